//! One change at a time in an event of 200 people: few people move, and everybody has a place or a
//! reason.

use domain::plan::{ByeCause, Plan};
use domain::roster::{Lock, ParticipantKey, Roster};
use domain::{OddOne, ReachedBy};
use planning::{
    Absence, DayFacts, Healed, Left, Missed, Progress, Reached, Refusal, Seated, Shown, WalkIn, check, freeze, heal,
};

use crate::day::{companies, conference};
use crate::fixtures::{gathering, key, person, planned};

fn healed(roster: &Roster, plan: &Plan, facts: &DayFacts) -> Healed {
    let healed = heal(roster, plan, facts, &mut Progress::silent()).unwrap();
    assert_eq!(check(&healed.roster, &healed.replanned.planned.plan), vec![], "{facts:?}");
    healed
}

fn shown(held: u32, revealed: u32) -> DayFacts {
    DayFacts { shown: Shown { held, revealed }, ..DayFacts::default() }
}

/// One change of each kind, told in the third round, which is shown and has not begun.
fn changes(roster: &Roster, seed: u64) -> Vec<DayFacts> {
    let who = |k: u64| roster.people[((seed * 31 + k * 53) % 200) as usize].id.clone();
    let mut one = vec![shown(2, 3); 5];
    one[0].absences = vec![Absence { person: who(1), rounds: vec![3] }];
    one[1].absences = vec![Absence { person: who(2), rounds: vec![3, 4, 5, 6] }];
    one[2].left = vec![Left { person: who(3), from_round: 3 }];
    one[3].walk_ins = vec![WalkIn { person: person("walk-in", "Dh"), from_round: 3 }];
    one[4].absences = vec![Absence { person: who(4), rounds: vec![] }];
    one
}

#[test]
fn those_who_wait_do_not_make_one_change_larger() {
    let mut placed = 0;
    for seed in 0..12 {
        let mut roster = conference(seed);
        roster.settings.odd = OddOne::Bye;
        let parent = planned(&roster).plan;
        // Five of one department come: they cannot meet each other, and wait.
        let comes = |number| WalkIn { person: person(&format!("walk-in {number}"), "Dh"), from_round: 3 };
        let came = healed(&roster, &parent, &DayFacts { walk_ins: (0..5).map(comes).collect(), ..shown(2, 3) });
        let waiting = came.replanned.planned.plan;
        let leaves = &roster.people[(seed * 17 % 200) as usize].id;
        let left = Left { person: leaves.clone(), from_round: 3 };
        let healed = healed(&came.roster, &waiting, &DayFacts { left: vec![left], ..shown(2, 3) });
        let moved = healed.replanned.diff.moved().filter(|moved| moved.person != *leaves);
        let others = moved.filter(|moved| !moved.person.as_str().starts_with("walk-in")).count();
        assert!(others <= 3, "seed {seed}: {others} were moved");
        let seats = |plan: &Plan| plan.rounds[2].meetings.iter().map(|meeting| meeting.people.len()).sum::<usize>();
        placed += usize::from(seats(&healed.replanned.planned.plan) + 1 > seats(&waiting));
    }
    assert!(placed >= 6, "only {placed} of twelve free chairs were taken");
}

#[test]
fn one_change_moves_at_most_three_people_over_a_hundred_events() {
    let (mut most, mut moved, mut heals) = (0, 0, 0);
    for seed in 0..100 {
        let mut roster = conference(seed);
        roster.settings.odd = [OddOne::Trio, OddOne::Bye][seed as usize % 2];
        // Somebody comes late: absent until they are seen.
        let late = ((seed * 31 + 4 * 53) % 200) as usize;
        roster.people[late].absent_rounds = vec![1, 2, 3];
        let parent = planned(&roster).plan;
        for facts in [changes(&roster, seed)[(seed % 5) as usize].clone(), changes(&roster, seed)[4].clone()] {
            let healed = match seed % 10 {
                0 => healed(&roster, &parent, &facts),
                _ => heal(&roster, &parent, &facts, &mut Progress::silent()).unwrap(),
            };
            let plan = &healed.replanned.planned.plan;
            assert_eq!((companies(&parent, 1), companies(&parent, 2)), (companies(plan, 1), companies(plan, 2)));
            let count = healed.replanned.diff.moved().count();
            assert!(count <= 3, "seed {seed}: {count} moved for {facts:?}");
            most = most.max(count);
            moved += count;
            heals += 1;
        }
    }
    println!("{heals} changes, {moved} people moved, at most {most} at once");
    assert!(most >= 1, "a change that moves nobody ever shows nothing");
}

