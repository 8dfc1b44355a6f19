//! `reporting_line`: nobody meets a manager, nor the manager's manager.

use super::{Rule, never};

pub(super) const RULE: Rule = Rule {
    code: "reporting_line",
    applies: |book, i, j| book.managers[i].contains(&j) || book.managers[j].contains(&i),
    strength: never,
};

#[cfg(test)]
mod tests {
    use crate::fixtures::{departments, key};
    use crate::vetoes::{Strength, tests::verdict};

    #[test]
    fn it_holds_both_ways() {
        for report in [0, 1] {
            let mut roster = departments(&[1, 1], 1);
            roster.people[report].managers = vec![key(["b00", "a00"][report])];
            assert_eq!(verdict(&roster), Some((Strength::Never, "reporting_line")));
        }
    }
}
