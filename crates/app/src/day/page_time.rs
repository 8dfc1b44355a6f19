//! Where a page stands in time.

use jiff::Timestamp;

/// What a page of the day says of the time, and when it will say something else.
#[derive(Debug, Clone)]
pub struct PageTime {
    pub now: Timestamp,
    pub clock: String,
    /// When the page will show something else, as far as the clock decides.
    pub next: Option<Timestamp>,
    /// The version of the plan that the page shows; 0: none is published.
    pub version: u32,
}
