//! The pages as a client without JavaScript reads them.

mod after;
mod browserless;
mod card;
mod changed;
mod console;
mod desk;
mod door;
mod headers;
mod names;
mod odd;
mod poster;
mod poster_refusals;
mod venue;
