//! Disjoint matchings for several rounds: nobody meets anybody twice.
//!
//! NP-hard from two rounds on (Hanauer, Henzinger, Schmid and Trummer 2022), yet close to its linear
//! relaxation. Two ways are tried and the better one is kept: the optimal R-matching split into
//! rounds, and round by round. Either way the relaxation's duals prove a bound, and the gap is told.

mod bound;
mod halves;
mod open;
mod people;
mod r_matching;
mod relaxed;
mod repair;
mod sequential;
mod shorts;
mod split;
mod transport;

use crate::{Budget, Graph, GraphError, Matching, Objective, Problem, RoundsSolution, Solution, VerifyError};
use bound::{Limits, RoundsDuals};
pub use bound::{degree_bound, degree_duals, schedule_bound};

/// Several rounds over one graph.
///
/// ```
/// use matching::{Budget, Graph, Objective, RoundsProblem};
/// // Four people, everybody with everybody: three rounds in which all meet all.
/// let graph = Graph::from_edges(4, (0..4).flat_map(|u| (u + 1..4).map(move |v| (u, v, 1))))?;
/// let problem = RoundsProblem::new(&graph, 3, Objective::MaximumCardinality);
/// let solution = problem.solve(Budget::unlimited())?;
/// assert_eq!((solution.weight, solution.optimal), (6, true));
/// assert_eq!(problem.verify(&solution), Ok(()));
/// # Ok::<(), matching::GraphError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct RoundsProblem<'g> {
    graph: &'g Graph,
    rounds: u32,
    objective: Objective,
    presence: Option<&'g [Vec<bool>]>,
}

impl<'g> RoundsProblem<'g> {
    /// Everybody is there in every round.
    #[must_use]
    pub fn new(graph: &'g Graph, rounds: u32, objective: Objective) -> Self {
        Self { graph, rounds, objective, presence: None }
    }

    /// `presence[round][vertex]`: who is there when.
    ///
    /// # Errors
    /// [`GraphError::WrongLength`] unless there is a list per round with an entry per vertex.
    pub fn with_presence(mut self, presence: &'g [Vec<bool>]) -> Result<Self, GraphError> {
        let wrong = |what, expected, found| Err(GraphError::WrongLength { what, expected, found });
        if presence.len() != self.rounds as usize {
            return wrong("presence by round", self.rounds as usize, presence.len());
        }
        let vertices = self.graph.vertex_count() as usize;
        if let Some(round) = presence.iter().find(|round| round.len() != vertices) {
            return wrong("presence in a round", vertices, round.len());
        }
        self.presence = Some(presence);
        Ok(self)
    }

    /// The better of the split R-matching and the round-by-round solution, with bound and gap.
    ///
    /// Under maximum cardinality the most pairs over all rounds come first, then the fairest byes
    /// (lexicographically, most byes first), then weight: with an odd number of people who can all
    /// meet, nobody sits out twice before everybody did. Cost: 2 R matchings, and the relaxation by
    /// n · R searches of O(m log n) at worst on a core of the graph.
    ///
    /// # Errors
    /// As [`crate::solve`].
    pub fn solve(&self, mut budget: Budget) -> Result<RoundsSolution, GraphError> {
        budget.demand_optimum();
        let by_round = sequential::solve(self, &mut budget);
        let degrees = self.degrees();
        let last = by_round.last().map(|solution| solution.certificate.vertex_duals.as_slice());
        let relaxed = relaxed::relax(self.graph, &degrees, last, &mut budget);
        let found = r_matching::find(self, &relaxed, &mut budget);
        let margin = found.as_ref().and_then(|found| found.margin);
        let split = found.map(|found| split::solve(self, &relaxed, &found.edges, &mut budget));
        let by_round = by_round.into_iter().map(|solution| solution.matching).collect();
        let plans = [split, Some(by_round)].into_iter().flatten();
        let matchings = plans.max_by_key(|plan| self.value(plan)).unwrap_or_default();
        let limits = Limits { graph: self.graph, degrees: &degrees, pairs: self.pairs_max() };
        let duals = limits.tightest(relaxed.duals, margin, &mut budget);
        Ok(self.prove(matchings, duals, &mut budget))
    }

