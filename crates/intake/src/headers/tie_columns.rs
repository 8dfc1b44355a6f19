//! The columns of a ties file: counts of contacts, never their content.

use super::Column;

pub(super) const COLUMNS: &[Column] = &[
    Column { name: "a", headers: &["a", "persona", "person1", "source", "from", "sender", "i", "von", "fran", "de"] },
    Column { name: "b", headers: &["b", "personb", "person2", "target", "to", "recipient", "j", "an", "till"] },
    Column {
        name: "weight",
        headers: &["weight", "strength", "count", "contacts", "messages", "meetings", "w", "gewicht", "vikt", "poids"],
    },
    Column { name: "t", headers: &["t", "time", "timestamp", "at", "date", "seconds", "zeit", "tid", "temps"] },
];
