//! Bad input, bad keys, killed processes.

mod bad_network;
mod guessing;
mod killed;
mod signing_key;
