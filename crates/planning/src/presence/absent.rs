//! `absent`: outside the window, paused, skipped, not arrived. Shown as `not_available`.

use domain::roster::RosterParticipant;

pub(super) fn applies(person: &RosterParticipant, round: u32) -> bool {
    person.absent_rounds.contains(&round)
}

#[cfg(test)]
mod tests {
    use crate::fixtures::departments;
    use crate::presence::{is_there, rounds_there};

    #[test]
    fn an_absence_is_for_the_named_rounds_only() {
        let mut roster = departments(&[1, 1], 3);
        roster.people[0].absent_rounds = vec![2];
        assert_eq!([1, 2, 3].map(|round| is_there(&roster, 0, round)), [true, false, true]);
        assert_eq!((rounds_there(&roster, 0), rounds_there(&roster, 1)), (2, 3));
    }
}
