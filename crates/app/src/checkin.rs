//! Checking in: the personal link, "I'm here", and the session that follows.

pub mod arrive;
pub mod pages;
