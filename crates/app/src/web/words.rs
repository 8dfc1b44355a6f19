//! The words of the pages, by language. English is complete; a key that a language lacks stops the
//! build (`build.rs`), so there is no hole on a page.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, static_loader};

use jiff::Timestamp;

use super::{ClockFace, Sentence};

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// What a message is filled with.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// A name, a topic, a time: shown as it is, escaped and isolated.
    Text(&'a str),
    /// A number that a language may inflect by.
    Count(i64),
}

/// One language's words.
#[derive(Debug, Clone)]
pub struct Words {
    language: LanguageIdentifier,
}

impl Words {
    /// The words of the first wanted language that there is, else English.
    pub fn choose<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<LanguageIdentifier> = LOCALES.locales().cloned().collect();
        let spoken = wanted.into_iter().filter_map(|tag| tag.parse::<LanguageIdentifier>().ok());
        let mut matching = spoken.filter_map(|tag| known.iter().find(|one| one.language == tag.language).cloned());
        Self { language: matching.next().unwrap_or_else(|| LOCALES.fallback().clone()) }
    }

    /// The words that a browser asks for in `Accept-Language`, its own order of preference.
    pub fn accepted(header: &str) -> Self {
        let mut ranked: Vec<(u32, &str)> = header.split(',').take(20).filter_map(ranked_tag).collect();
        ranked.sort_by_key(|(quality, _)| std::cmp::Reverse(*quality));
        Self::choose(ranked.into_iter().map(|(_, tag)| tag))
    }

    /// English, for what operators read.
    pub fn english() -> Self {
        Self { language: LOCALES.fallback().clone() }
    }

    /// The message of `key`.
    pub fn say(&self, key: &str) -> Sentence {
        self.with(key, &[])
    }

    /// The message of `key` with its arguments.
    pub fn with(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> Sentence {
        let mut filling: HashMap<Cow<'static, str>, FluentValue> = HashMap::with_capacity(args.len());
        let mut texts = Vec::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Count(count) => FluentValue::from(*count),
                Arg::Text(text) => {
                    texts.push(*text);
                    FluentValue::from(Sentence::placeholder(texts.len() - 1))
                }
            };
            filling.insert(Cow::Borrowed(*name), value);
        }
        Sentence::assemble(&LOCALES.lookup_complete(&self.language, key, Some(&filling)), &texts)
    }

    /// A message without arguments as plain text, to be an argument itself.
    pub fn plain(&self, key: &str) -> String {
        LOCALES.lookup_complete(&self.language, key, None)
    }

    /// A message as plain text, to be an argument itself.
    pub fn plain_with(&self, key: &str, args: &[(&'static str, &str)]) -> String {
        let filling: HashMap<Cow<'static, str>, FluentValue> =
            args.iter().map(|(name, text)| (Cow::Borrowed(*name), FluentValue::from(*text))).collect();
        LOCALES.lookup_complete(&self.language, key, Some(&filling))
    }

    /// A day on the calendar of `face`, as the language writes it: `4 May 2026`.
    pub fn date(&self, face: &ClockFace, instant: Timestamp) -> String {
        let (year, month, day) = face.day(instant);
        let filling = HashMap::from([
            (Cow::Borrowed("day"), FluentValue::from(day)),
            (Cow::Borrowed("month"), FluentValue::from(format!("m{month}"))),
            (Cow::Borrowed("year"), FluentValue::from(year.to_string())),
        ]);
        LOCALES.lookup_complete(&self.language, "date-long", Some(&filling))
    }

    /// The language's tag, for `lang=`.
    pub fn lang(&self) -> String {
        self.language.to_string()
    }

    /// `rtl` or `ltr`, for `dir=`.
    pub fn dir(&self) -> &'static str {
        match self.language.language.as_str() {
            "ar" | "fa" | "he" | "ur" => "rtl",
            _ => "ltr",
        }
    }
}

/// `sv;q=0.8` as thousandths and tag.
fn ranked_tag(part: &str) -> Option<(u32, &str)> {
    let (tag, quality) = part.trim().split_once(";q=").unwrap_or((part.trim(), "1"));
    let thousandths = quality.trim().parse::<f32>().ok()?.clamp(0.0, 1.0) * 1000.0;
    (!tag.is_empty()).then_some((thousandths as u32, tag.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_asked_in_its_own_order() {
        assert_eq!(Words::accepted("xx, sv;q=0.9, en;q=0.5").lang(), "sv");
        assert_eq!(Words::accepted("").lang(), "en");
        assert_eq!(Words::accepted(";q=,,;;q=2").lang(), "en");
    }

    #[test]
    fn every_language_writes_dates_in_its_own_way() {
        let (face, day) = (ClockFace::of("Europe/Stockholm"), "2026-03-01T23:30:00Z".parse().unwrap());
        let said = |tag: &str| Words::choose([tag]).date(&face, day);
        assert_eq!(
            (said("en"), said("de"), said("sv")),
            ("2 March 2026".into(), "2. März 2026".into(), "2 mars 2026".into())
        );
        assert_eq!((said("fr"), said("es")), ("2 mars 2026".into(), "2 de marzo de 2026".into()));
        assert_eq!(said("ar"), "2 مارس 2026");
        let first = "2026-05-01T10:00:00Z".parse().unwrap();
        assert_eq!(Words::choose(["fr"]).date(&face, first), "1er mai 2026");
    }

    #[test]
    fn numbers_inflect_by_the_rules_of_the_language() {
        let left = |tag: &str, minutes: i64| {
            Words::choose([tag]).with("minutes-left", &[("minutes", Arg::Count(minutes))]).text().to_owned()
        };
        assert_eq!(left("ar", 1), "بقيت دقيقة واحدة");
        assert_eq!(left("ar", 2), "بقيت دقيقتان");
        assert_eq!(left("ar", 3), "بقيت 3 دقائق");
        assert_eq!(left("ar", 11), "بقيت 11 دقيقة");
        assert_eq!((left("fr", 1), left("fr", 2)), ("Encore 1 minute".into(), "Encore 2 minutes".into()));
        assert_eq!((left("sv", 1), left("de", 2)), ("1 minut kvar".into(), "Noch 2 Minuten".into()));
    }

    #[test]
    fn a_message_takes_its_arguments() {
        let said = Words::english().with("first-place-at", &[("time", Arg::Text("08:58"))]);
        assert_eq!(said.html(), "Your first place appears at <bdi>08:58</bdi>.");
        let left = Words::english().with("minutes-left", &[("minutes", Arg::Count(1))]);
        assert_eq!(left.html(), "1 minute left");
    }
}
