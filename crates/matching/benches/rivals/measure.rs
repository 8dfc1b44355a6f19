//! One instance: ours, then the rivals, on the same graph in the same run.

use crate::clock::{peak_mebibytes, seconds_per_call};
use crate::instances;
use crate::lemon::{Lemon, Measured, Trial};
use crate::report::Row;
use crate::rustworkx;
use matching::{Budget, Graph, Objective, Problem};
use std::error::Error;

/// What the words on the command line ask for.
pub struct Wishes {
    objective: Objective,
    rivals: bool,
    runs: usize,
    /// CPU seconds that one run of LEMON may take.
    lemon_limit: u32,
}

impl Wishes {
    pub fn read(words: &[String]) -> Result<Self, Box<dyn Error>> {
        let said = |option: &str| words.iter().any(|word| word == option);
        let objective = match said("--cardinality") {
            true => Objective::MaximumCardinality,
            false => Objective::MaximumWeight,
        };
        let runs = crate::value_of(words, "--runs").map_or(Ok(5), str::parse)?;
        let lemon_limit = crate::value_of(words, "--lemon-limit").map_or(Ok(100), str::parse)?;
        Ok(Self { objective, rivals: !said("--no-rivals"), runs, lemon_limit })
    }
}

/// Measures the instance `name`; every result of ours is verified.
pub fn row(name: &str, wishes: &Wishes) -> Result<Row, Box<dyn Error>> {
    let bounded = name.ends_with("_bounded");
    let graph = instance(name.trim_end_matches("_bounded"))?;
    let large = graph.vertex_count() > 50_000;
    let runs = if large { wishes.runs.min(3) } else { wishes.runs };
    let problem = Problem::new(&graph, wishes.objective);
    let gap_ppm = if bounded { 1000 } else { 0 };
    let (seconds, solution) = seconds_per_call(runs, || problem.solve(Budget::unlimited().with_gap_ppm(gap_ppm)));
    let solution = solution?;
    let peak_mib = peak_mebibytes();
    match bounded {
        true => problem.verify_bound(&solution.matching, &solution.certificate)?,
        false => problem.verify(&solution.matching, &solution.certificate)?,
    }
    let mut row = Row {
        name: name.to_owned(),
        vertices: graph.vertex_count(),
        edges: graph.edge_count(),
        seconds,
        peak_mib,
        gap: solution.gap() as f64 / (solution.certificate.bound as f64).max(1.0),
        lemon: None,
        lemon_above: None,
        rustworkx: None,
    };
    let comparable = wishes.rivals && !bounded && graph.vertex_count() <= 100_000;
    if let Some(lemon) = Lemon::build().filter(|_| comparable) {
        let perfect = wishes.objective == Objective::MaximumCardinality && solution.matching.is_perfect();
        let trial = Trial { runs: if large { 1 } else { 3 }, perfect, limit_seconds: wishes.lemon_limit };
        match lemon.measure(&graph, &trial)? {
            Measured::Done { weight, .. }
                if weight != solution.weight && (perfect || wishes.objective == Objective::MaximumWeight) =>
            {
                return Err(format!("LEMON finds {weight}, we {}", solution.weight).into());
            }
            Measured::Done { seconds, .. } => row.lemon = Some(seconds),
            Measured::Above(seconds) => row.lemon_above = Some(seconds),
        }
    }
    if comparable && graph.edge_count() <= 110_000 && graph.vertex_count() <= 1000 {
        let (seconds, weight) = rustworkx::measure(&graph, wishes.objective);
        if weight != i128::from(solution.weight) {
            return Err(format!("rustworkx-core finds {weight}, we {}", solution.weight).into());
        }
        row.rustworkx = Some(seconds);
    }
    Ok(row)
}

/// `d500`, `s10k_16`, `g1000` or `g10k_16`.
fn instance(name: &str) -> Result<Graph, Box<dyn Error>> {
    let (kind, rest) = name.split_at(1);
    let (size, k) = rest.split_once('_').unwrap_or((rest, "0"));
    let thousands = size.strip_suffix('k').map(|text| (text, 1000));
    let millions = size.strip_suffix('M').map(|text| (text, 1_000_000));
    let (digits, unit) = thousands.or(millions).unwrap_or((size, 1));
    let (n, k) = (digits.parse::<u32>()? * unit, k.parse::<usize>()?);
    let shares = if kind == "g" { instances::GIANT } else { instances::SKEWED };
    let graph = if k == 0 { instances::dense(n, shares, 1) } else { instances::sparse(n, k, shares, 1) };
    Ok(graph?)
}
