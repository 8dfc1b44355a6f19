//! The network: who knows whom.

pub mod import_ties;
