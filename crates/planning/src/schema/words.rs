//! The small vocabulary that the schemas are written in.

use serde_json::{Map, Value, json};

/// Fields by name, each with its schema.
pub(super) type Fields<'f> = &'f [(&'f str, Value)];

/// An object that has no other fields than these.
pub(super) fn closed(required: Fields<'_>, optional: Fields<'_>) -> Value {
    let mut object = open(required, optional);
    object["additionalProperties"] = json!(false);
    object
}

/// An object that may have more fields: later versions add to what is written.
pub(super) fn open(required: Fields<'_>, optional: Fields<'_>) -> Value {
    let fields: Map<String, Value> =
        required.iter().chain(optional).map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    let names: Vec<&str> = required.iter().map(|(name, _)| *name).collect();
    json!({"type": "object", "properties": fields, "required": names})
}

pub(super) fn list(items: Value) -> Value {
    json!({"type": "array", "items": items})
}

/// A list of so many items.
pub(super) fn list_of(items: Value, least: usize, most: usize) -> Value {
    json!({"type": "array", "items": items, "minItems": least, "maxItems": most})
}

/// An object whose field names are ids.
pub(super) fn by_id(values: Value) -> Value {
    json!({"type": "object", "additionalProperties": values})
}

pub(super) fn text() -> Value {
    json!({"type": "string"})
}

pub(super) fn name() -> Value {
    json!({"type": "string", "minLength": 1})
}

pub(super) fn flag() -> Value {
    json!({"type": "boolean"})
}

pub(super) fn number() -> Value {
    json!({"type": "number"})
}

/// A whole number of either sign.
pub(super) fn whole() -> Value {
    json!({"type": "integer"})
}

/// A whole number in a range.
pub(super) fn from_to(least: u64, most: u64) -> Value {
    json!({"type": "integer", "minimum": least, "maximum": most})
}

/// A count: 0 or more.
pub(super) fn count() -> Value {
    from_to(0, u64::from(u32::MAX))
}

/// Rounds are numbered from 1.
pub(super) fn round() -> Value {
    from_to(1, u64::from(u32::MAX))
}

pub(super) fn one_of(words: &[&str]) -> Value {
    json!({"enum": words})
}

pub(super) fn or_null(schema: Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}
