//! `same_department`: pairings cross departments, at the roster's level.
//!
//! It holds strictly unless the organiser chose `nearest_exception`.

use domain::WhenImpossible;

use super::{Rule, Rulebook, Strength};

pub(super) const RULE: Rule =
    Rule { code: "same_department", applies: |book, i, j| book.crossing.shares(i, j), strength };

fn strength(book: &Rulebook) -> Strength {
    match book.when_impossible {
        WhenImpossible::SitOut | WhenImpossible::Ask => Strength::Never,
        WhenImpossible::NearestException => Strength::IfUnavoidable,
    }
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{departments, named, roster};
    use crate::vetoes::{Strength, tests::verdict};
    use domain::{DepartmentPath, WhenImpossible};

    #[test]
    fn the_level_decides() {
        let people = vec![named("ada", "Sales/Nordics", &[]), named("grace", "Sales/Iberia", &[])];
        let mut roster = roster(people, 1);
        assert_eq!(verdict(&roster), Some((Strength::Never, "same_department")));
        roster.settings.when_impossible = WhenImpossible::NearestException;
        assert_eq!(verdict(&roster), Some((Strength::IfUnavoidable, "same_department")));
        roster.settings.department_level = 2;
        assert_eq!(verdict(&roster), None);
    }

    #[test]
    fn unknown_equals_nothing_and_sharing_one_is_sharing() {
        let mut roster = departments(&[1, 1], 1);
        roster.people[0].departments.clear();
        roster.people[1].departments.clear();
        assert_eq!(verdict(&roster), None);
        roster.people[0].departments = ["Legal", "Ops"].map(|text| DepartmentPath::parse(text).unwrap()).into();
        roster.people[1].departments = vec![DepartmentPath::parse("Ops").unwrap()];
        assert_eq!(verdict(&roster), Some((Strength::Never, "same_department")));
    }
}
