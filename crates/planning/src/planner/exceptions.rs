//! Every exception is declared with its proof.

use domain::plan::Exception;

use crate::pair_set::pairs_of;
use crate::rounds::{DrawnRound, Scene};

/// The pairs that break an `if_unavoidable` rule, in the order of rounds.
pub(super) fn declared(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Vec<Exception> {
    let mut exceptions = Vec::new();
    for round in rounds {
        for (i, j) in round.meetings.iter().flat_map(|meeting| pairs_of(meeting)) {
            let Some(code) = scene.table.cell(i, j).exception() else { continue };
            exceptions.push(Exception {
                code: code.to_owned(),
                round: round.number,
                people: [i, j].map(|person| scene.roster.people[person].id.clone()).into(),
                proof: proof(round),
            });
        }
    }
    exceptions
}

fn proof(round: &DrawnRound) -> String {
    match round.certificate {
        Some(_) => {
            format!("the certificate of round {}: fewer exceptions leave somebody out or byes unfair", round.number)
        }
        None => "kept as it was held or locked".to_owned(),
    }
}
