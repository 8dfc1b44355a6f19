//! The made-up company of `matchmaker demo`, and how it comes into a store.

mod company;
mod files;
mod install;
mod names;
mod topics;

pub use install::{Installed, install};
