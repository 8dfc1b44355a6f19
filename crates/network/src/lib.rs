//! Who knows whom, and who would meet anyway: people, departments and contacts in; ties,
//! familiarity and its calibration out.
//!
//! People are positions `0..people`, departments are numbers chosen by the caller. Nothing here
//! reads a clock, a file or a random number, and floating point goes through `libm` in a fixed
//! order, so that the same contacts give the same numbers on every machine.
//!
//! ```
//! use domain::TieSource;
//! use network::{Contact, Fading, HALF_LIFE_SECONDS, Ties, Walk, familiarity};
//!
//! // Ada (0) and Grace (1) know each other, Grace and Alan (2) too; Ada and Alan do not.
//! let contacts = [Contact::timeless(0, 1, 1.0, TieSource::Imported), Contact::timeless(1, 2, 1.0, TieSource::Imported)];
//! let ties = Ties::gather(3, &contacts, Fading::from_latest(&contacts, HALF_LIFE_SECONDS));
//! let familiarity = familiarity(&ties, &[vec![], vec![], vec![]], Walk { department_share: 0.0, ..Walk::default() });
//! assert!(familiarity.of(0, 1) > familiarity.of(0, 2));
//! assert!(familiarity.of(0, 2) > 0.0);
//! ```

mod calibration;
mod colleagues;
mod contact;
mod familiarity;
mod known;
mod monotone;
mod prediction;
mod ties;
mod walk;

pub use calibration::{Halves, calibrate};
pub use contact::{Contact, Fading, HALF_LIFE_SECONDS};
pub use familiarity::{Familiarity, familiarity};
pub use known::{department_ties, known_contacts};
pub use monotone::{Pooled, pool_rising};
pub use prediction::{Prediction, auc, predict};
pub use ties::{Tie, Ties};
pub use walk::Walk;
