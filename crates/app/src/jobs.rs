//! Jobs: slow work that a request asks for and does not wait for.
//!
//! A job waits in the store, one worker of one replica takes it for a while at a time, and a worker
//! that dies is followed by another. What a job makes is kept in the transaction that ends it.

pub mod api;
mod events;
mod prefer;
pub mod queue;
mod shown;
mod work;
mod worker;

pub use prefer::Prefer;
pub use shown::ShownJob;
pub use work::{Kinds, Run, Work};
pub use worker::keep_working;
