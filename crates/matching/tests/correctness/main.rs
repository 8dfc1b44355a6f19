//! Is it right? Oracles, laws and corruptions.

mod brute_force;
mod small_graphs;
