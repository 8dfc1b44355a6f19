//! Bad input, bad keys, killed processes.
