//! Side by side with LEMON and rustworkx-core on seeded instances.
//!
//! `cargo bench -p matching --bench rivals -- [NAME…] [--runs N] [--no-rivals]`

mod clock;
mod instances;
mod lemon;

use clock::{peak_mebibytes, seconds_per_call};
use lemon::Lemon;
use matching::{Budget, Graph, Objective, Phase, solve, verify};
use std::ops::ControlFlow;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|w| w != "--bench").collect();
    let rivals = !words.iter().any(|w| w == "--no-rivals");
    let objective = match words.iter().any(|w| w == "--cardinality") {
        true => Objective::MaximumCardinality,
        false => Objective::MaximumWeight,
    };
    let lemon = rivals.then(Lemon::build).flatten();
    for name in words.iter().filter(|w| !w.starts_with("--")) {
        let graph = instance(name);
        let (seconds, solution) =
            seconds_per_call(3, || solve(&graph, objective, Budget::unlimited()).expect("solvable"));
        verify(&graph, objective, &solution.matching, &solution.certificate).expect("proved");
        let theirs = lemon.as_ref().and_then(|lemon| lemon.measure(&graph, 1));
        let (ratio, same) = theirs.map_or((0.0, true), |m| (m.seconds / seconds, m.weight == solution.weight));
        println!(
            "{name:9} m {:8} ours {seconds:.6} lemon {:.6} ratio {ratio:.2} {} {:?} blossoms {} MiB {:.0}",
            graph.edge_count(),
            ratio * seconds,
            if same { "" } else { "DIFFERENT" },
            phases(&graph, objective),
            solution.certificate.blossoms.len(),
            peak_mebibytes(),
        );
    }
}

/// `d500` or `s10k_16`.
fn instance(name: &str) -> Graph {
    let (kind, rest) = name.split_at(1);
    let (size, k) = rest.split_once('_').unwrap_or((rest, "0"));
    let n = match (size.strip_suffix('k'), size.strip_suffix('M')) {
        (Some(thousands), _) => thousands.parse::<u32>().expect("a number") * 1000,
        (_, Some(millions)) => millions.parse::<u32>().expect("a number") * 1_000_000,
        _ => size.parse().expect("a number"),
    };
    match kind {
        "d" => instances::dense(n, instances::SKEWED, 1),
        "g" if k == "0" => instances::dense(n, instances::GIANT, 1),
        "g" => instances::sparse(n, k.parse().expect("a number"), instances::GIANT, 1),
        _ => instances::sparse(n, k.parse().expect("a number"), instances::SKEWED, 1),
    }
}

/// CPU seconds from the start of each phase to the next.
fn phases(graph: &Graph, objective: Objective) -> Vec<(Phase, f64)> {
    let mut starts: Vec<(Phase, std::time::Instant)> = Vec::new();
    let mut watch = |progress: matching::Progress| {
        if starts.last().is_none_or(|last| last.0 != progress.phase) {
            starts.push((progress.phase, std::time::Instant::now()));
        }
        ControlFlow::Continue(())
    };
    let budget = Budget::unlimited().with_observer(&mut watch);
    solve(graph, objective, budget).expect("solvable");
    let end = std::time::Instant::now();
    let ends: Vec<_> = starts.iter().skip(1).map(|s| s.1).chain([end]).collect();
    starts.iter().zip(ends).map(|(s, end)| (s.0, (end - s.1).as_secs_f64())).collect()
}
