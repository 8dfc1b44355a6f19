//! What tests need: a whole app, both databases, a real browser, named people.

pub mod academy;
pub mod app;
pub mod binary;
pub mod browser;
pub mod crowd;
pub mod database;
pub mod demo;
pub mod phone;
pub mod postgres;
pub mod proxy;
pub mod streams;
