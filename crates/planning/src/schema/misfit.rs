//! Where a document does not fit its schema: all places at once.

use serde::Serialize;
use serde_json::Value;

/// One place of a document that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Misfit {
    /// `missing_field`, `unknown_field`, `wrong_type`, `wrong_value` or `wrong_length`.
    pub code: &'static str,
    /// A JSON pointer: `/people/3/pace`.
    pub at: String,
    /// One sentence.
    pub detail: String,
}

/// More are not listed: who reads them starts at the top.
const MISFITS_MAX: usize = 100;

/// Every place where `document` does not fit `schema`, in the order of the document.
///
/// Reads the words of JSON Schema that the schemas here use: type, properties, required,
/// additionalProperties, items, minItems, maxItems, enum, const, minimum, maximum, minLength,
/// maxLength and anyOf. Cost O(document).
pub fn misfits(schema: &Value, document: &Value) -> Vec<Misfit> {
    let mut found = Vec::new();
    look(schema, document, "", &mut found);
    found.truncate(MISFITS_MAX);
    found
}

fn look(schema: &Value, value: &Value, at: &str, found: &mut Vec<Misfit>) {
    if found.len() >= MISFITS_MAX {
        return;
    }
    let mut misfit = |code, detail: String| found.push(Misfit { code, at: at.to_owned(), detail });
    if let Some(choices) = schema["anyOf"].as_array() {
        let fits = |choice: &Value| {
            let mut tried = Vec::new();
            look(choice, value, at, &mut tried);
            tried.is_empty()
        };
        if !choices.iter().any(fits)
            && let Some(first) = choices.first()
        {
            look(first, value, at, found);
        }
        return;
    }
    if let Some(wanted) = schema["type"].as_str().filter(|wanted| !is_a(wanted, value)) {
        return misfit("wrong_type", format!("{} is given, {wanted} is wanted.", told(value)));
    }
    if let Some(words) = schema["enum"].as_array().filter(|words| !words.contains(value)) {
        let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
        return misfit("wrong_value", format!("{} is none of: {}.", told(value), words.join(", ")));
    }
    if schema.get("const").is_some_and(|wanted| wanted != value) {
        return misfit("wrong_value", format!("{} is given, {} is wanted.", told(value), schema["const"]));
    }
    if let Some(detail) = out_of_range(schema, value) {
        return misfit("wrong_value", detail);
    }
    if let Some(detail) = wrong_length(schema, value) {
        misfit("wrong_length", detail);
    }
    inside(schema, value, at, found);
}

fn is_a(wanted: &str, value: &Value) -> bool {
    match wanted {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        _ => false,
    }
}

/// The value as an error tells it: a long one shortened.
fn told(value: &Value) -> String {
    match value {
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        plain => plain.to_string().chars().take(60).collect(),
    }
}

fn out_of_range(schema: &Value, value: &Value) -> Option<String> {
    let whole = |value: &Value| value.as_number().and_then(serde_json::Number::as_i128);
    let number = whole(value)?;
    let least = whole(&schema["minimum"]).filter(|least| number < *least);
    let most = whole(&schema["maximum"]).filter(|most| number > *most);
    match (least, most) {
        (Some(least), _) => Some(format!("{number} is given, and at least {least} is wanted.")),
        (_, Some(most)) => Some(format!("{number} is given, and at most {most} is possible.")),
        _ => None,
    }
}

fn wrong_length(schema: &Value, value: &Value) -> Option<String> {
    let (length, least, most) = match value {
        Value::Array(items) => (items.len(), "minItems", "maxItems"),
        Value::String(text) => (text.chars().count(), "minLength", "maxLength"),
        _ => return None,
    };
    let least = schema[least].as_u64().unwrap_or(0);
    let most = schema[most].as_u64().unwrap_or(u64::MAX);
    let fits = (least..=most).contains(&(length as u64));
    let wanted = if most == u64::MAX { format!("at least {least}") } else { format!("{least} to {most}") };
    (!fits).then(|| format!("The length is {length}, and {wanted} is wanted."))
}

fn inside(schema: &Value, value: &Value, at: &str, found: &mut Vec<Misfit>) {
    match value {
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate().filter(|_| !schema["items"].is_null()) {
                look(&schema["items"], item, &format!("{at}/{number}"), found);
            }
        }
        Value::Object(fields) => {
            let missing = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            for name in missing.filter(|name| !fields.contains_key(*name)) {
                let detail = format!("The field {name} is missing.");
                found.push(Misfit { code: "missing_field", at: format!("{at}/{name}"), detail });
            }
            for (name, field) in fields {
                of_field(schema, name, field, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        _ => {}
    }
}

fn of_field(schema: &Value, name: &str, field: &Value, at: &str, found: &mut Vec<Misfit>) {
    match (schema["properties"].get(name), schema.get("additionalProperties")) {
        (Some(own), _) => look(own, field, at, found),
        (None, Some(Value::Bool(false))) => {
            let detail = format!("There is no field {}.", name.chars().take(60).collect::<String>());
            found.push(Misfit { code: "unknown_field", at: at.to_owned(), detail });
        }
        (None, Some(others @ Value::Object(_))) => look(others, field, at, found),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::schema::words::{by_id, closed, count, list_of, one_of, or_null, text};

    fn codes(document: Value) -> Vec<(&'static str, String)> {
        let schema = closed(
            &[("name", text()), ("size", count())],
            &[
                ("pace", one_of(&["one", "two"])),
                ("pair", list_of(text(), 2, 2)),
                ("note", or_null(text())),
                ("by", by_id(count())),
            ],
        );
        misfits(&schema, &document).into_iter().map(|misfit| (misfit.code, misfit.at)).collect()
    }

    #[test]
    fn what_fits_has_no_misfit() {
        assert_eq!(codes(json!({"name": "a", "size": 3, "note": null, "pair": ["a", "b"], "by": {"a": 1}})), []);
        assert_eq!(codes(json!({"name": "a", "size": 3, "note": "n"})), []);
    }

    #[test]
    fn everything_that_does_not_fit_is_said_at_once_with_its_place() {
        let wrong = json!({"size": -3, "pace": "three", "pair": ["a"], "note": 4, "by": {"x/y": "1"}, "more": 1});
        let at = |code, at: &str| (code, at.to_owned());
        assert_eq!(
            codes(wrong),
            [
                at("missing_field", "/name"),
                at("wrong_type", "/by/x~1y"),
                at("unknown_field", "/more"),
                at("wrong_type", "/note"),
                at("wrong_value", "/pace"),
                at("wrong_length", "/pair"),
                at("wrong_value", "/size"),
            ]
        );
        assert_eq!(codes(json!([])), [at("wrong_type", "")]);
    }
}
