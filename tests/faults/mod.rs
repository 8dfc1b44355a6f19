//! Bad input, bad keys, killed processes.

mod bad_network;
mod guessing;
mod killed;
mod knocking;
mod signing_key;
