//! The tables as diesel sees them, once for both dialects.

mod access;
mod day;
mod events;
mod people;
mod plans;
mod work;

pub(crate) use access::*;
pub(crate) use day::*;
pub(crate) use events::*;
pub(crate) use people::*;
pub(crate) use plans::*;
pub(crate) use work::*;