/// Six people of six departments, three rounds; the first is shown.
fn six(odd: OddOne) -> (Roster, Plan) {
    let mut event = gathering(&[1; 6], 3, 1);
    event.odd = odd;
    let roster = freeze(event).unwrap();
    let plan = planned(&roster).plan;
    (roster, plan)
}

fn others_in(plan: &Plan, round: usize, id: &ParticipantKey) -> Vec<ParticipantKey> {
    let meeting = plan.rounds[round - 1].meetings.iter().find(|meeting| meeting.people.contains(id));
    meeting.map(|m| m.people.iter().filter(|other| *other != id).cloned().collect()).unwrap_or_default()
}

#[test]
fn who_comes_late_sits_with_the_idle_or_a_willing_pair_or_waits_for_the_next_round() {
    for (odd, company) in [(OddOne::Trio, 2), (OddOne::Bye, 0)] {
        let (roster, plan) = six(odd);
        let zoe = key("zoe");
        let arrives = DayFacts { walk_ins: vec![WalkIn { person: person("zoe", "Dz"), from_round: 1 }], ..shown(0, 1) };
        let one = healed(&roster, &plan, &arrives);
        let child = &one.replanned.planned.plan;
        assert_eq!(others_in(child, 1, &zoe).len(), company, "{odd:?}");
        assert_eq!(one.replanned.diff.moved().count(), company);
        if company == 0 {
            let bye = child.rounds[0].byes.iter().find(|bye| bye.person == zoe).unwrap();
            assert_eq!((bye.cause, bye.next_chance_round), (ByeCause::OddNumber, Some(2)));
            assert!(!others_in(child, 2, &zoe).is_empty(), "first in line in round 2");
            // A second one comes: the two meet, and nobody else moves.
            let second =
                DayFacts { walk_ins: vec![WalkIn { person: person("yan", "Dy"), from_round: 1 }], ..shown(0, 1) };
            let both = healed(&one.roster, child, &second);
            assert_eq!(others_in(&both.replanned.planned.plan, 1, &zoe), [key("yan")]);
            assert_eq!(both.replanned.diff.moved().count(), 0);
        }
    }
}

#[test]
fn a_meeting_that_did_not_happen_comes_again_and_is_no_repeat() {
    let (roster, plan) = six(OddOne::Bye);
    let pair = plan.rounds[0].meetings[0].people.clone();
    let absent = DayFacts { absences: vec![Absence { person: pair[0].clone(), rounds: vec![1] }], ..shown(1, 1) };
    let told = DayFacts { missed: vec![Missed { round: 1, people: pair.clone() }], ..shown(1, 1) };
    for facts in [absent, told] {
        let child = healed(&roster, &plan, &facts);
        let after = &child.replanned.planned;
        assert_eq!(others_in(&after.plan, 2, &pair[0]), [pair[1].clone()], "first of all");
        assert_eq!(after.report.repeats, 0);
        // Nothing new later: what was told stays told.
        let later = healed(&child.roster, &after.plan, &shown(2, 2));
        assert_eq!(later.roster.fixed_rounds[0].meetings, child.roster.fixed_rounds[0].meetings);
        assert!(later.replanned.diff.is_empty());
    }
}

