//! Checks a matching and its certificate against the graph. Shares no code with the solver.

mod barrier;
mod nesting;

use crate::{Certificate, Graph, Matching, Objective, Problem};
use nesting::Nesting;

/// Why a certificate proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// The matching or the list of duals is for another number of vertices.
    #[error("the graph has {vertices} vertices, the matching {matched}, the certificate {duals}")]
    WrongSize {
        /// Vertices of the graph.
        vertices: u32,
        /// Vertices of the matching.
        matched: u32,
        /// Vertex duals.
        duals: usize,
    },
    /// The scale is not 2.
    #[error("the scale is {0}, it must be 2")]
    Scale(u32),
    /// A pair of the matching is no edge.
    #[error("{u} and {v} are paired but no edge joins them")]
    NoEdge {
        /// One end.
        u: u32,
        /// The other end.
        v: u32,
    },
    /// A vertex dual is below its minimum.
    #[error("the dual of vertex {vertex} is {dual}, its minimum is {minimum}")]
    DualBelowMinimum {
        /// The vertex.
        vertex: u32,
        /// Its dual.
        dual: i64,
        /// The least value allowed.
        minimum: i64,
    },
    /// An exposed vertex does not stand at its minimum.
    #[error("vertex {vertex} is exposed, but its dual {dual} is above the minimum {minimum}")]
    ExposedAboveMinimum {
        /// The vertex.
        vertex: u32,
        /// Its dual.
        dual: i64,
        /// The common minimum.
        minimum: i64,
    },
    /// A blossom has an even number of vertices, fewer than 3, one twice or one out of range.
    #[error("blossom {0} is no odd set of at least 3 vertices of the graph")]
    BlossomShape(usize),
    /// A blossom's dual is not above 0.
    #[error("blossom {blossom} has the dual {dual}")]
    BlossomDual {
        /// Position in the list.
        blossom: usize,
        /// Its dual.
        dual: i64,
    },
    /// Two blossoms overlap without one holding the other.
    #[error("blossom {0} crosses another one")]
    BlossomsCross(usize),
    /// An edge is heavier than its duals allow.
    #[error("edge {u}–{v} weighs {doubled_weight} doubled, its duals cover only {covered}")]
    EdgeUncovered {
        /// One end.
        u: u32,
        /// The other end.
        v: u32,
        /// Twice the weight.
        doubled_weight: i64,
        /// What the duals of ends and blossoms sum to.
        covered: i128,
    },
    /// The barrier holds a vertex twice or out of range.
    #[error("the barrier is no set of vertices")]
    BarrierShape,
    /// The barrier does not prove that no matching has more pairs.
    #[error("the barrier proves that {proved} vertices stay exposed, the matching exposes {exposed}")]
    Barrier {
        /// `odd(G − A) − |A|`.
        proved: i64,
        /// `n − 2|M|`.
        exposed: i64,
    },
    /// A maximum-weight certificate carries what only cardinality needs.
    #[error("a barrier or a priority step does not belong to this objective")]
    ForeignField,
    /// The step between priorities does not outweigh the weights.
    #[error("the priority step {step} must be above {spread}")]
    PriorityStep {
        /// The step found.
        step: i64,
        /// Twice the greatest difference in weight of two matchings.
        spread: i128,
    },
    /// The stated bound is not what the duals sum to.
    #[error("the bound is stated as {stated}, the duals prove {proved}")]
    Bound {
        /// As stated.
        stated: i64,
        /// As summed, rounded down.
        proved: i128,
    },
    /// All is sound, but the matching does not reach the bound.
    #[error("the matching weighs {weight}, the bound is {bound}")]
    NotOptimal {
        /// Weight of the matching.
        weight: i128,
        /// The proved bound.
        bound: i128,
    },
}

/// Checks that `matching` is optimal for `objective`, as proved by `certificate`.
///
/// Reads nothing but its arguments, shares no code with the solver and sums in 128 bits. Cost
/// O(m · nesting depth of the blossoms).
///
/// # Errors
/// The first reason found. [`VerifyError::NotOptimal`] means that the bound itself is proved.
pub fn verify(
    graph: &Graph,
    objective: Objective,
    matching: &Matching,
    certificate: &Certificate,
) -> Result<(), VerifyError> {
    Problem::new(graph, objective).verify(matching, certificate)
}

