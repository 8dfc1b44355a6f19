//! Access: who asks, and what they may do.

pub mod password;
pub mod token;
