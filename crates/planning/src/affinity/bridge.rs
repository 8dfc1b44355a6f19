//! `bridge`: 1000 where two departments have no tie yet and did not meet in an earlier round.

use domain::roster::Roster;

use crate::crossing::Crossing;

/// The department pairs that are joined: by a known tie, or by a meeting of an earlier round.
#[derive(Debug, Clone)]
pub struct Bridged {
    joined: Vec<bool>,
    departments: usize,
}

impl Bridged {
    pub(super) fn before(roster: &Roster, crossing: &Crossing) -> Self {
        let departments = crossing.count();
        let mut bridged = Self { joined: vec![false; departments * departments], departments };
        for [a, b] in &roster.department_ties {
            if let (Some(a), Some(b)) = (crossing.number(a), crossing.number(b)) {
                bridged.set(a.min(b), a.max(b));
            }
        }
        bridged
    }

    pub(super) fn join(&mut self, crossing: &Crossing, i: usize, j: usize) {
        crossing.joined(i, j).for_each(|(a, b)| self.set(a, b));
    }

    fn set(&mut self, a: u16, b: u16) {
        let cell = usize::from(a) * self.departments + usize::from(b);
        self.joined[cell] = true;
    }

    pub(crate) fn is_joined(&self, a: u16, b: u16) -> bool {
        self.joined[usize::from(a) * self.departments + usize::from(b)]
    }
}

/// 1000 when the two would be the first link between some pair of their departments.
pub(super) fn term(crossing: &Crossing, bridged: &Bridged, i: usize, j: usize) -> u32 {
    let first = !crossing.shares(i, j) && crossing.joined(i, j).any(|(a, b)| !bridged.is_joined(a, b));
    if first { 1000 } else { 0 }
}

#[cfg(test)]
mod tests {
    use crate::affinity::Affinity;
    use crate::fixtures::{named, roster};

    #[test]
    fn the_first_meeting_of_two_departments_counts_and_the_second_does_not() {
        let people = vec![named("ada", "Legal", &[]), named("grace", "Sales", &[]), named("alan", "Ops", &[])];
        let mut roster = roster(people, 2);
        roster.department_ties = vec![["Ops".into(), "Sales".into()]];
        let affinity = Affinity::of(&roster);
        let mut bridged = affinity.bridged_before(&roster);
        assert_eq!(affinity.terms(0, 1, &bridged).bridge, 1000);
        assert_eq!(affinity.terms(1, 2, &bridged).bridge, 0, "a tie is known");
        affinity.join(&[0, 1], &mut bridged);
        assert_eq!(affinity.terms(0, 1, &bridged).bridge, 0);
        assert_eq!(affinity.terms(0, 2, &bridged).bridge, 1000);
    }
}
