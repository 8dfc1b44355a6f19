//! Empty on purpose: this package holds the scenario tests, which begin in `main.rs`.
