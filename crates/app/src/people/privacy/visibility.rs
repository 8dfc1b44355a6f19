//! Who sees what of a person: the one table that pages show and tests hold the product to.

/// What somebody sees of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    Yes,
    No,
    FirstName,
    Totals,
    TotalsOfFive,
    EventDay,
}

impl Seen {
    /// The word's key.
    pub fn code(self) -> &'static str {
        match self {
            Seen::Yes => "yes",
            Seen::No => "no",
            Seen::FirstName => "first_name",
            Seen::Totals => "totals",
            Seen::TotalsOfFive => "totals_of_five",
            Seen::EventDay => "event_day",
        }
    }
}

/// Who looks, in the order of the table's columns.
pub const VIEWERS: [&str; 6] = ["self", "placed", "helper", "organiser", "auditor", "manager"];

use Seen::{EventDay, FirstName, No, Totals, TotalsOfFive, Yes};

/// Each thing with what the viewers see of it.
pub const VISIBILITY: [(&str, [Seen; 6]); 8] = [
    ("name", [Yes, FirstName, Yes, Yes, No, No]),
    ("offers", [Yes, Yes, No, Yes, No, No]),
    ("seeks", [Yes, Yes, No, TotalsOfFive, No, No]),
    ("present", [Yes, No, Yes, EventDay, No, No]),
    ("answers", [Yes, No, No, Totals, Totals, No]),
    ("apart", [Yes, No, No, No, No, No]),
    // The switch is turned in the log, which organisers read.
    ("memory", [Yes, No, No, Yes, No, No]),
    ("figures", [Yes, No, No, No, No, No]),
];
