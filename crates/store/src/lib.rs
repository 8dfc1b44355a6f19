//! The storage of the product: SQLite in a file or PostgreSQL by address, one schema for both.
//!
//! One file per aggregate, each query a named function that takes the organisation first. Reads
//! take a connection of the pool, [`Store::read`]; writes go through [`Store::write`], which on
//! SQLite is one writer thread that commits what waits as one group.
#![deny(clippy::indexing_slicing, clippy::expect_used)]

mod connection;
mod constraint;
mod error;
mod journal;
mod migrate;
mod pool;
mod schema;
mod sql_types;
mod stamp;
mod statistics;
mod store;
mod url;
mod writer;

pub mod accounts;
pub mod attendance;
pub mod catalogue;
pub mod column_mappings;
pub mod confirmations;
pub mod console;
pub mod contacts;
pub mod departments;
pub mod door_codes;
pub mod encounters;
pub mod erasure;
pub mod events;
pub mod file_imports;
pub mod guesses;
pub mod idempotency;
pub mod interests;
pub mod invitations;
pub mod jobs;
pub mod lessons;
pub mod log;
pub mod merges;
pub mod oidc;
pub mod organisations;
pub mod outbox;
pub mod pairing_rules;
pub mod participants;
pub mod people;
pub mod people_import;
pub mod phone_sessions;
pub mod phones_shown;
pub mod plans;
pub mod programmes;
pub mod promises;
pub mod refresh;
pub mod roll_calls;
pub mod rounds;
pub mod spots;
pub mod step_up;
pub mod stewards;
pub mod stream_counts;
pub mod switches;
pub mod ties;
pub mod topics;

pub use connection::Conn;
pub use constraint::Unique;
pub use error::{Result, StoreError};
pub use sql_types::StoredDocument;
pub use stamp::{Stamp, TokenHash};
pub use store::{Limits, Store};
pub use url::{StoreUrl, StoreUrlError};
pub use writer::Answer;

/// How many rows one statement carries: both databases bound the number of parameters.
pub(crate) const CHUNK_ROWS: usize = 1_000;
