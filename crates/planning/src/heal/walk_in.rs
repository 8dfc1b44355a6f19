//! Somebody new in a roster: known to nobody, there from a round on.

use domain::roster::Roster;

use crate::day_facts::WalkIn;

/// Adds who is not in the roster yet. Familiarity with them is 0.
pub(super) fn add(roster: &mut Roster, walk_ins: &[WalkIn]) {
    for walk_in in walk_ins {
        if roster.people.iter().any(|person| person.id == walk_in.person.id) {
            continue;
        }
        let mut person = walk_in.person.clone();
        person.absent_rounds.extend(1..walk_in.from_round);
        person.absent_rounds.sort_unstable();
        person.absent_rounds.dedup();
        let known = roster.people.iter().map(|person| person.id.clone()).collect::<Vec<_>>();
        person.managers.retain(|manager| known.contains(manager));
        widen(&mut roster.familiarity, known.len());
        roster.people.push(person);
    }
}

/// One more column for everybody; `people` is how many there were.
fn widen(familiarity: &mut Vec<Vec<u32>>, people: usize) {
    if familiarity.is_empty() {
        return;
    }
    familiarity.resize_with(people, Vec::new);
    familiarity.iter_mut().for_each(|row| row.push(0));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{departments, named};

    #[test]
    fn a_walk_in_is_absent_before_and_unfamiliar_to_all() {
        for rows in [vec![], vec![vec![5, 6], vec![7], vec![]], vec![vec![5, 6], vec![7]]] {
            let mut roster = departments(&[1, 1, 1], 3);
            roster.familiarity = rows.clone();
            let walk_in = WalkIn { person: named("zoe", "Da", &[]), from_round: 3 };
            add(&mut roster, &[walk_in.clone(), walk_in]);
            assert_eq!(roster.people.len(), 4);
            assert_eq!(roster.people[3].absent_rounds, [1, 2]);
            let wanted = if rows.is_empty() { vec![] } else { vec![vec![5, 6, 0], vec![7, 0], vec![0]] };
            assert_eq!(roster.familiarity, wanted);
        }
    }
}
