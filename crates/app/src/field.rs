//! Fields of bodies: texts within bounds, words of closed sets.

use std::str::FromStr;

use domain::UnknownWord;
use serde::{Deserialize, Deserializer};

use crate::problem::Problem;

/// A field that may be left out (none), emptied (`Some(None)`), or said.
pub type Sent<T> = Option<Option<T>>;

/// Tells a field that is null from one that is left out; for `#[serde(default, deserialize_with)]`.
///
/// # Errors
/// What the value's own type says.
pub fn sent<'de, T: Deserialize<'de>, D: Deserializer<'de>>(source: D) -> Result<Sent<T>, D::Error> {
    Option::deserialize(source).map(Some)
}

/// A text of 1 to `characters_max` characters without control characters, trimmed.
///
/// # Errors
/// 422 `invalid_body`, with the pointer.
pub fn text(pointer: &str, sent: &str, characters_max: usize) -> Result<String, Problem> {
    let text = sent.trim();
    match text.chars().count() {
        0 => Err(Problem::of_field(pointer, "empty", "a text is needed here")),
        count if count > characters_max => {
            Err(Problem::of_field(pointer, "too_long", format!("at most {characters_max} characters")))
        }
        _ if text.chars().any(char::is_control) => {
            Err(Problem::of_field(pointer, "control_character", "no control characters"))
        }
        _ => Ok(text.to_owned()),
    }
}

/// A word of a closed set, or its default where none is sent.
///
/// # Errors
/// 422 `invalid_body`, with the pointer and the words.
pub fn word<T: FromStr<Err = UnknownWord>>(pointer: &str, sent: Option<&str>) -> Result<Option<T>, Problem> {
    sent.map(|text| text.parse().map_err(|cause| Problem::unknown_word(pointer, &cause))).transpose()
}

/// A number between two bounds, or none where none is sent.
///
/// # Errors
/// 422 `invalid_body`, with the pointer and the bounds.
pub fn number(pointer: &str, sent: Option<u32>, bounds: std::ops::RangeInclusive<u32>) -> Result<Option<u32>, Problem> {
    match sent {
        Some(number) if !bounds.contains(&number) => {
            let detail = format!("between {} and {}", bounds.start(), bounds.end());
            Err(Problem::of_field(pointer, "out_of_range", detail))
        }
        other => Ok(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Preset;

    #[test]
    fn a_fault_names_its_field() {
        let pointer = |refused: Problem| refused.errors[0].pointer.clone();
        assert_eq!(pointer(text("/name", " ", 9).unwrap_err()), "/name");
        assert_eq!(pointer(text("/name", "abc", 2).unwrap_err()), "/name");
        assert_eq!(pointer(word::<Preset>("/preset", Some("party")).unwrap_err()), "/preset");
        assert_eq!(pointer(number("/rounds", Some(0), 1..=9).unwrap_err()), "/rounds");
        assert_eq!(text("/name", " Ada ", 9).unwrap(), "Ada");
        assert_eq!(word::<Preset>("/preset", None).unwrap(), None);
    }
}
