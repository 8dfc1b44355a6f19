//! The tests that need the whole product, in one binary: one folder per way of looking at it.

mod api;
mod browser;
mod cli;
mod contracts;
mod faults;
mod pages;
mod store;
mod stories;
