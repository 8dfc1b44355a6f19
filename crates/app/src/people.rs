//! People: colleagues across programmes and events.

pub mod api;
pub mod bodies;
pub mod departments_api;
pub mod duplicates;
pub mod erase_api;
pub mod import;
pub mod privacy;
mod shown;
pub mod write_api;
