//! One matching: from a problem to a solution.

use crate::barrier::barrier;
use crate::blossom::{Duals, Forest};
use crate::fractional::Relaxation;
use crate::{Budget, Certificate, Graph, GraphError, Matching, Objective, Problem};

/// A matching with its proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    /// The pairs.
    pub matching: Matching,
    /// What bounds the weight of every matching in question.
    pub certificate: Certificate,
    /// Sum of the weights of the pairs.
    pub weight: i64,
    /// Whether the certificate proves this matching optimal.
    pub optimal: bool,
}

impl Solution {
    /// How much heavier a matching could be at most: bound − weight, 0 when optimal.
    #[must_use]
    pub fn gap(&self) -> i64 {
        self.certificate.bound - self.weight
    }
}

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
        let start = Relaxation::cold(self.graph, self.floors()).solve(budget);
        let (matching, duals) = Forest::new(self.graph, self.floors(), start).run(budget);
        self.prove(matching, duals)
    }

    /// Sums the duals up and adds the barrier.
    fn prove(&self, matching: Matching, duals: Duals) -> Solution {
        let floors = self.floors();
        let barrier = match self.objective {
            Objective::MaximumWeight => Vec::new(),
            Objective::MaximumCardinality => barrier(self.graph, &matching).unwrap_or_default(),
        };
        let exposed = matching.exposed().map(|v| i128::from(floors.at(v)));
        let doubled = duals.sum() - exposed.sum::<i128>();
        let bound = i64::try_from(doubled.div_euclid(2)).unwrap_or(i64::MAX);
        let weight = matching.weight(self.graph);
        Solution {
            weight,
            optimal: weight == bound,
            matching,
            certificate: Certificate {
                scale: 2,
                vertex_duals: duals.vertices,
                blossoms: duals.blossoms,
                barrier,
                bound,
                priority_step: floors.step,
            },
        }
    }
}
