//! What the card's forms send, field by field.

use std::str::FromStr;

use domain::PairingRuleId;

use super::{More, Part, Topics};

/// The fields of a form in their order; one name may come several times.
pub type Fields = Vec<(String, String)>;

/// The first field of a name; empty where it is absent.
pub fn field<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
}

/// The first screen. What is no topic's id is left out.
pub fn topics(fields: &Fields) -> Topics {
    let ids = |name: &str| fields.iter().filter(|(key, _)| key == name).filter_map(|(_, id)| id.parse().ok()).collect();
    Topics {
        offers: ids("offers"),
        offers_own: field(fields, "offers_own").to_owned(),
        seeks: ids("seeks"),
        seeks_own: field(fields, "seeks_own").to_owned(),
        only_mine: !field(fields, "only_mine").is_empty(),
    }
}

/// The second screen.
pub fn more(fields: &Fields) -> More {
    let text = |name: &str| field(fields, name).to_owned();
    More {
        working_on: text("working_on"),
        beyond_work: text("beyond_work"),
        goal: text("goal"),
        pace: field(fields, "pace").parse().unwrap_or_default(),
    }
}

/// The rule that is taken back.
pub fn rule(fields: &Fields) -> Option<PairingRuleId> {
    PairingRuleId::from_str(field(fields, "rule")).ok()
}

/// What is decided about taking part.
pub fn part(step: &str) -> Option<Part> {
    match step {
        "decline" => Some(Part::NotThisTime),
        "rest" => Some(Part::Rest),
        "rejoin" => Some(Part::AfterAll),
        _ => None,
    }
}
