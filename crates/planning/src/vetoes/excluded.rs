//! `excluded`: private, "I'd rather not be paired with …". Shown as `not_available`.

use super::{Rule, never};

pub(super) const RULE: Rule =
    Rule { code: "excluded", applies: |book, i, j| book.excluded.contains(i, j), strength: never };

#[cfg(test)]
mod tests {
    use crate::fixtures::{departments, pair};
    use crate::vetoes::{Strength, tests::verdict};

    #[test]
    fn an_exclusion_holds_whoever_made_it() {
        let mut roster = departments(&[1, 1], 1);
        assert_eq!(verdict(&roster), None);
        roster.excluded = vec![pair("b00", "a00")];
        assert_eq!(verdict(&roster), Some((Strength::Never, "excluded")));
    }
}
