//! What all pages share: words, signs, the clock face, assets and the headers of a page.

mod asset;
mod clock_face;
pub mod console;
mod page;
mod sentence;
mod sign;
mod words;

pub use asset::asset;
pub use clock_face::ClockFace;
pub use page::{page, personal, see_other};
pub use sentence::Sentence;
pub use sign::{COLOURS, SHAPES, Sign};
pub use words::{Arg, Words};
