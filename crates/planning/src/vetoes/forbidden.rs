//! `forbidden`: the organiser keeps the two apart.

use super::{Rule, never};

pub(super) const RULE: Rule =
    Rule { code: "forbidden", applies: |book, i, j| book.forbidden.contains(i, j), strength: never };

#[cfg(test)]
mod tests {
    use crate::fixtures::{departments, pair};
    use crate::vetoes::{Strength, tests::verdict};

    #[test]
    fn the_organiser_keeps_two_apart() {
        let mut roster = departments(&[1, 1], 1);
        roster.forbidden = vec![pair("a00", "b00")];
        assert_eq!(verdict(&roster), Some((Strength::Never, "forbidden")));
    }
}
