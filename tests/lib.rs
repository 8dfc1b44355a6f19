//! The tests that need the whole product live in `main.rs`.
