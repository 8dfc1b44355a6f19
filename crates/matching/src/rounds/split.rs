//! Splits an R-matching into R matchings.
//!
//! Peeling: a matching that covers every vertex of greatest degree takes one round away; while one
//! exists nothing is lost (König's argument, which holds for bipartite graphs and mostly beyond).
//! What is left over is repaired by Kempe chains, then every round is solved again around the others.

use super::repair::{Rounds, scrambled};
use super::transport::{Relaxed, relax};
use super::{RoundsProblem, halves, round_problem, shorts};
use crate::budget::Phase;
use crate::{Budget, Graph, Matching, Objective, Problem};

/// How often the peeling is tried.
const ATTEMPTS: u64 = 8;
/// How many exchanges are tried to make room for an edge that was left over.
const EXCHANGES: u64 = 500;
/// Weights that one attempt tells edges apart by.
const TASTES: i64 = 1024;

/// R disjoint matchings by way of the R-matching; `None` when the budget has ended.
pub(super) fn solve(problem: &RoundsProblem, relaxed: &Relaxed, budget: &mut Budget) -> Option<Vec<Matching>> {
    let saturated = degree_sum(relaxed) == u64::from(problem.rounds) * u64::from(problem.graph.vertex_count());
    let edges = if saturated || problem.objective == Objective::MaximumWeight {
        rounded(problem, relaxed)
    } else {
        rounded(problem, &relax_for_pairs(problem, budget)?)
    };
    if budget.is_stopped() {
        return None;
    }
    let mut matchings = split(problem, &edges, budget).into_matchings();
    for round in 0..matchings.len() {
        improve(problem, &mut matchings, round, budget);
    }
    Some(matchings)
}

fn degree_sum(relaxed: &Relaxed) -> u64 {
    2 * relaxed.full.len() as u64 + relaxed.half.len() as u64
}

/// The relaxation when every pair counts more than any difference in weight, with a dummy for the
/// odd one out: it meets everybody at most once.
fn relax_for_pairs(problem: &RoundsProblem, budget: &mut Budget) -> Option<Relaxed> {
    let n = problem.graph.vertex_count();
    let lift = Problem::new(problem.graph, problem.objective).spread().checked_mul(i64::from(problem.rounds.max(1)))?;
    let raised = problem.graph.edges().map(|(u, v, weight)| (u, v, weight.saturating_add(lift)));
    let odd = (0..n % 2).flat_map(|_| (0..n).map(|v| (v, n, 1)));
    let graph = Graph::from_edges(n + n % 2, raised.chain(odd)).ok()?;
    let degrees = vec![problem.rounds; graph.vertex_count() as usize];
    let mut relaxed = relax(&graph, &degrees, budget);
    for list in [&mut relaxed.full, &mut relaxed.half] {
        list.retain(|&(_, v)| v < n);
    }
    Some(relaxed)
}

fn rounded(problem: &RoundsProblem, relaxed: &Relaxed) -> Vec<(u32, u32)> {
    let mut edges = relaxed.full.clone();
    edges.extend(halves::round(problem.graph.vertex_count(), &relaxed.half));
    shorts::complete(problem.graph, relaxed, problem.rounds, &edges)
}

/// Peels in another order until every edge has its round, or the attempts are used up.
fn split(problem: &RoundsProblem, edges: &[(u32, u32)], budget: &mut Budget) -> Rounds {
    let (mut best, mut left_out) = peel(problem, edges.to_vec(), 0, budget);
    for attempt in 1..ATTEMPTS {
        if left_out == 0 || budget.is_stopped() {
            break;
        }
        let (rounds, missing) = peel(problem, edges.to_vec(), attempt, budget);
        if missing < left_out {
            (best, left_out) = (rounds, missing);
        }
    }
    best
}

/// Takes a round away at a time, the vertices of greatest degree first; how many edges are left out.
fn peel(problem: &RoundsProblem, mut edges: Vec<(u32, u32)>, attempt: u64, budget: &mut Budget) -> (Rounds, usize) {
    let n = problem.graph.vertex_count();
    let mut rounds = Rounds::new(n, problem.rounds as usize);
    for round in 0..problem.rounds as usize {
        let mut degree = vec![0_u32; n as usize];
        for &(u, v) in &edges {
            degree[u as usize] += 1;
            degree[v as usize] += 1;
        }
        let left = problem.rounds - u32::try_from(round).unwrap_or(0);
        let urgent = |v: u32| i64::from(degree[v as usize] >= left);
        let weight = |u, v| (urgent(u) + urgent(v)) * i64::from(n) * TASTES + taste(attempt, u, v) + 1;
        let weighted: Vec<_> = edges.iter().map(|&(u, v)| (u, v, weight(u, v))).collect();
        let graph = Graph::pack_edges(n, &weighted);
        let matching = Problem::new(&graph, Objective::MaximumWeight).solve_within(budget).matching;
        edges.retain(|&(u, v)| matching.mate(u) != Some(v));
        matching.pairs().for_each(|(u, v)| rounds.pair(round, u, v));
        budget.spend(edges.len() as u64, Phase::Rounds, 800);
    }
    let left_out = edges.into_iter().filter(|&(u, v)| !rounds.insert_after_exchanges(u, v, EXCHANGES)).count();
    (rounds, left_out)
}

/// A number below [`TASTES`] that makes one attempt prefer other edges than the next.
fn taste(attempt: u64, u: u32, v: u32) -> i64 {
    i64::try_from(scrambled(attempt, u, v) % TASTES.unsigned_abs()).unwrap_or(0)
}

/// The best matching of one round while the others stay.
fn improve(problem: &RoundsProblem, matchings: &mut [Matching], round: usize, budget: &mut Budget) {
    let current = std::mem::replace(&mut matchings[round], Matching::empty(problem.graph.vertex_count()));
    let open = problem.open_graph(round, matchings);
    let mut byes = problem.byes(matchings);
    for v in (0..problem.graph.vertex_count()).filter(|&v| problem.is_present(round, v)) {
        byes[v as usize] -= 1;
    }
    let better = round_problem(&open, problem.objective, &byes).solve_within(budget);
    matchings[round] = if better.optimal { better.matching } else { current };
}
