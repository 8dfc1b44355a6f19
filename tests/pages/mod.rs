//! The pages as a client without JavaScript reads them.

mod browserless;
mod card;
mod console;
mod door;
mod headers;
mod names;
mod venue;
