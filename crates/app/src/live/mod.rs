//! The event day as people see it: the phone, the screen of the venue, and the turn of rounds.

mod phone_page;
mod screen;

#[cfg(test)]
mod gallery;

pub use phone_page::{PageTime, PhoneBody, PhonePage};
pub use screen::{Breather, Door, Finished, Go, Met, Notice, Screen, Waiting, name_class};
