//! The R-matching that is to be split: from the relaxation to whole edges.
//!
//! Under maximum cardinality every pair counts more than any difference in weight, and a dummy meets
//! whoever sits out in a round with an odd number of people: each person at most once.

use super::relaxed::{Relaxed, relax};
use super::{RoundsProblem, halves, shorts};
use crate::{Budget, Graph, Objective, Problem};

/// Edges to split, and what sitting out costs whoever is next to do so, if anybody must.
pub(super) struct RMatching {
    pub edges: Vec<(u32, u32)>,
    /// Doubled scale.
    pub margin: Option<i64>,
}

/// `None` when the weights leave no room for pairs to come first, or the budget has ended.
pub(super) fn find(problem: &RoundsProblem, relaxed: &Relaxed, budget: &mut Budget) -> Option<RMatching> {
    let degrees = problem.degrees();
    let wanted: u64 = degrees.iter().map(|&degree| u64::from(degree)).sum();
    let saturated = 2 * relaxed.full.len() as u64 + relaxed.half.len() as u64 == wanted;
    let pairs_first = problem.objective == Objective::MaximumCardinality;
    let found = match pairs_first && !(saturated && problem.odd_rounds() == 0) {
        true => Raised::new(problem, degrees)?.find(relaxed, budget),
        false => RMatching { edges: rounded(problem.graph, relaxed, &degrees), margin: None },
    };
    (!budget.is_stopped()).then_some(found)
}

fn rounded(graph: &Graph, relaxed: &Relaxed, degrees: &[u32]) -> Vec<(u32, u32)> {
    let mut edges = relaxed.full.clone();
    edges.extend(halves::round(graph.vertex_count(), &relaxed.half));
    shorts::complete(graph, relaxed, degrees, &edges)
}

/// The graph in which pairs come first: every weight raised, and a dummy if somebody must sit out.
struct Raised {
    graph: Graph,
    degrees: Vec<u32>,
    /// By how much every pair is raised.
    lift: i64,
    /// Weight of sitting out: below every pair, above nothing.
    out: i64,
    people: u32,
}

impl Raised {
    fn new(problem: &RoundsProblem, mut degrees: Vec<u32>) -> Option<Self> {
        let people = problem.graph.vertex_count();
        let spread = Problem::new(problem.graph, problem.objective).spread();
        let lift = spread.checked_mul(i64::from(problem.rounds.max(1)))?.checked_add(1)?;
        let lightest = problem.graph.weights.iter().copied().min().unwrap_or(0);
        let out = lift.checked_add(lightest.min(0))?.checked_sub(1)?;
        let raised = problem.graph.edges().map(|(u, v, weight)| (u, v, weight.saturating_add(lift)));
        let odd = problem.odd_rounds();
        let dummy = (0..people).filter(|_| odd > 0).map(|v| (v, people, out));
        let graph = Graph::from_edges(people + u32::from(odd > 0), raised.chain(dummy)).ok()?;
        if odd > 0 {
            degrees.push(odd);
        }
        Some(Self { graph, degrees, lift, out, people })
    }

    fn find(&self, near: &Relaxed, budget: &mut Budget) -> RMatching {
        let relaxed = relax(&self.graph, &self.degrees, Some(&self.guess(near)), budget);
        let mut edges = rounded(&self.graph, &relaxed, &self.degrees);
        edges.retain(|&(_, v)| v < self.people);
        let dummy = relaxed.duals.get(self.people as usize);
        RMatching { edges, margin: dummy.map(|dual| 2 * self.out - dual - self.lift) }
    }

    /// The duals without the lift, lifted; the dummy's so that as many as must want to sit out.
    fn guess(&self, near: &Relaxed) -> Vec<i64> {
        let mut guess: Vec<i64> = near.duals.iter().map(|dual| dual.saturating_add(self.lift)).collect();
        if let Some(&odd) = self.degrees.get(self.people as usize) {
            let mut rising = guess.clone();
            rising.sort_unstable();
            let margin = rising.get(odd as usize).or(rising.last()).copied().unwrap_or(0);
            guess.push(2 * self.out - margin);
        }
        guess
    }
}
