//! Languages as BCP 47 tags.

use serde::{Deserialize, Serialize};

/// A language tag such as `sv` or `pt-BR`, in the spelling that RFC 5646 section 2.1.1 recommends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

/// A text that is no language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a BCP 47 language tag such as `en` or `pt-BR`")]
pub struct LanguageError(pub String);

impl Language {
    /// Parses a tag: a primary language of 2–3 letters, then subtags of 1–8 letters or digits.
    ///
    /// # Errors
    /// [`LanguageError`] with the text.
    pub fn parse(text: &str) -> Result<Self, LanguageError> {
        let text = text.trim();
        let mut subtags = text.split(['-', '_']);
        let primary = subtags.next().filter(|tag| is_primary(tag));
        let rest: Vec<&str> = subtags.collect();
        match primary {
            Some(primary) if rest.iter().all(|tag| is_subtag(tag)) => Ok(Self(spell(primary, &rest))),
            _ => Err(LanguageError(text.to_owned())),
        }
    }

    /// The whole tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without region or script: `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

fn is_primary(tag: &str) -> bool {
    (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_subtag(tag: &str) -> bool {
    (1..=8).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn spell(primary: &str, rest: &[&str]) -> String {
    let mut tag = primary.to_ascii_lowercase();
    for subtag in rest {
        tag.push('-');
        tag.push_str(&spell_subtag(subtag));
    }
    tag
}

fn spell_subtag(subtag: &str) -> String {
    match subtag.len() {
        2 => subtag.to_ascii_uppercase(),
        4 => subtag[..1].to_ascii_uppercase() + &subtag[1..].to_ascii_lowercase(),
        _ => subtag.to_ascii_lowercase(),
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;
    fn try_from(text: String) -> Result<Self, LanguageError> {
        Self::parse(&text)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_spelt_as_recommended() {
        assert_eq!(Language::parse("PT-br").unwrap().as_str(), "pt-BR");
        assert_eq!(Language::parse("zh_hant").unwrap().as_str(), "zh-Hant");
        assert_eq!(Language::parse("zh-Hant").unwrap().primary(), "zh");
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "e", "english", "en-", "e1", "sv|en"] {
            assert!(Language::parse(text).is_err(), "{text}");
        }
    }
}
