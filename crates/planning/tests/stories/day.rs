//! The day heals: held rounds and locks stay, few people move, nobody is without a place or cause.

use std::collections::BTreeSet;

use domain::plan::Plan;
use domain::roster::{Lock, ParticipantKey, Roster};
use domain::{OddOne, ReachedBy};
use planning::{
    Absence, DayFacts, Left, MoveCause, Progress, Shown, WalkIn, check, check_document, document, fix_rounds, freeze,
    heal, replan,
};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::fixtures::{gathering, person, planned};

/// 200 people in eight departments, six rounds.
pub fn conference(seed: u64) -> Roster {
    let mut gathering = gathering(&[50, 40, 30, 25, 20, 15, 12, 8], 6, seed);
    gathering.odd = OddOne::Trio;
    for (k, person) in gathering.people.iter_mut().enumerate() {
        person.reached_by = if k % 20 == 0 { ReachedBy::Paper } else { ReachedBy::Phone };
    }
    freeze(gathering).unwrap()
}

#[test]
fn after_two_rounds_the_rest_heals() {
    for seed in 0..5 {
        let mut roster = conference(seed);
        let first = planned(&roster);
        let locked = first.plan.rounds[4].meetings[7].people.clone();
        roster.locks = vec![Lock { round: 5, people: locked.clone() }];
        let facts = half_way(&roster, &locked, seed);
        let healed = heal(&roster, &first.plan, &facts, &mut Progress::silent()).unwrap();
        let plan = &healed.replanned.planned;
        let checked = check_document(&document(healed.roster.clone(), plan.clone()));
        assert_eq!((checked.findings, checked.notes), (vec![], vec![]));
        assert_eq!(companies(&first.plan, 1), companies(&plan.plan, 1), "held rounds stay");
        assert_eq!(companies(&first.plan, 2), companies(&plan.plan, 2), "held rounds stay");
        assert!(plan.plan.rounds[4].meetings.iter().any(|meeting| meeting.people == locked));
        assert_eq!((healed.released, healed.price), (vec![], 0));
        assert_eq!(healed.replanned.diff.moved().count(), 0, "what was not shown moves nobody");
        assert!(plan.report.byes <= 4, "{} breathers in four rounds", plan.report.byes);
    }
}

/// 15 % no-shows and 3 leavers go, 10 come late (they miss round 3), 5 walk in.
fn half_way(roster: &Roster, locked: &[ParticipantKey], seed: u64) -> DayFacts {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let mut others: Vec<&ParticipantKey> = roster.people.iter().map(|person| &person.id).collect();
    others.retain(|id| !locked.contains(id));
    let mut draw = || others.swap_remove((dice.next_u64() % others.len() as u64) as usize).clone();
    let no_shows = (0..30).map(|_| Absence { person: draw(), rounds: vec![3, 4, 5, 6] }).collect::<Vec<_>>();
    let left = (0..3).map(|_| Left { person: draw(), from_round: 3 }).collect();
    let late = (0..10).map(|_| Absence { person: draw(), rounds: vec![3] });
    let walk_in = |number| WalkIn { person: person(&format!("walk-in {number}"), "Da"), from_round: 3 };
    DayFacts {
        shown: Shown { held: 2, revealed: 2 },
        absences: no_shows.into_iter().chain(late).collect(),
        left,
        walk_ins: (0..5).map(walk_in).collect(),
        ..DayFacts::default()
    }
}

/// Who meets whom and where in a round.
pub fn companies(plan: &Plan, round: usize) -> BTreeSet<(Vec<ParticipantKey>, String)> {
    let meetings = plan.rounds[round - 1].meetings.iter();
    meetings.map(|meeting| (meeting.people.clone(), meeting.spot.clone())).collect()
}

#[test]
fn a_healed_plan_is_worth_what_a_fresh_one_is() {
    for seed in 0..5 {
        let roster = conference(seed);
        let first = planned(&roster);
        let mut facts = half_way(&roster, &[], seed);
        let fresh = heal(&roster, &first.plan, &facts, &mut Progress::silent()).unwrap().replanned.planned.report;
        facts.shown.revealed = 3;
        let healed = heal(&roster, &first.plan, &facts, &mut Progress::silent()).unwrap().replanned.planned.report;
        println!(
            "seed {seed}: {} against {} afresh, {} and {} placed",
            healed.weight, fresh.weight, healed.placed, fresh.placed
        );
        assert!(100 * healed.weight >= 95 * fresh.weight, "{} of {}", healed.weight, fresh.weight);
        assert!(healed.placed + 4 >= fresh.placed, "{} of {}", healed.placed, fresh.placed);
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
    let roster = conference(8);
    let parent = planned(&roster);
    let gone = |k: usize| Absence { person: roster.people[k * 7].id.clone(), rounds: (1..=6).collect() };
    let facts = DayFacts { absences: (0..25).map(gone).collect(), ..DayFacts::default() };
    let healed = heal(&roster, &parent.plan, &facts, &mut Progress::silent()).unwrap();
    let diff = &healed.replanned.diff;
    assert_eq!(diff.moved().count(), 0);
    let unseen = |why| matches!(why, MoveCause::NotInRound | MoveCause::Redrawn | MoveCause::Spot);
    assert!(diff.changes.iter().all(|change| !change.revealed && unseen(change.why)));
    assert!(diff.changes.iter().any(|change| change.why == MoveCause::NotInRound));
    assert_eq!(check(&healed.roster, &healed.replanned.planned.plan), vec![]);
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
