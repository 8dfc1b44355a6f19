//! Round by round: each the best of what is left, whoever had byes first.

use super::{RoundsProblem, round_problem};
use crate::budget::Phase;
use crate::{Budget, Certificate, Graph, Matching, Objective, Solution};

/// The best matching of every round after the ones before. Cost: R matchings, all but the first warm.
pub(super) fn solve(problem: &RoundsProblem, budget: &mut Budget) -> Vec<Solution> {
    let mut solutions: Vec<Solution> = Vec::new();
    let mut matchings = Vec::new();
    for round in 0..problem.rounds as usize {
        let open = problem.open_graph(round, &matchings);
        let byes = problem.byes(&matchings);
        let solution = solve_round(&open, problem.objective, &byes, solutions.last(), budget);
        matchings.push(solution.matching.clone());
        solutions.push(solution);
        let permille = (round + 1) * 500 / problem.rounds as usize;
        budget.spend(0, Phase::Rounds, u16::try_from(permille).unwrap_or(500));
    }
    solutions
}

/// The best matching of a round with its proof, from a solution that may be near.
pub(super) fn solve_round(
    open: &Graph,
    objective: Objective,
    byes: &[u32],
    near: Option<&Solution>,
    budget: &mut Budget,
) -> Solution {
    let problem = round_problem(open, objective, byes);
    let started = near.and_then(|near| problem.with_start(near).ok());
    started.unwrap_or(problem).solve_within(budget)
}

/// A matching and duals as a place to start from; proves nothing.
pub(super) fn near(matching: &Matching, vertex_duals: &[i64]) -> Solution {
    let certificate = Certificate {
        scale: 2,
        vertex_duals: vertex_duals.to_vec(),
        blossoms: Vec::new(),
        barrier: Vec::new(),
        bound: i64::MAX,
        priority_step: 0,
    };
    Solution { matching: matching.clone(), certificate, weight: 0, optimal: false }
}
