//! Checks a matching and its certificate against the graph. Shares no code with the solver.

mod barrier;
mod error;
mod nesting;
pub(crate) mod rounds;

use crate::{Certificate, Graph, Matching, Objective, Problem};
pub use error::VerifyError;
use nesting::Nesting;

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
        let checked = self.check(matching, certificate, i64::MAX)?;
        check_exposed(matching, certificate, checked.minimum)?;
        if self.objective == Objective::MaximumCardinality {
            barrier::check(self.graph, matching, &certificate.barrier)?;
        }
        let (weight, bound) = (checked.weight, checked.doubled_bound.div_euclid(2));
        if 2 * weight != checked.doubled_bound {
            return Err(VerifyError::NotOptimal { weight, bound });
        }
        Ok(())
    }

    /// Checks the bound alone, for a solution that ended early: no matching weighs more than
    /// `certificate.bound` (with maximum cardinality: none with at least as many pairs, and none
    /// that leaves over less important vertices).
    ///
    /// # Errors
    /// As [`verify`], without what concerns optimality.
    pub fn verify_bound(&self, matching: &Matching, certificate: &Certificate) -> Result<(), VerifyError> {
        self.check(matching, certificate, 0).map(drop)
    }

    /// The common minimum of the duals counts as `highest` at most: with 0 the bound holds for more
    /// pairs too.
    fn check<'a>(
        &'a self,
        matching: &Matching,
        certificate: &Certificate,
        highest: i64,
    ) -> Result<Checked<'a>, VerifyError> {
        check_size(self.graph, matching, certificate)?;
        let weight = pair_weight(self.graph, matching)?;
        let nesting = Nesting::new(self.graph.vertex_count(), &certificate.blossoms)?;
        check_step(self, certificate)?;
        let minimum = Minimum::of(self, matching, certificate).at_most(highest);
        check_minimum(certificate, minimum)?;
        check_edges(self.graph, certificate, &nesting)?;
        let at_minimum = matching.exposed().map(|v| i128::from(minimum.at(v)));
        let duals = certificate.vertex_duals.iter().map(|&dual| i128::from(dual));
        let doubled_bound = duals.sum::<i128>() + nesting.capacity() - at_minimum.sum::<i128>();
        let (stated, proved) = (certificate.bound, doubled_bound.div_euclid(2));
        if i128::from(stated) != proved {
            return Err(VerifyError::Bound { stated, proved });
        }
        Ok(Checked { weight, doubled_bound, minimum })
    }
}

/// What is known once the duals are known to be feasible.
struct Checked<'a> {
    weight: i128,
    doubled_bound: i128,
    minimum: Minimum<'a>,
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

    fn at_most(self, highest: i64) -> Self {
        Self { base: self.base.min(highest), ..self }
    }

    fn at(&self, v: u32) -> i64 {
        let priority = self.priorities.get(v as usize).map_or(0, |&p| i64::from(p));
        (self.base).saturating_sub(self.step.saturating_mul(priority))
    }
}

fn check_minimum(proof: &Certificate, minimum: Minimum) -> Result<(), VerifyError> {
    for (vertex, &dual) in (0_u32..).zip(&proof.vertex_duals) {
        let minimum = minimum.at(vertex);
        if dual < minimum {
            return Err(VerifyError::DualBelowMinimum { vertex, dual, minimum });
        }
    }
    Ok(())
}

fn check_exposed(matching: &Matching, proof: &Certificate, minimum: Minimum) -> Result<(), VerifyError> {
    for vertex in matching.exposed() {
        let (dual, minimum) = (proof.vertex_duals[vertex as usize], minimum.at(vertex));
        if dual > minimum {
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