    /// What these duals prove about the total weight, halved and rounded down, for `y, z ≥ 0`:
    /// `Σ b·y + P·z + Σ_e max(0, 2w_e − y_u − y_v − z)`, where `b` is the number of rounds that a
    /// vertex is there for and `P` the sum of ⌊people / 2⌋ over the rounds. Cost O(n R + m).
    #[must_use]
    pub fn bound(&self, vertex_duals: &[i64], pair_dual: i64) -> i64 {
        let mut vertices: Vec<i64> = vertex_duals.iter().map(|&dual| dual.max(0)).collect();
        vertices.resize(self.graph.vertex_count() as usize, 0);
        let duals = RoundsDuals { vertices, pair: pair_dual.max(0) };
        Limits { graph: self.graph, degrees: &self.degrees(), pairs: self.pairs_max() }.bound(&duals)
    }

    /// Checks that no pair repeats and nobody absent is paired, the bound, and the certificate of
    /// every round for what the earlier ones left. Shares no code with the solver.
    ///
    /// # Errors
    /// What is wrong first. A round that is not the best of what was left, and does not claim to
    /// be, is no error.
    pub fn verify(&self, solution: &RoundsSolution) -> Result<(), VerifyError> {
        crate::verify::rounds::check(self.graph, self.presence, solution)?;
        let degrees = self.degrees();
        let sizes: Vec<u32> = (0..self.rounds as usize).map(|round| self.people(round)).collect();
        crate::verify::rounds::check_bound(self.graph, &degrees, &sizes, solution)?;
        let matchings: Vec<Matching> = solution.rounds.iter().map(|round| round.matching.clone()).collect();
        for (at, round) in solution.rounds.iter().enumerate() {
            let open = self.open_graph(at, &matchings[..at]);
            let byes = self.byes(&matchings[..at]);
            let problem = round_problem(&open, self.objective, &byes);
            match round.optimal {
                true => problem.verify(&round.matching, &round.certificate)?,
                false => problem.verify_bound(&round.matching, &round.certificate)?,
            }
        }
        Ok(())
    }

    /// What a choice of matchings is worth: pairs, then few byes for those with most, then weight.
    fn value(&self, matchings: &[Matching]) -> (usize, std::cmp::Reverse<Vec<u32>>, i64) {
        let weight = matchings.iter().map(|matching| matching.weight(self.graph)).sum();
        if self.objective == Objective::MaximumWeight {
            return (0, std::cmp::Reverse(Vec::new()), weight);
        }
        let pairs = matchings.iter().map(Matching::cardinality).sum();
        let mut byes = self.byes(matchings);
        byes.sort_unstable_by(|a, b| b.cmp(a));
        (pairs, std::cmp::Reverse(byes), weight)
    }

    /// Gives every round its certificate. Cost: one matching per round, warm where possible.
    fn prove(&self, matchings: Vec<Matching>, duals: RoundsDuals, budget: &mut Budget) -> RoundsSolution {
        let mut rounds: Vec<Solution> = Vec::new();
        for (round, matching) in matchings.iter().enumerate() {
            let open = self.open_graph(round, &matchings[..round]);
            let byes = self.byes(&matchings[..round]);
            let near = sequential::near(matching, &duals.vertices);
            let best = sequential::solve_round(&open, self.objective, &byes, Some(&near), budget);
            rounds.push(match *matching == best.matching {
                true => best,
                false => round_problem(&open, self.objective, &byes).prove_given(matching.clone(), best),
            });
        }
        let weight = rounds.iter().map(|solution| solution.weight).sum();
        let bound = self.bound(&duals.vertices, duals.pair);
        RoundsSolution {
            rounds,
            weight,
            bound,
            gap: bound.saturating_sub(weight),
            optimal: weight == bound,
            vertex_duals: duals.vertices,
            pair_dual: duals.pair,
        }
    }
}

/// `rounds` edge-disjoint matchings of `graph`: see [`RoundsProblem::solve`].
///
/// # Errors
/// As [`crate::solve`].
pub fn solve_rounds(
    graph: &Graph,
    rounds: u32,
    objective: Objective,
    budget: Budget,
) -> Result<RoundsSolution, GraphError> {
    RoundsProblem::new(graph, rounds, objective).solve(budget)
}

/// The problem of one round with byes so far as priorities, if they differ and fit 64 bits.
pub(crate) fn round_problem<'g>(graph: &'g Graph, objective: Objective, byes: &'g [u32]) -> Problem<'g> {
    let plain = Problem::new(graph, objective);
    let fair = objective == Objective::MaximumCardinality && byes.iter().any(|&count| count > 0);
    match fair {
        true => plain.with_priorities(byes).unwrap_or(plain),
        false => plain,
    }
}
