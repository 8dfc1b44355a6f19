//! Why there is no plan, as errors of the command line.

use std::path::Path;

use planning::Refusal;

use crate::failure::{CodedError, Failure};

/// Every refusal, at the file that it comes from.
pub fn failure(file: &Path, refusals: &[Refusal]) -> Failure {
    Failure::inputs(refusals.iter().map(|refusal| coded(file, refusal)).collect())
}

fn coded(file: &Path, refusal: &Refusal) -> CodedError {
    let at = match refusal.round {
        Some(round) => format!("{}, round {round}", file.display()),
        None => file.display().to_string(),
    };
    let error = CodedError::new(refusal.code, &refusal.detail).at(at);
    match refusal.relax.as_slice() {
        [] => error.action("correct the input"),
        rules => error.action(format!("relax {}", rules.join(", "))),
    }
}
