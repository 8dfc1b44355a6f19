//! Bad input, bad keys, killed processes.

mod signing_key;
