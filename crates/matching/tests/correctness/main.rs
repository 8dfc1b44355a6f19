//! Is it right? Oracles, laws and corruptions.

mod brute_force;
mod corruptions;
mod differential;
mod events;
mod laws;
mod limits;
mod rounds;
mod small_graphs;
mod support;
