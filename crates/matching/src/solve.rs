//! One matching: from a problem to a solution.

use crate::barrier::barrier;
use crate::blossom::{Duals, Forest};
use crate::fractional::{Relaxation, TightPairs};
use crate::matching::NONE;
use crate::pricing;
use crate::{Budget, Certificate, Graph, GraphError, Matching, Objective, Problem, Solution};

/// The best matching of `graph` with its certificate.
///
/// ```
/// use matching::{Budget, Graph, Objective, solve, verify};
/// let graph = Graph::from_edges(4, [(0, 1, 6), (1, 2, 10), (2, 3, 5)])?;
/// let solution = solve(&graph, Objective::MaximumWeight, Budget::unlimited())?;
/// assert_eq!(solution.weight, 11);
/// let proof = verify(&graph, Objective::MaximumWeight, &solution.matching, &solution.certificate);
/// assert_eq!(proof, Ok(()));
/// # Ok::<(), matching::GraphError>(())
/// ```
///
/// # Errors
/// None for a [`Graph`] that could be built; the type leaves room.
pub fn solve(graph: &Graph, objective: Objective, budget: Budget) -> Result<Solution, GraphError> {
    Problem::new(graph, objective).solve(budget)
}

impl Problem<'_> {
    /// As [`solve`], with the vertex priorities of the problem.
    ///
    /// # Errors
    /// As [`solve`].
    pub fn solve(&self, mut budget: Budget) -> Result<Solution, GraphError> {
        Ok(self.solve_within(&mut budget))
    }

    pub(crate) fn solve_within(&self, budget: &mut Budget) -> Solution {
        let (graph, floors) = (self.graph, self.floors());
        let mut tight = self.first_duals(budget);
        let (matching, duals) = if pricing::is_dense(graph) {
            pricing::solve(graph, floors, tight, budget)
        } else {
            tight.reduce_rows(graph, &floors, budget);
            let start = Relaxation::new(graph, floors, &tight).solve(budget);
            Forest::solve(graph, floors, start, budget)
        };
        let matching = match budget.is_stopped() {
            true => self.pair_exposed(matching),
            false => matching,
        };
        self.prove(matching, duals)
    }

    /// Feasible duals and tight pairs, from the start if there is one. Cost O(n + m).
    fn first_duals(&self, budget: &mut Budget) -> TightPairs {
        let floors = self.floors();
        let Some(start) = self.start else {
            return TightPairs::descend(self.graph, &floors, budget);
        };
        let proof = &start.certificate;
        let duals =
            pricing::without_blossoms(Duals { vertices: proof.vertex_duals.clone(), blossoms: proof.blossoms.clone() });
        let limit = self.spread() * 2;
        let duals = duals.into_iter().map(|dual| dual.clamp(-limit, limit)).collect();
        TightPairs { duals, mates: start.matching.to_mates() }.feasible(self.graph, &floors, budget)
    }

    /// After an early end: pairs exposed neighbours, each with the heaviest in sight. Cost O(m).
    fn pair_exposed(&self, matching: Matching) -> Matching {
        let least = match self.objective {
            Objective::MaximumWeight => 1,
            Objective::MaximumCardinality => i64::MIN,
        };
        let mut mates = matching.to_mates();
        for u in matching.exposed() {
            let open = |&(v, weight): &(u32, i64)| mates[v as usize] == NONE && weight >= least;
            let heaviest = self.graph.neighbours(u).filter(open).max_by_key(|edge| edge.1);
            if let (NONE, Some((v, _))) = (mates[u as usize], heaviest) {
                mates[u as usize] = v;
                mates[v as usize] = u;
            }
        }
        Matching::from_mates(mates)
    }

    /// What `best`'s duals prove about another matching.
    pub(crate) fn prove_given(&self, matching: Matching, best: Solution) -> Solution {
        let proof = best.certificate;
        self.prove(matching, Duals { vertices: proof.vertex_duals, blossoms: proof.blossoms })
    }

    /// Sums the duals up and adds the barrier.
    fn prove(&self, matching: Matching, duals: Duals) -> Solution {
        let floors = self.floors();
        let barrier = match self.objective {
            Objective::MaximumWeight => Some(Vec::new()),
            Objective::MaximumCardinality => barrier(self.graph, &matching),
        };
        let reached = floors.reached_by(&duals.vertices);
        let exposed = matching.exposed().map(|v| i128::from(reached.at(v)));
        let doubled = duals.sum() - exposed.sum::<i128>();
        let bound = i64::try_from(doubled.div_euclid(2)).unwrap_or(i64::MAX);
        let weight = matching.weight(self.graph);
        Solution {
            weight,
            optimal: 2 * i128::from(weight) == doubled && barrier.is_some(),
            matching,
            certificate: Certificate {
                scale: 2,
                vertex_duals: duals.vertices,
                blossoms: duals.blossoms,
                barrier: barrier.unwrap_or_default(),
                bound,
                priority_step: floors.step,
            },
        }
    }
}
