//! `rest_after`: who met people in N rounds in a row rests in the next one.

use domain::roster::Roster;

/// How many rounds in a row each participant has been placed, up to now.
#[derive(Debug, Clone)]
pub(crate) struct RoundsInARow {
    of_person: Vec<u32>,
}

impl RoundsInARow {
    pub(crate) fn none(people: usize) -> Self {
        Self { of_person: vec![0; people] }
    }

    /// Whether the participant rests in the round that comes now.
    pub(crate) fn rests(&self, roster: &Roster, person: usize) -> bool {
        roster.people[person].rest_after.is_some_and(|most| self.of_person[person] >= most.max(1))
    }

    /// Takes over a round: who is `placed` goes on, everybody else starts again.
    pub(crate) fn after(&mut self, placed: &[bool]) {
        for (count, placed) in self.of_person.iter_mut().zip(placed) {
            *count = if *placed { *count + 1 } else { 0 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::departments;

    #[test]
    fn two_in_a_row_then_a_rest() {
        let mut roster = departments(&[1, 1], 4);
        roster.people[0].rest_after = Some(2);
        let mut row = RoundsInARow::none(2);
        row.after(&[true, true]);
        assert!(!row.rests(&roster, 0));
        row.after(&[true, true]);
        assert!(row.rests(&roster, 0) && !row.rests(&roster, 1));
        row.after(&[false, true]);
        assert!(!row.rests(&roster, 0));
    }
}
