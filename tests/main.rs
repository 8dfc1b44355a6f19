//! One binary for all scenario tests.
