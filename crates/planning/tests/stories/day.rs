//! The day heals: held rounds and locks stay, few people move, nobody is without a place or cause.

use std::collections::BTreeSet;

use domain::roster::{Lock, Roster};
use domain::{OddOne, ReachedBy};
use planning::{MoveCause, Progress, Shown, check, check_document, document, fix_rounds, freeze, replan};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::fixtures::{gathering, person, planned};

/// 200 people in eight departments, six rounds.
fn conference(seed: u64) -> Roster {
    let mut gathering = gathering(&[50, 40, 30, 25, 20, 15, 12, 8], 6, seed);
    gathering.odd = OddOne::Trio;
    for (k, person) in gathering.people.iter_mut().enumerate() {
        person.reached_by = if k % 20 == 0 { ReachedBy::Paper } else { ReachedBy::Phone };
    }
    freeze(gathering).unwrap()
}

/// Marks somebody as not there from a round on.
fn gone_from(roster: &mut Roster, person: usize, first: u32) {
    let rounds = roster.rounds;
    let absent = &mut roster.people[person].absent_rounds;
    absent.extend((first..=rounds).filter(|round| !absent.contains(round)).collect::<Vec<_>>());
    absent.sort_unstable();
}

#[test]
fn after_two_rounds_the_rest_heals() {
    for seed in 0..5 {
        let mut roster = conference(seed);
        let first = planned(&roster);
        let locked = first.plan.rounds[4].meetings[7].people.clone();
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        fix_rounds(&mut roster, &first.plan, Shown { held: 2, revealed: 2 });
        roster.locks = vec![Lock { round: 5, people: locked.clone() }];
        // 15 % no-shows and 3 leavers go, 10 come late (they miss round 3), 5 walk in.
        for _ in 0..33 {
            let person = (dice.next_u64() % 200) as usize;
            if !locked.contains(&roster.people[person].id) {
                gone_from(&mut roster, person, 3);
            }
        }
        for _ in 0..10 {
            let person = (dice.next_u64() % 200) as usize;
            if roster.people[person].absent_rounds.is_empty() {
                roster.people[person].absent_rounds = vec![3];
            }
        }
        for number in 0..5 {
            let mut walk_in = person(&format!("walk-in {number}"), "Da");
            walk_in.absent_rounds = vec![1, 2];
            roster.people.push(walk_in);
        }
        let healed = replan(&roster, &first.plan, &mut Progress::silent()).unwrap();
        let checked = check_document(&document(roster.clone(), healed.planned.clone()));
        assert_eq!((checked.findings, checked.notes), (vec![], vec![]));
        for round in [0, 1] {
            let company = |plan: &domain::plan::Plan| -> Vec<_> {
                plan.rounds[round]
                    .meetings
                    .iter()
                    .map(|meeting| (meeting.people.clone(), meeting.spot.clone()))
                    .collect()
            };
            assert_eq!(company(&first.plan), company(&healed.planned.plan), "held rounds stay");
        }
        assert!(healed.planned.plan.rounds[4].meetings.iter().any(|meeting| meeting.people == locked));
        assert_eq!(healed.diff.moved().count(), 0, "what was not shown moves nobody");
        let byes = healed.planned.report.byes;
        assert!(byes <= 4, "{byes} breathers in four rounds");
    }
}

#[test]
fn a_shown_round_moves_at_most_three_people_per_change() {
    let mut dice = ChaCha8Rng::seed_from_u64(5);
    let (mut moved_most, mut changes) = (0, 0);
    for seed in 0..30 {
        let mut roster = conference(seed);
        roster.rounds = 3;
        let parent = planned(&roster);
        fix_rounds(&mut roster, &parent.plan, Shown { held: 0, revealed: 1 });
        let gone = 1 + (seed % 4) as usize;
        for _ in 0..gone {
            let person = (dice.next_u64() % 200) as usize;
            roster.people[person].absent_rounds = vec![1];
        }
        let healed = replan(&roster, &parent.plan, &mut Progress::silent()).unwrap();
        assert_eq!(check(&roster, &healed.planned.plan), vec![]);
        let moved = healed.diff.moved().count();
        assert!(moved <= 3 * gone, "{moved} moved for {gone}");
        moved_most = moved_most.max(moved);
        changes += gone;
        let company = |round: usize, plan: &domain::plan::Plan| -> BTreeSet<_> {
            plan.rounds[round].meetings.iter().map(|meeting| meeting.people.clone()).collect()
        };
        let kept = company(0, &parent.plan).intersection(&company(0, &healed.planned.plan)).count();
        assert!(kept >= 100 - 2 * gone, "{kept} meetings stay");
    }
    println!("{changes} people missing, at most {moved_most} moved at once");
}

#[test]
fn a_shown_round_without_a_change_stays_as_it_is() {
    let mut roster = conference(3);
    let parent = planned(&roster);
    fix_rounds(&mut roster, &parent.plan, Shown { held: 1, revealed: 2 });
    let healed = replan(&roster, &parent.plan, &mut Progress::silent()).unwrap();
    assert!(healed.diff.is_empty());
    assert_eq!((healed.loss, healed.placed_fewer), (0, 0));
}

#[test]
fn no_shows_before_the_first_reveal_change_nothing_that_anybody_saw() {
    let mut roster = conference(8);
    let parent = planned(&roster);
    (0..25).for_each(|k| gone_from(&mut roster, k * 7, 1));
    let healed = replan(&roster, &parent.plan, &mut Progress::silent()).unwrap();
    assert_eq!(healed.diff.moved().count(), 0);
    assert!(
        healed
            .diff
            .changes
            .iter()
            .all(|change| matches!(change.why, MoveCause::NotInRound | MoveCause::Redrawn | MoveCause::Spot))
    );
}

#[test]
fn paper_moves_last() {
    // Ada's partner is gone; she may join the phones' pair or the paper pair.
    let mut event = gathering(&[1; 6], 1, 1);
    event.odd = OddOne::Trio;
    let mut roster = freeze(event).unwrap();
    let parent = planned(&roster);
    fix_rounds(&mut roster, &parent.plan, Shown { held: 0, revealed: 1 });
    let companies: Vec<_> = parent.plan.rounds[0].meetings.iter().map(|meeting| meeting.people.clone()).collect();
    let set = |roster: &mut Roster,
               id: &domain::roster::ParticipantKey,
               change: &dyn Fn(&mut domain::roster::RosterParticipant)| {
        change(roster.people.iter_mut().find(|person| &person.id == id).unwrap());
    };
    set(&mut roster, &companies[0][0], &|person| person.absent_rounds = vec![1]);
    for paper in [1, 2] {
        let mut roster = roster.clone();
        companies[paper].iter().for_each(|id| set(&mut roster, id, &|person| person.reached_by = ReachedBy::Paper));
        let healed = replan(&roster, &parent.plan, &mut Progress::silent()).unwrap();
        let stays = healed.planned.plan.rounds[0].meetings.iter().any(|meeting| meeting.people == companies[paper]);
        assert!(stays, "the paper pair {paper} stays");
        assert_eq!(healed.diff.moved().count(), 3);
    }
}
