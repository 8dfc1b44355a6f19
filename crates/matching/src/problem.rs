//! What is asked for: a graph, an objective, and who must not be left out.

use crate::floors::Floors;
use crate::{Graph, GraphError, Solution};

/// What the best matching is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objective {
    /// The greatest total weight, however many pairs; a pair of weight 0 or less never helps.
    MaximumWeight,
    /// The greatest total weight among the matchings with the most pairs.
    MaximumCardinality,
}

/// A graph with an objective and, if wanted, vertex priorities.
///
/// ```
/// use matching::{Budget, Graph, Objective, Problem};
/// // A path of three: one end is left over. Vertex 0 must not be.
/// let graph = Graph::from_edges(3, [(0, 1, 1), (1, 2, 9)])?;
/// let problem = Problem::new(&graph, Objective::MaximumCardinality).with_priorities(&[1, 0, 0])?;
/// let solution = problem.solve(Budget::unlimited())?;
/// assert_eq!(solution.matching.mate(0), Some(1));
/// assert_eq!(problem.verify(&solution.matching, &solution.certificate), Ok(()));
/// # Ok::<(), matching::GraphError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Problem<'g> {
    pub(crate) graph: &'g Graph,
    pub(crate) objective: Objective,
    pub(crate) priorities: Option<&'g [u32]>,
    pub(crate) start: Option<&'g Solution>,
}

impl<'g> Problem<'g> {
    /// The problem without priorities.
    #[must_use]
    pub fn new(graph: &'g Graph, objective: Objective) -> Self {
        Self { graph, objective, priorities: None, start: None }
    }

    /// Among maximum-cardinality matchings as few exposed vertices as possible have the highest
    /// priority, then the next, and so on; weight decides last. Implies
    /// [`Objective::MaximumCardinality`].
    ///
    /// # Errors
    /// [`GraphError::WrongLength`] unless there is one priority per vertex, and
    /// [`GraphError::WeightOverflow`] when priorities × weights leave 64 bits (use ranks).
    pub fn with_priorities(mut self, priorities: &'g [u32]) -> Result<Self, GraphError> {
        let vertices = self.graph.vertex_count();
        if priorities.len() != vertices as usize {
            return Err(GraphError::WrongLength {
                what: "priorities",
                expected: vertices as usize,
                found: priorities.len(),
            });
        }
        self.objective = Objective::MaximumCardinality;
        self.priorities = Some(priorities);
        let highest = i128::from(priorities.iter().copied().max().unwrap_or(0));
        let spread = i128::from(self.spread());
        if (highest + 2) * spread >= 1 << 59 {
            return Err(GraphError::WeightOverflow { largest: self.graph.weight_range().unsigned_abs(), vertices });
        }
        Ok(self)
    }

    /// Starts from the solution of a similar problem on as many vertices: after a few changed
    /// weights, most of the work is already done. The result is as exact as without.
    ///
    /// # Errors
    /// [`GraphError::WrongLength`] when `start` is for another number of vertices.
    pub fn with_start(mut self, start: &'g Solution) -> Result<Self, GraphError> {
        let expected = self.graph.vertex_count() as usize;
        let found = start.certificate.vertex_duals.len();
        if found != expected || start.matching.vertex_count() as usize != expected {
            let what = "the start";
            return Err(GraphError::WrongLength { what, expected, found });
        }
        self.start = Some(start);
        Ok(self)
    }

    /// An even number above twice the difference in weight of any two matchings.
    pub(crate) fn spread(&self) -> i64 {
        2 * i64::from(self.graph.vertex_count() / 2) * self.graph.weight_range() + 2
    }

    /// The value below which each vertex's dual may not fall.
    pub(crate) fn floors(&self) -> Floors<'g> {
        let step = match self.priorities {
            Some(_) => self.spread(),
            None => 0,
        };
        let base = match self.objective {
            Objective::MaximumWeight => 0,
            Objective::MaximumCardinality => -self.spread(),
        };
        Floors { base, step, priorities: self.priorities.unwrap_or(&[]) }
    }
}
