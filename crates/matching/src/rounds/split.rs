//! Splits an R-matching into R matchings.
//!
//! Peeling: a matching that covers every vertex of greatest degree takes one round away; while one
//! exists nothing is lost (König's argument, which holds for bipartite graphs and mostly beyond).
//! Where people come and go, an edge fits only the rounds in which both are there: a list edge
//! colouring, with vertices and edges first that cannot wait.
//! What is left over is repaired by Kempe chains, then every round is solved again around the others.

use super::RoundsProblem;
use super::relaxed::Relaxed;
use super::repair::{Rounds, scrambled};
use super::sequential::{near, solve_round};
use crate::budget::Phase;
use crate::{Budget, Graph, Matching, Objective, Problem};

/// How often the peeling is tried.
const ATTEMPTS: u64 = 8;
/// As much where people come and go: fewer rounds suit each edge.
const ATTEMPTS_PARTIAL: u64 = 32;
/// How many exchanges per round are tried to make room for the edges that were left over.
const EXCHANGES: u64 = 120;
/// Weights that one attempt tells edges apart by.
const TASTES: i64 = 1024;

/// R disjoint matchings that take as many of the `edges` as can be.
pub(super) fn solve(
    problem: &RoundsProblem,
    relaxed: &Relaxed,
    edges: &[(u32, u32)],
    budget: &mut Budget,
) -> Vec<Matching> {
    let mut matchings = split(problem, edges, budget).into_matchings();
    for round in 0..matchings.len() {
        improve(problem, relaxed, &mut matchings, round, budget);
    }
    matchings
}

/// Peels in another order until every edge has its round, or the attempts are used up.
fn split(problem: &RoundsProblem, edges: &[(u32, u32)], budget: &mut Budget) -> Rounds {
    let (mut best, mut left_out) = peel(problem, edges.to_vec(), 0, budget);
    let attempts = if problem.presence.is_some() { ATTEMPTS_PARTIAL } else { ATTEMPTS };
    for attempt in 1..attempts {
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
    let mut rounds = empty(problem);
    for round in 0..problem.rounds as usize {
        let urgency = Urgency::new(problem, &edges, round);
        let there = |v| problem.is_present(round, v);
        let weight = |u, v| urgency.of(u, v) * i64::from(n) * TASTES + taste(attempt, u, v) + 1;
        let open = edges.iter().filter(|&&(u, v)| there(u) && there(v));
        let weighted: Vec<_> = open.map(|&(u, v)| (u, v, weight(u, v))).collect();
        let graph = Graph::pack_edges(n, &weighted);
        let matching = Problem::new(&graph, Objective::MaximumWeight).solve_within(budget).matching;
        edges.retain(|&(u, v)| matching.mate(u) != Some(v));
        matching.pairs().for_each(|(u, v)| rounds.pair(round, u, v));
        budget.spend(edges.len() as u64, Phase::Rounds, 800);
    }
    let mut tries = EXCHANGES * u64::from(problem.rounds);
    let left_out = edges.into_iter().filter(|&(u, v)| !rounds.insert_after_exchanges(u, v, &mut tries)).count();
    (rounds, left_out)
}

/// Nobody meets anybody; the absent are barred.
fn empty(problem: &RoundsProblem) -> Rounds {
    let n = problem.graph.vertex_count();
    let mut rounds = Rounds::new(n, problem.rounds as usize);
    for round in 0..problem.rounds as usize {
        for v in (0..n).filter(|&v| !problem.is_present(round, v)) {
            rounds.bar(round, v);
        }
    }
    rounds
}

/// Who cannot wait for a later round.
struct Urgency<'a> {
    problem: &'a RoundsProblem<'a>,
    round: usize,
    full: Vec<bool>,
}

impl<'a> Urgency<'a> {
    /// Vertices with as many edges left as rounds. Cost O(n R + edges).
    fn new(problem: &'a RoundsProblem<'a>, edges: &[(u32, u32)], round: usize) -> Self {
        let n = problem.graph.vertex_count();
        let mut degree = vec![0; n as usize];
        for &(u, v) in edges {
            degree[u as usize] += 1;
            degree[v as usize] += 1;
        }
        let left = |v| (round..problem.rounds as usize).filter(|&later| problem.is_present(later, v)).count();
        let full = (0..n).map(|v| degree[v as usize] >= left(v)).collect();
        Self { problem, round, full }
    }

    /// 0..=3: ends that are full, and whether the two are never there together again.
    fn of(&self, u: u32, v: u32) -> i64 {
        let together = |round| self.problem.is_present(round, u) && self.problem.is_present(round, v);
        let last = self.problem.presence.is_some() && !(self.round + 1..self.problem.rounds as usize).any(together);
        [self.full[u as usize], self.full[v as usize], last].map(i64::from).iter().sum()
    }
}

/// A number below [`TASTES`] that makes one attempt prefer other edges than the next.
fn taste(attempt: u64, u: u32, v: u32) -> i64 {
    i64::try_from(scrambled(attempt, u, v) % TASTES.unsigned_abs()).unwrap_or(0)
}

/// The best matching of one round while the others stay.
fn improve(problem: &RoundsProblem, relaxed: &Relaxed, matchings: &mut [Matching], round: usize, budget: &mut Budget) {
    let current = std::mem::replace(&mut matchings[round], Matching::empty(problem.graph.vertex_count()));
    let open = problem.open_graph(round, matchings);
    let mut byes = problem.byes(matchings);
    for v in (0..problem.graph.vertex_count()).filter(|&v| problem.is_present(round, v)) {
        byes[v as usize] -= 1;
    }
    let near = near(&current, &relaxed.duals);
    let better = solve_round(&open, problem.objective, &byes, Some(&near), budget);
    matchings[round] = if better.optimal { better.matching } else { current };
}
