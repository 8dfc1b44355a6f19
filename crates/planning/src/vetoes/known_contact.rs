//! `known_contact`: the two know each other. A soft rule, given up before anybody sits out.

use super::{Rule, Strength};

pub(super) const RULE: Rule = Rule {
    code: "known_contact",
    applies: |book, i, j| book.known_contacts.contains(i, j),
    strength: |_| Strength::IfUnavoidable,
};

#[cfg(test)]
mod tests {
    use crate::fixtures::{departments, pair};
    use crate::vetoes::{Strength, tests::verdict};

    #[test]
    fn a_known_contact_is_an_exception_not_a_veto() {
        let mut roster = departments(&[1, 1], 1);
        roster.known_contacts = vec![pair("b00", "a00")];
        assert_eq!(verdict(&roster), Some((Strength::IfUnavoidable, "known_contact")));
    }
}
