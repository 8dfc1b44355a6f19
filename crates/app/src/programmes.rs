//! Programmes: what people learn, and what that says about their interests.

pub mod api;
pub mod enrolments_api;
pub mod import;
pub mod runs_api;
pub mod write_api;
