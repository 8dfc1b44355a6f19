//! The network: who knows whom.

pub mod api;
pub mod import_ties;
