//! Bad input, bad keys, killed processes.

mod bad_network;
pub mod crowd;
mod guessing;
mod killed;
mod signing_key;
