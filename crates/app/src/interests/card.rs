//! The card: what a person may be asked about and would like ideas on, in their own word.

mod apart;
mod card_page;
mod forms;
pub mod pages;
mod part;
mod read;
mod save;
mod wish;

pub use apart::{Apart, ApartWish, keep_apart, kept_apart, take_back};
pub use part::{Part, take_part};
pub use read::{Card, Choice, Owner, read};
pub use save::{save_more, save_topics};
pub use wish::{CardFault, More, TEXT_CHARACTERS_MAX, Topics};

/// How many topics may stand under each heading.
pub const TOPICS_MAX: usize = 3;
