//! Round by round: each the best of what is left, whoever had byes first.

use super::{RoundsProblem, round_problem};
use crate::budget::Phase;
use crate::{Budget, Graph, Matching, Objective, Solution};

/// A matching per round. Cost: R matchings.
pub(super) fn solve(problem: &RoundsProblem, budget: &mut Budget) -> Vec<Matching> {
    let mut matchings = Vec::new();
    for round in 0..problem.rounds as usize {
        let open = problem.open_graph(round, &matchings);
        let byes = problem.byes(&matchings);
        matchings.push(solve_round(&open, problem.objective, &byes, budget, None).matching);
        let permille = (round + 1) * 500 / problem.rounds as usize;
        budget.spend(0, Phase::Rounds, u16::try_from(permille).unwrap_or(500));
    }
    matchings
}

/// The best matching of a round with its proof; or the proof alone for a `given` matching.
pub(super) fn solve_round(
    open: &Graph,
    objective: Objective,
    byes: &[u32],
    budget: &mut Budget,
    given: Option<&Matching>,
) -> Solution {
    let problem = round_problem(open, objective, byes);
    let best = problem.solve_within(budget);
    match given {
        Some(matching) if *matching != best.matching => problem.prove_given(matching.clone(), best),
        _ => best,
    }
}
