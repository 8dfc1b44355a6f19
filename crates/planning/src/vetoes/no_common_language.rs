//! `no_common_language`: the two share no language. Unknown is compatible with every language.

use domain::roster::RosterParticipant;

use super::{Rule, never};

pub(super) const RULE: Rule = Rule {
    code: "no_common_language",
    applies: |book, i, j| {
        let (own, other) = (&book.languages[i], &book.languages[j]);
        !own.is_empty() && !other.is_empty() && !own.iter().any(|language| other.contains(language))
    },
    strength: never,
};

/// Languages without region or script: pt-BR and pt-PT understand each other.
pub(super) fn spoken(person: &RosterParticipant) -> Vec<String> {
    person.languages.iter().map(|language| language.primary().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use crate::fixtures::departments;
    use crate::vetoes::{Strength, tests::verdict};
    use domain::Language;

    #[test]
    fn regions_do_not_part_people() {
        let mut roster = departments(&[1, 1], 1);
        roster.people[0].languages = vec![Language::parse("pt-BR").unwrap()];
        assert_eq!(verdict(&roster), None, "unknown is compatible");
        roster.people[1].languages = vec![Language::parse("pt-PT").unwrap(), Language::parse("en").unwrap()];
        assert_eq!(verdict(&roster), None);
        roster.people[1].languages = vec![Language::parse("sv").unwrap()];
        assert_eq!(verdict(&roster), Some((Strength::Never, "no_common_language")));
    }
}
