//! Interests: what a person cares about, and who said so.

pub mod card;
pub mod derive;
pub mod import;
pub mod import_api;
pub mod topics_api;
