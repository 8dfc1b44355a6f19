//! The event day as people see it: the phone, the screen of the venue, and the turn of rounds.

pub mod acts;
pub mod acts_api;
mod bodies;
mod conversation;
mod day;
mod directory;
mod doing;
pub mod drive;
pub mod guest;
mod job;
pub mod live_api;
pub mod load;
mod moment;
pub mod pages;
mod phone_page;
mod phone_screen;
mod screen;
pub mod streams_api;
mod tick;
mod timetable;
pub mod trouble;
mod venue_page;
pub mod venue_screen_page;
mod visit_page;

#[cfg(test)]
mod gallery;

pub use conversation::Conversation;
pub use day::{Day, Published};
pub use directory::{Directory, Somebody};
pub use doing::{Doing, Doings, Reflect, Search, TapForm, Undo};
pub use drive::{DriveError, RoundWish};
pub use guest::{Guest, Sitting};
pub use job::{Haste, keep_time, tick};
pub use moment::{EventFacts, Moment, door, moment};
pub use phone_page::{PageTime, PhoneBody, PhonePage};
pub use phone_screen::{Reader, rounds_line};
pub use screen::{Breather, Door, Finished, Go, Met, Notice, PartnerCard, Screen, Waiting, name_class};
pub use tick::turn_rounds;
pub use timetable::{RoundPhase, RoundTime, StoredRound, Timetable};
pub use venue_page::{DoorSign, Listed, NamePage, NameRow, Naming, VenueBody, VenuePage, name_pages};
pub use visit_page::{Visit, visit};
