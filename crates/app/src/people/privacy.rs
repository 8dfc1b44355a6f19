//! What is seen, kept and switched on, and everybody's right to a copy and to be forgotten.

mod own_export;
pub mod pages;
mod privacy_page;
mod visibility;

pub use own_export::{OwnExport, own_export};
pub use visibility::{Seen, VIEWERS, VISIBILITY};
