//! `verify`: reads a graph and a certificate, nothing else, and checks the proof.

use std::path::PathBuf;

use matching::{Graph, Problem, RoundsProblem, RoundsSolution, Solution};

use super::certificate_file::{CertificateFile, OneRound, SeveralRounds};
use super::match_graph::read_graph;
use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::files;

/// What to check.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The edge list, as for `match`.
    pub file: PathBuf,
    /// The certificate, as `match --certificate` writes it.
    pub certificate: PathBuf,
}

/// Checks the certificate; prints what it proves.
///
/// # Errors
/// A file cannot be read, or the certificate proves nothing: `certificate`, with the reason.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    let graph = read_graph(&options.file)?;
    let bytes = files::read_up_to(&options.certificate, 1 << 30)?;
    let file: CertificateFile = serde_json::from_slice(&bytes).map_err(|error| {
        refusal(options, format!("this is no certificate: {error}"), "pass a file that `match --certificate` wrote")
    })?;
    let proved = match &file {
        CertificateFile::One(round) => one(&graph, round),
        CertificateFile::Several(several) => rounds(&graph, several),
    };
    let proved = proved.map_err(|reason| refusal(options, reason, "the matching may still be right: solve again"))?;
    println!("{proved}");
    Ok(Exit::Clean)
}

fn refusal(options: &Options, what: String, action: &str) -> Failure {
    Failure::input(CodedError::new("certificate", what).at(options.certificate.display()).action(action))
}

fn one(graph: &Graph, round: &OneRound) -> Result<String, String> {
    let matching = round.matching(graph.vertex_count()).map_err(|error| error.to_string())?;
    let problem = Problem::new(graph, round.objective.into());
    let checked = match round.optimal {
        true => problem.verify(&matching, &round.certificate),
        false => problem.verify_bound(&matching, &round.certificate),
    };
    checked.map_err(|error| error.to_string())?;
    Ok(summary(matching.weight(graph), matching.cardinality(), round.certificate.bound))
}

fn rounds(graph: &Graph, several: &SeveralRounds) -> Result<String, String> {
    let mut solutions = Vec::new();
    for round in &several.rounds {
        let matching = round.matching(graph.vertex_count()).map_err(|error| error.to_string())?;
        let (weight, certificate) = (matching.weight(graph), round.certificate.clone());
        solutions.push(Solution { matching, certificate, weight, optimal: round.optimal });
    }
    let count = u32::try_from(solutions.len()).map_err(|_| "too many rounds".to_owned())?;
    let pairs = solutions.iter().map(|round| round.matching.cardinality()).sum();
    let solution = RoundsSolution {
        rounds: solutions,
        weight: several.weight,
        bound: several.bound,
        gap: several.bound.saturating_sub(several.weight),
        optimal: several.bound == several.weight,
        vertex_duals: several.vertex_duals.clone(),
        pair_dual: several.pair_dual,
    };
    let checked = RoundsProblem::new(graph, count, several.objective.into()).verify(&solution);
    checked.map_err(|error| error.to_string())?;
    Ok(summary(several.weight, pairs, several.bound))
}

/// One line of JSON.
fn summary(weight: i64, cardinality: usize, bound: i64) -> String {
    let gap = bound.saturating_sub(weight);
    serde_json::json!({
        "verified": true, "weight": weight, "cardinality": cardinality, "bound": bound, "gap": gap, "optimal": gap == 0,
    })
    .to_string()
}
