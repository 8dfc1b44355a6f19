//! What is seen, kept and switched on, and everybody's right to a copy and to be forgotten.

mod own_export;
mod own_memory;
pub mod pages;
mod privacy_page;
mod visibility;

pub use own_export::{OwnExport, own_export};
pub use own_memory::{own_memory, turn_own_memory};
pub use visibility::{Seen, VIEWERS, VISIBILITY};
