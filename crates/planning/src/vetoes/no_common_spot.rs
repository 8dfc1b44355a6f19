//! `no_common_spot`: no spot of the event is what both need (fixed, step-free, quiet).

use domain::roster::Roster;

use super::{Rule, never};
use crate::spot_needs::{Needs, suits};

pub(super) const RULE: Rule = Rule {
    code: "no_common_spot",
    applies: |book, i, j| book.spots_of[i].as_ref().zip(book.spots_of[j].as_ref()).is_some_and(apart),
    strength: never,
};

/// The numbers of the spots that somebody with a need can use; none for somebody without.
pub(super) fn usable(roster: &Roster, person: usize) -> Option<Vec<usize>> {
    let needs = Needs::of(roster, &[person]);
    let usable = || roster.spots.iter().enumerate().filter(|(_, spot)| suits(spot, &needs)).map(|(number, _)| number);
    needs.any().then(|| usable().collect())
}

fn apart((own, other): (&Vec<usize>, &Vec<usize>)) -> bool {
    !own.iter().any(|spot| other.contains(spot))
}

#[cfg(test)]
mod tests {
    use crate::fixtures::departments;
    use crate::vetoes::{Strength, tests::verdict};
    use domain::roster::Spot;

    #[test]
    fn a_fixed_spot_upstairs_and_step_free_do_not_go_together() {
        let mut roster = departments(&[1, 1], 1);
        let spot = |name: &str, step_free| Spot { name: name.into(), capacity: 2, step_free, quiet: false };
        roster.spots = vec![spot("Gallery", false), spot("Hall", true)];
        roster.people[0].fixed_spot = Some("Gallery".into());
        assert_eq!(verdict(&roster), None);
        roster.people[1].step_free = true;
        assert_eq!(verdict(&roster), Some((Strength::Never, "no_common_spot")));
        roster.people[0].fixed_spot = Some("Hall".into());
        assert_eq!(verdict(&roster), None);
    }
}
