//! Headers, words and topics compared without case, accents and punctuation.

use unicode_normalization::UnicodeNormalization;

/// Lower case, without accents, letters and digits only: `Führungskraft-ID` is `fuhrungskraftid`.
pub(crate) fn fold(text: &str) -> String {
    plain(text).filter(|character| character.is_alphanumeric()).collect()
}

/// The words of a text, each folded; `+` and `#` belong to words.
pub(crate) fn fold_words(text: &str) -> Vec<String> {
    let plain: String = plain(text).collect();
    let within_word =
        |character: char| character.is_alphanumeric() || matches!(character, '+' | '#') || is_mark(character);
    plain.split(|character| !within_word(character)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Lower case without the accents of Latin letters.
fn plain(text: &str) -> impl Iterator<Item = char> {
    let bare = text.nfkd().filter(|character| !('\u{300}'..='\u{36f}').contains(character));
    bare.nfc().flat_map(char::to_lowercase).flat_map(|character| spelt_out(character).chars().chain(kept(character)))
}

/// Letters that have no decomposition.
fn spelt_out(character: char) -> &'static str {
    match character {
        'ß' => "ss",
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ł' => "l",
        _ => "",
    }
}

fn kept(character: char) -> Option<char> {
    spelt_out(character).is_empty().then_some(character)
}

/// Marks without which words of other scripts change their meaning.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_compared_by_their_letters() {
        assert_eq!(fold(" Führungskraft-ID "), "fuhrungskraftid");
        assert_eq!(fold("Prénom"), "prenom");
        assert_eq!(fold("Närmaste chef"), "narmastechef");
        assert_eq!(fold("E-Mail (Straße)"), "emailstrasse");
    }

    #[test]
    fn words_keep_what_tells_them_apart() {
        assert_eq!(fold_words("C++, C# & Ægir's machine-learning"), ["c++", "c#", "aegir", "s", "machine", "learning"]);
        assert_ne!(fold_words("हिंदी"), fold_words("हदी"));
    }
}
