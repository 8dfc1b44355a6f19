//! Access: who asks, and what they may do.

pub mod api;
pub mod log_api;
pub mod oidc;
pub mod password;
pub mod permissions;
pub mod principal;
pub mod renew;
pub mod seat;
pub mod sign_in;
pub mod source;
pub mod step_up;
pub mod stewards;
pub mod stewards_api;
pub mod switches;
pub mod token;

pub use principal::{AnyRole, Organiser, Principal, Reader, Steward};
