//! What all pages share: words, signs, the clock face, assets and the headers of a page.

mod asset;
mod clock_face;
pub mod console;
mod cookie;
#[cfg(test)]
mod every_key;
mod page;
mod seal;
mod sentence;
mod sign;
mod words;

pub use asset::asset;
pub use clock_face::ClockFace;
pub use cookie::{Speaker, is_same_origin};
pub use page::{page, personal, see_other};
pub use seal::{is_sealed, seal};
pub use sentence::Sentence;
pub use sign::{COLOURS, SHAPES, Sign};
pub use words::{Arg, Words};
