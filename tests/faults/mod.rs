//! Bad input, bad keys, killed processes.

mod bad_network;
mod crowd;
mod guessing;
mod killed;
mod signing_key;
