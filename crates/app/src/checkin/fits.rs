//! Whether what somebody types at the door is this person: letters only, accents and case apart.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Letters of a name that have to be typed at least.
const LETTERS_MIN: usize = 4;

/// How much of a name was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// A part, such as the first name.
    Part,
    /// Every word of the name.
    Whole,
}

/// Whether enough letters were typed to look for somebody at all.
pub fn is_enough(typed: &str) -> bool {
    words(typed).iter().map(|word| word.chars().count()).sum::<usize>() >= LETTERS_MIN
}

/// How the typed name fits; none: it does not. Its words begin words of the name, in their order.
pub fn name(typed: &str, name: &str) -> Option<Typed> {
    let (typed, whole) = (words(typed), words(name));
    let mut rest = whole.iter();
    for word in &typed {
        rest.find(|candidate| candidate.starts_with(word.as_str()))?;
    }
    match typed.len() {
        0 => None,
        _ if typed == whole => Some(Typed::Whole),
        _ => Some(Typed::Part),
    }
}

/// Whether the typed department is one of the path's levels: its beginning, or all of a short name.
pub fn department(typed: &str, path: &str) -> bool {
    let typed = words(typed).concat();
    let level = |level: &str| {
        let level = words(level).concat();
        level == typed || (typed.chars().count() >= LETTERS_MIN && level.starts_with(&typed))
    };
    !typed.is_empty() && (path.split('/').any(level) || words(path).concat() == typed)
}

/// Whether two texts are the same words.
pub fn same(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// A first name and an initial: `Grace H.`
pub fn short(name: &str) -> String {
    let mut parts = name.split_whitespace();
    let first = parts.next().unwrap_or_default();
    match parts.next_back().and_then(|last| last.chars().next()) {
        Some(initial) => format!("{first} {initial}."),
        None => first.to_owned(),
    }
}

fn words(text: &str) -> Vec<String> {
    let plain: String = text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
    let parts = plain.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_beginnings_without_accents() {
        assert_eq!(name("paul erdos", "Paul Erdős"), Some(Typed::Whole));
        assert_eq!(name("Erdős", "Paul Erdős"), Some(Typed::Part));
        assert_eq!(name("gra hop", "Grace Hopper"), Some(Typed::Part));
        assert_eq!(name("Hopper Grace", "Grace Hopper"), None);
        assert_eq!(name("", "Grace Hopper"), None);
        assert!(!is_enough("a b c") && !is_enough("  ...  ") && is_enough("Bo Ek"));
    }

    #[test]
    fn a_department_is_found_by_any_of_its_levels() {
        assert!(department("nord", "Sales/Nordics"));
        assert!(department("sales nordics", "Sales/Nordics"));
        assert!(department("HR", "People/HR"));
        assert!(!department("H", "HR") && !department("Sal", "Sales") && !department("", "Sales"));
    }

    #[test]
    fn a_stranger_sees_an_initial() {
        assert_eq!(short("Grace Brewster Hopper"), "Grace H.");
        assert_eq!(short("Plato"), "Plato");
    }
}
