//! The product over HTTP: vertical slices, one folder per capability, one file per verb.
//!
//! `api.rs` and `pages.rs` speak HTTP and stay thin; a verb has the rule and knows no HTTP. The
//! store is reached only inside `web::block`, planning never inside a transaction.

#![deny(clippy::indexing_slicing, clippy::expect_used)]

pub mod access;
pub mod action_key;
pub mod body;
pub mod by;
pub mod checkin;
pub mod config;
pub mod console;
pub mod day;
pub mod department_keys;
pub mod encounters;
mod envelope;
pub mod events;
mod field;
pub mod flood;
mod health;
pub mod hub;
pub mod idempotency;
pub mod imports;
pub mod interests;
mod job_kinds;
pub mod jobs;
mod key_ring;
pub mod live;
pub mod log;
pub mod mail;
pub mod merges;
pub mod network;
mod openapi;
pub mod paging;
pub mod people;
mod phone_batch;
pub mod plans;
pub mod precondition;
pub mod problem;
pub mod programmes;
mod refusals;
mod routes;
mod state;
pub mod stored_plan;
pub mod timekeeper;
pub mod web;

pub use config::Config;
pub use envelope::{RequestId, application};
pub use job_kinds::KINDS;
pub use key_ring::is_private_way;
pub use openapi::{api_description, configure};
pub use problem::{Code, Problem};
pub use state::{AppState, Clock, Entropy};
