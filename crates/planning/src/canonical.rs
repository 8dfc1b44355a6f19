//! Canonical JSON: keys sorted, no white space; and the roster's SHA-256 over it.

use domain::roster::Roster;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A roster, a plan or another value of the domain as JSON with sorted keys and no white space,
/// whatever the order of its fields. A value without a JSON form (a map whose keys are no
/// strings) reads `null`; the domain has none.
pub fn canonical_json(value: &impl Serialize) -> String {
    let mut text = String::new();
    write(&serde_json::to_value(value).unwrap_or_default(), &mut text);
    text
}

/// Hex SHA-256 of a roster's canonical JSON.
pub fn roster_sha256(roster: &Roster) -> String {
    Sha256::digest(canonical_json(roster).as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_by_key(|(key, _)| key.as_str());
            write_list(text, ['{', '}'], sorted.into_iter(), |(key, value), text| {
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write(value, text);
            });
        }
        Value::Array(items) => write_list(text, ['[', ']'], items.iter(), write),
        plain => text.push_str(&plain.to_string()),
    }
}

fn write_list<T>(
    text: &mut String,
    ends: [char; 2],
    items: impl Iterator<Item = T>,
    mut one: impl FnMut(T, &mut String),
) {
    text.push(ends[0]);
    for (number, item) in items.enumerate() {
        if number > 0 {
            text.push(',');
        }
        one(item, text);
    }
    text.push(ends[1]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::departments;

    #[test]
    fn keys_are_sorted_and_white_space_is_left_out() {
        let value: Value = serde_json::from_str(r#"{"b": [1, {"d": null, "c": "x\"y"}], "a": true}"#).unwrap();
        assert_eq!(canonical_json(&value), r#"{"a":true,"b":[1,{"c":"x\"y","d":null}]}"#);
    }

    #[test]
    fn every_change_of_a_roster_changes_its_hash() {
        let roster = departments(&[2, 2], 1);
        let mut other = roster.clone();
        assert_eq!(roster_sha256(&roster).len(), 64);
        assert_eq!(roster_sha256(&roster), roster_sha256(&other));
        other.people[0].quiet = true;
        assert_ne!(roster_sha256(&roster), roster_sha256(&other));
    }
}
