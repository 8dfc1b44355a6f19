//! People: colleagues across programmes and events.

pub mod api;
pub mod departments_api;
pub mod directory;
pub mod erase_api;
pub mod import;
pub mod privacy;
mod shown;
