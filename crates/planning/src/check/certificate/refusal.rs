//! What the verifier's refusal means: the proof is wrong, or it proves that there is better.

use matching::VerifyError;

use crate::check::Finding;
use crate::check::view::View;

/// The findings about a round, whose vertices are these `people`.
pub(super) fn findings(view: &View<'_>, (round, people): (u32, &[usize]), error: &VerifyError) -> Vec<Finding> {
    let why = by_name(view, people, error);
    let said = |code, detail: String| Finding::new(code, detail).in_round(round);
    let mut findings = vec![said("certificate", format!("The certificate of round {round} does not prove it: {why}."))];
    if is_about_the_meetings(error) {
        findings.push(said("optimal", format!("Round {round} is not proved to be the best: {why}.")));
    }
    findings
}

fn is_about_the_meetings(error: &VerifyError) -> bool {
    matches!(
        error,
        VerifyError::NoEdge { .. }
            | VerifyError::NotOptimal { .. }
            | VerifyError::ExposedAboveMinimum { .. }
            | VerifyError::Barrier { .. }
    )
}

/// The refusal with people where the verifier has vertices.
fn by_name(view: &View<'_>, people: &[usize], error: &VerifyError) -> String {
    let name =
        |vertex: u32| people.get(vertex as usize).map_or_else(String::new, |person| view.id(*person).to_string());
    match error {
        VerifyError::NoEdge { u, v } => format!("{} and {} meet and may not meet in this round", name(*u), name(*v)),
        VerifyError::ExposedAboveMinimum { vertex, dual, minimum } => {
            format!("{} has no meeting, and the dual {dual} instead of the least, {minimum}", name(*vertex))
        }
        VerifyError::EdgeUncovered { u, v, doubled_weight, covered } => format!(
            "a meeting of {} and {} is worth {doubled_weight} doubled, the duals cover only {covered}",
            name(*u),
            name(*v)
        ),
        other => other.to_string(),
    }
}