impl Problem<'_> {
    /// As [`verify`], with the vertex priorities of the problem.
    ///
    /// # Errors
    /// As [`verify`], and [`VerifyError::PriorityStep`].
    pub fn verify(&self, matching: &Matching, certificate: &Certificate) -> Result<(), VerifyError> {
        check_size(self.graph, matching, certificate)?;
        let weight = pair_weight(self.graph, matching)?;
        let nesting = Nesting::new(self.graph.vertex_count(), &certificate.blossoms)?;
        check_step(self, certificate)?;
        let minimum = Minimum::of(self, matching, certificate);
        check_minimum(matching, certificate, minimum)?;
        check_edges(self.graph, certificate, &nesting)?;
        if self.objective == Objective::MaximumCardinality {
            barrier::check(self.graph, matching, &certificate.barrier)?;
        }
        let at_minimum = matching.exposed().map(|v| i128::from(minimum.at(v)));
        let duals = certificate.vertex_duals.iter().map(|&dual| i128::from(dual));
        let doubled = duals.sum::<i128>() + nesting.capacity() - at_minimum.sum::<i128>();
        let bound = doubled.div_euclid(2);
        if i128::from(certificate.bound) != bound {
            return Err(VerifyError::Bound { stated: certificate.bound, proved: bound });
        }
        if 2 * weight != doubled {
            return Err(VerifyError::NotOptimal { weight, bound });
        }
        Ok(())
    }
}

fn check_size(graph: &Graph, matching: &Matching, proof: &Certificate) -> Result<(), VerifyError> {
    let (vertices, matched) = (graph.vertex_count(), matching.vertex_count());
    let duals = proof.vertex_duals.len();
    if matched != vertices || duals != vertices as usize {
        return Err(VerifyError::WrongSize { vertices, matched, duals });
    }
    if proof.scale != 2 {
        return Err(VerifyError::Scale(proof.scale));
    }
    Ok(())
}

fn pair_weight(graph: &Graph, matching: &Matching) -> Result<i128, VerifyError> {
    let mut sum = 0;
    for (u, v) in matching.pairs() {
        let weight = graph.weight(u, v).ok_or(VerifyError::NoEdge { u, v })?;
        sum += i128::from(weight);
    }
    Ok(sum)
}

fn check_step(problem: &Problem, proof: &Certificate) -> Result<(), VerifyError> {
    let step = proof.priority_step;
    if problem.objective == Objective::MaximumWeight && !(proof.barrier.is_empty() && step == 0) {
        return Err(VerifyError::ForeignField);
    }
    if problem.priorities.is_none() {
        return if step == 0 { Ok(()) } else { Err(VerifyError::ForeignField) };
    }
    let (mut low, mut high) = (0, 0);
    for (_, _, weight) in problem.graph.edges() {
        low = low.min(i128::from(weight));
        high = high.max(i128::from(weight));
    }
    let pairs = i128::from(problem.graph.vertex_count() / 2);
    let spread = 2 * pairs * (high - low);
    if i128::from(step) <= spread {
        return Err(VerifyError::PriorityStep { step, spread });
    }
    Ok(())
}

/// The least dual of each vertex: `base − step · priority`.
#[derive(Clone, Copy)]
struct Minimum<'a> {
    base: i64,
    step: i64,
    priorities: &'a [u32],
}

impl<'a> Minimum<'a> {
    /// 0 for maximum weight; otherwise what the exposed vertices stand at, or the least dual.
    fn of(problem: &Problem<'a>, matching: &Matching, proof: &Certificate) -> Self {
        let priorities = problem.priorities.unwrap_or(&[]);
        let zero = Self { base: 0, step: proof.priority_step, priorities };
        if problem.objective == Objective::MaximumWeight {
            return zero;
        }
        let lifted = |v: u32| proof.vertex_duals[v as usize].saturating_sub(zero.at(v));
        let least = (0..matching.vertex_count()).map(lifted).min();
        Self { base: least.unwrap_or(0), ..zero }
    }

    fn at(&self, v: u32) -> i64 {
        let priority = self.priorities.get(v as usize).map_or(0, |&p| i64::from(p));
        (self.base).saturating_sub(self.step.saturating_mul(priority))
    }
}

fn check_minimum(matching: &Matching, proof: &Certificate, minimum: Minimum) -> Result<(), VerifyError> {
    for (vertex, &dual) in (0_u32..).zip(&proof.vertex_duals) {
        let minimum = minimum.at(vertex);
        if dual < minimum {
            return Err(VerifyError::DualBelowMinimum { vertex, dual, minimum });
        }
        if dual > minimum && matching.mate(vertex).is_none() {
            return Err(VerifyError::ExposedAboveMinimum { vertex, dual, minimum });
        }
    }
    Ok(())
}

fn check_edges(graph: &Graph, proof: &Certificate, nesting: &Nesting) -> Result<(), VerifyError> {
    for (u, v, weight) in graph.edges() {
        let ends = [u, v].map(|end| i128::from(proof.vertex_duals[end as usize]));
        let needed = 2 * i128::from(weight);
        let mut covered = ends[0] + ends[1];
        if covered < needed {
            covered += nesting.common_dual(u, v);
        }
        if covered < needed {
            return Err(VerifyError::EdgeUncovered { u, v, doubled_weight: weight.saturating_mul(2), covered });
        }
    }
    Ok(())
}
