//! Maximum-weight matching in general graphs, exact and proved.
//!
//! [`solve`] finds the best set of vertex-disjoint pairs of a weighted graph, and with it a
//! [`Certificate`]: dual values from which anybody can check, without trusting the solver, that no
//! better matching exists. [`verify`] is such a check; it shares no code with the solver.
//!
//! * [`Graph`]: from edges, from any petgraph graph, or from a [`ScoreMatrix`].
//! * [`Objective`]: the greatest weight, or the greatest weight among the most pairs. A [`Problem`]
//!   adds vertex priorities: whom to leave over last.
//! * [`solve_rounds`]: several rounds in which nobody meets anybody twice, with a bound.
//! * [`Budget`]: limits, progress and cancellation. The crate reads no clock and no random numbers:
//!   the same input gives the same output on every machine.
//!
//! Weights are `i64`; duals are integers in the doubled scale (Edmonds 1965; Cunningham and Marsh
//! 1978), so nothing is ever rounded.

mod barrier;
mod blossom;
mod budget;
mod certificate;
mod edge_list;
mod floors;
mod fractional;
mod graph;
mod matching;
mod pricing;
mod problem;
mod rounds;
mod solution;
mod solve;
mod verify;

pub use budget::{Budget, Phase, Progress};
pub use certificate::{Blossom, Certificate};
pub use edge_list::{EdgeListError, EdgeListFault, parse_edge_list};
pub use graph::{Graph, GraphBuilder, GraphError, ScoreMatrix};
pub use matching::{Matching, PairError};
pub use problem::{Objective, Problem};
pub use rounds::{RoundsProblem, degree_bound, degree_duals, schedule_bound, solve_rounds};
pub use solution::{RoundsSolution, Solution};
pub use solve::solve;
pub use verify::{VerifyError, verify};
