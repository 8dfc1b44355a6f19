//! The event day as people see it: the phone, the screen of the venue, and the turn of rounds.

pub mod acts;
pub mod acts_api;
mod bodies;
mod conversation;
mod doing;
pub mod drive;
mod holder_page;
pub mod live_api;
pub mod pages;
mod phone_page;
mod phone_screen;
mod screen;
pub mod streams_api;
mod tick;
mod venue_page;
pub mod venue_screen_page;
mod visit_page;

#[cfg(test)]
mod gallery;

pub use conversation::Conversation;
pub use doing::{Doing, Doings, Reflect, Search, TapForm, Undo};
pub use drive::{DriveError, RoundWish};
pub use holder_page::{Holder, Standing, personal_holder, standing};
pub use phone_page::{PhoneBody, PhonePage};
pub use phone_screen::{Reader, rounds_line};
pub use screen::{Breather, Door, Finished, Go, Met, Notice, PartnerCard, Screen, Waiting, name_class};
pub use tick::turn_rounds;
pub use venue_page::{DoorSign, Listed, NamePage, NameRow, Naming, VenueBody, VenuePage, name_pages};
pub use visit_page::{Visit, visit};
