//! The pages as a client without JavaScript reads them.

mod after;
pub mod browserless;
mod card;
mod changed;
mod console;
mod console_tables;
mod desk;
mod door;
mod headers;
mod names;
mod odd;
pub mod poster;
mod poster_refusals;
mod venue;
