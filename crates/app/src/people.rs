//! People: colleagues across programmes and events.

pub mod directory;
pub mod import;
