//! Programmes: what people learn, and what that says about their interests.

pub mod api;
pub mod import;
