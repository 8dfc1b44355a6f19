//! People: colleagues across programmes and events.

pub mod api;
pub mod directory;
pub mod import;
mod shown;
