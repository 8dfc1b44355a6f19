//! What all pages share: words, signs, the clock face, assets and the headers of a page.

mod asset;
mod clock_face;
mod cookie;
pub mod csv;
#[cfg(test)]
mod every_key;
mod page;
mod seal;
mod sentence;
mod sign;
mod words;

pub use asset::{asset, routes};
pub use clock_face::ClockFace;
pub use cookie::{Speaker, is_same_origin};
pub use page::{page, personal, see_other};
pub use seal::{is_sealed, seal, seal_with};
pub use sentence::Sentence;
pub use sign::{COLOURS, SHAPES, Sign};
pub use words::{Arg, Words};