#[test]
fn a_running_round_changes_only_by_who_sat_down_together() {
    let (roster, plan) = six(OddOne::Trio);
    let (gone, alone) = (plan.rounds[0].meetings[0].people[0].clone(), plan.rounds[0].meetings[0].people[1].clone());
    let pair = plan.rounds[0].meetings[1].clone();
    let absent = DayFacts { absences: vec![Absence { person: gone.clone(), rounds: vec![1] }], ..shown(1, 1) };
    let nothing = healed(&roster, &plan, &absent);
    assert_eq!(companies(&plan, 1), companies(&nothing.replanned.planned.plan, 1));
    let people: Vec<_> = pair.people.iter().cloned().chain([alone.clone()]).collect();
    let joined = DayFacts { seated: vec![Seated { round: 1, people, spot: None }], ..absent.clone() };
    let child = healed(&roster, &plan, &joined).replanned;
    assert_eq!(others_in(&child.planned.plan, 1, &alone), pair.people);
    assert_eq!(child.diff.moved().count(), 3);
    let breather = DayFacts { seated: vec![Seated { round: 1, people: vec![alone.clone()], spot: None }], ..absent };
    let child = healed(&roster, &plan, &breather).replanned.planned.plan;
    assert!(child.rounds[0].byes.iter().any(|bye| bye.person == alone && bye.cause.counts()));
    assert!(!others_in(&child, 2, &alone).is_empty(), "first in line");
}

#[test]
fn a_lock_on_somebody_who_left_is_given_up_and_said() {
    let (mut roster, plan) = six(OddOne::Trio);
    let people = plan.rounds[2].meetings[0].people.clone();
    roster.locks = vec![Lock { round: 3, people: people.clone() }];
    let left = DayFacts { left: vec![Left { person: people[0].clone(), from_round: 2 }], ..shown(1, 1) };
    let child = healed(&roster, &plan, &left);
    assert_eq!(child.released.iter().map(|r| (r.code, r.round)).collect::<Vec<_>>(), [("lock", Some(3))]);
    assert!(child.roster.locks.is_empty());
    roster.locks.clear();
    roster.forced = vec![domain::roster::Pair::new(people[0].clone(), people[1].clone())];
    let planned = planned(&roster).plan;
    let met = (1..=3).find(|round| others_in(&planned, *round, &people[0]).contains(&people[1])).unwrap() as u32;
    let left = DayFacts { left: vec![Left { person: people[0].clone(), from_round: met }], ..shown(met - 1, met - 1) };
    assert_eq!(healed(&roster, &planned, &left).released[0].code, "forced");
}

#[test]
fn the_same_facts_told_twice_change_nothing_more() {
    let roster = conference(3);
    let parent = planned(&roster).plan;
    let facts = DayFacts {
        reached_by: vec![Reached { person: roster.people[5].id.clone(), by: ReachedBy::Paper }],
        ..changes(&roster, 3)[1].clone()
    };
    let once = healed(&roster, &parent, &facts);
    let twice = healed(&once.roster, &once.replanned.planned.plan, &facts);
    assert!(!once.replanned.diff.is_empty());
    assert!(twice.replanned.diff.is_empty(), "{:?}", twice.replanned.diff);
    assert_eq!(once.roster.people, twice.roster.people);
}

#[test]
fn facts_that_make_no_sense_are_refused_all_at_once() {
    let (roster, plan) = six(OddOne::Bye);
    let twice = WalkIn { person: person("zoe", "Dz"), from_round: 2 };
    let facts = DayFacts {
        absences: vec![Absence { person: key("nobody"), rounds: vec![9] }],
        walk_ins: vec![twice.clone(), twice],
        seated: vec![Seated { round: 2, people: vec![key("a00"), key("a00")], spot: None }],
        missed: vec![Missed { round: 2, people: vec![key("a00")] }],
        ..shown(1, 1)
    };
    let codes = |refusals: Vec<Refusal>| refusals.into_iter().map(|refusal| refusal.code).collect::<Vec<_>>();
    let refused = heal(&roster, &plan, &facts, &mut Progress::silent()).unwrap_err();
    assert_eq!(codes(refused), ["unknown_person", "unknown_round", "duplicate_person", "seated", "missed", "seated"]);
}
