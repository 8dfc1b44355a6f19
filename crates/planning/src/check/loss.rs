//! A round that is not its best on purpose: what it gives up, proved.
//!
//! Exchanges for giving, receiving and fair service may cost soft weight, never a place, a fair
//! bye or an exception. The certificate then bounds the round instead of proving it optimal, and
//! the difference must be declared.

use std::collections::BTreeSet;

use domain::plan::Tiers;
use matching::{Certificate, Graph, Matching, Objective, Problem};

/// What a round gives up; none where more than soft weight would be lost, or where the
/// certificate does not bound it.
pub(super) fn proved(graph: &Graph, tiers: Tiers, matching: &Matching, certificate: &Certificate) -> Option<i64> {
    Problem::new(graph, Objective::MaximumCardinality).verify_bound(matching, certificate).ok()?;
    if !is_exact(matching, certificate) || !most_pairs(graph, matching, &certificate.barrier) {
        return None;
    }
    let [actual, best] = [matching.weight(graph), certificate.bound];
    let above_soft = |weight: i64| (weight / tiers.bye, weight % tiers.bye / tiers.no_exception);
    let loss = best - actual;
    (above_soft(actual) == above_soft(best) && loss > 0).then_some(loss)
}

/// Whether the duals sum to the bound without rounding, as those of a best matching do.
fn is_exact(matching: &Matching, certificate: &Certificate) -> bool {
    let least = certificate.vertex_duals.iter().copied().min().map_or(0, i128::from).min(0);
    let vertices: i128 = certificate.vertex_duals.iter().map(|dual| i128::from(*dual)).sum();
    let pairs = |blossom: &matching::Blossom| i128::from(blossom.dual) * (blossom.vertices.len() as i128 / 2);
    let odd_sets: i128 = certificate.blossoms.iter().map(pairs).sum();
    vertices + odd_sets - matching.exposed().count() as i128 * least == 2 * i128::from(certificate.bound)
}

/// Whether `odd(G − A) − |A|` vertices stay exposed at least, and the matching exposes no more
/// (Tutte, Berge).
fn most_pairs(graph: &Graph, matching: &Matching, barrier: &[u32]) -> bool {
    let barrier: BTreeSet<u32> = barrier.iter().copied().collect();
    let vertices = graph.vertex_count();
    let mut neighbours: Vec<Vec<u32>> = vec![Vec::new(); vertices as usize];
    for (u, v, _) in graph.edges() {
        neighbours[u as usize].push(v);
        neighbours[v as usize].push(u);
    }
    let mut seen = vec![false; vertices as usize];
    let mut odd = 0;
    for start in (0..vertices).filter(|v| !barrier.contains(v)) {
        let mut size = 0;
        let mut stack = vec![start];
        while let Some(v) = stack.pop() {
            if !std::mem::replace(&mut seen[v as usize], true) {
                size += 1;
                stack.extend(neighbours[v as usize].iter().filter(|u| !barrier.contains(u)));
            }
        }
        odd += size % 2;
    }
    odd - barrier.len() as i64 == matching.exposed().count() as i64
}
