//! The words of Matchmaker: ids, parsed types and plain values that every other crate speaks.
//!
//! Nothing here reads a clock, a file, a database or a random number. A value that exists is
//! valid: parsed types have private fields and one door, `parse`.

mod clock;
mod department;
mod email;
mod ids;
mod language;
pub mod plan;
mod preset;
pub mod roster;
mod text_enum;
mod words;

pub use clock::{ClockError, EventClock};
pub use department::{DepartmentError, DepartmentPath, crossing_level};
pub use email::{Email, EmailError};
pub use ids::*;
pub use language::{Language, LanguageError};
pub use preset::{Preset, Weights};
pub use text_enum::UnknownWord;
pub use words::*;
