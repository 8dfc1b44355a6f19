//! Topics that a starter never touches: health, family, religion, politics, union, pay.
//!
//! Recognised by whole words in English, German, Swedish and French; a longer list belongs to the
//! organisation.

const WORDS: [&str; 44] = [
    "health",
    "illness",
    "sick",
    "sickness",
    "disability",
    "pregnancy",
    "burnout",
    "therapy",
    "gesundheit",
    "krankheit",
    "hälsa",
    "sjukdom",
    "santé",
    "maladie",
    "family",
    "children",
    "parenting",
    "divorce",
    "marriage",
    "familie",
    "familj",
    "famille",
    "religion",
    "faith",
    "church",
    "kirche",
    "kyrka",
    "politics",
    "political",
    "election",
    "politik",
    "politique",
    "union",
    "unions",
    "strike",
    "gewerkschaft",
    "facket",
    "syndicat",
    "pay",
    "salary",
    "wage",
    "gehalt",
    "lön",
    "salaire",
];

/// Whether a topic's text contains one of the words.
pub(super) fn is_sensitive(topic: &str) -> bool {
    let lower = topic.to_lowercase();
    lower.split(|letter: char| !letter.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_count() {
        assert!(is_sensitive("Talking about pay") && is_sensitive("Mental health"));
        assert!(!is_sensitive("Payments") && !is_sensitive("Reunion planning") && !is_sensitive("Negotiation"));
    }
}
