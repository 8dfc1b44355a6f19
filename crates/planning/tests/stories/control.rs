//! The organiser stays in control: locks, swaps, prices, and what to relax.

use domain::Stance;
use domain::roster::{Lock, Roster, Spot};
use planning::{
    Shown, Swap, WhyNot, Wish, check, fix_rounds, freeze, holds, relaxed, smallest_relaxation, swap_preview, why_not,
};

use crate::fixtures::{curious_company, gathering, key, pair, people, planned, with};

#[test]
fn locks_survive_a_thousand_drafts() {
    let mut roster = freeze(gathering(&[4, 3, 3], 3, 1)).unwrap();
    let parent = planned(&roster);
    roster.locks = vec![
        Lock { round: 1, people: parent.plan.rounds[0].meetings[1].people.clone() },
        Lock { round: 3, people: parent.plan.rounds[2].meetings[0].people.clone() },
    ];
    for seed in 0..1_000 {
        roster.seed = seed;
        let draft = planned(&roster);
        for lock in &roster.locks {
            let meetings = &draft.plan.rounds[lock.round as usize - 1].meetings;
            assert!(meetings.iter().any(|meeting| meeting.people == lock.people), "seed {seed}");
        }
    }
}

#[test]
fn a_swap_says_its_price_before_and_keeps_its_word_after() {
    let mut roster = freeze(curious_company(3, 4)).unwrap();
    let parent = planned(&roster);
    let meetings = &parent.plan.rounds[2].meetings;
    let mut tried = 0;
    for other in 1..meetings.len() {
        let swap = Swap { round: 3, a: meetings[0].people[0].clone(), b: meetings[other].people[0].clone() };
        let preview = swap_preview(&roster, &parent.plan, &swap).unwrap();
        assert_eq!((preview.moved.len(), preview.locks.len()), (4, 2));
        if !preview.broken.is_empty() {
            continue;
        }
        tried += 1;
        assert!(preview.loss >= 0, "the round was the best");
        // Accepted: the swapped meetings are locked, everything else of the plan stays.
        let mut locks = preview.locks.clone();
        locks.extend(
            (1..meetings.len()).filter(|k| *k != other).map(|k| Lock { round: 3, people: meetings[k].people.clone() }),
        );
        roster.locks = locks;
        fix_rounds(&mut roster, &parent.plan, Shown { held: 2, revealed: 2 });
        let accepted = planned(&roster);
        assert_eq!(parent.report.weight - accepted.report.weight, preview.loss);
        assert_eq!(check(&roster, &accepted.plan), vec![]);
    }
    assert!(tried > 0);
}

#[test]
fn a_swap_that_breaks_rules_names_them() {
    let roster = freeze(gathering(&[2, 2], 1, 1)).unwrap();
    let parent = planned(&roster);
    let meetings = &parent.plan.rounds[0].meetings;
    let same = meetings[1].people.iter().find(|id| id.as_str().starts_with('b')).unwrap();
    let swap = Swap { round: 1, a: key("a00"), b: same.clone() };
    let swap = if meetings[0].people.contains(same) { Swap { b: meetings[1].people[1].clone(), ..swap } } else { swap };
    let codes: Vec<_> =
        swap_preview(&roster, &parent.plan, &swap).unwrap().broken.into_iter().map(|broken| broken.code).collect();
    assert_eq!(codes, ["same_department", "same_department"]);
    assert_eq!(
        swap_preview(&roster, &parent.plan, &Swap { b: key("nobody"), ..swap.clone() }).unwrap_err().code,
        "unknown_person"
    );
    assert_eq!(swap_preview(&roster, &parent.plan, &Swap { round: 9, ..swap }).unwrap_err().code, "unknown_round");
}

#[test]
fn why_not_gives_the_rule_or_the_price() {
    let mut event = curious_company(2, 3);
    event.forbidden = vec![pair("a00", "b00")];
    let roster = freeze(event).unwrap();
    let plan = planned(&roster).plan;
    let ask = |a: &str, b: &str| why_not(&roster, &plan, &pair(a, b)).unwrap();
    assert_eq!(ask("a00", "b00"), WhyNot::Rule { code: "forbidden" });
    assert_eq!(ask("a00", "a01"), WhyNot::Rule { code: "same_department" });
    let people = &plan.rounds[1].meetings[0].people;
    assert_eq!(ask(people[0].as_str(), people[1].as_str()), WhyNot::Meets { round: 2 });
    let mut prices = 0;
    for other in &roster.people {
        let asked = why_not(&roster, &plan, &pair("c00", other.id.as_str()));
        if let Ok(WhyNot::Price(price)) = asked {
            assert!(price.placed_fewer >= 0 && price.exceptions_more >= 0 && price.give_and_receive_fewer >= 0);
            prices += 1;
        }
    }
    assert!(prices > 3);
    assert_eq!(why_not(&roster, &plan, &pair("a00", "nobody")).unwrap_err().code, "unknown_person");
}

#[test]
fn a_private_rule_reads_like_an_absence_everywhere() {
    let open = || freeze(gathering(&[2, 2], 1, 1)).unwrap();
    let (mut private, mut absent) = (open(), open());
    private.excluded = vec![pair("a00", "b00")];
    absent.people[0].absent_rounds = vec![1];
    let answers: Vec<_> =
        [&private, &absent].map(|roster| why_not(roster, &planned(roster).plan, &pair("a00", "b00")).unwrap()).into();
    assert_eq!(answers[0], answers[1]);
    let text = format!("{:?}{:?}", planning::candidates(&private).vetoes, check(&private, &planned(&open()).plan));
    assert!(!text.contains("excluded") && !text.contains("private"), "{text}");
}

/// An event that is impossible for exactly the named reasons.
fn impossible(kind: usize) -> Roster {
    let mut event = gathering(&[2, 2], 2, 1);
    match kind {
        0 => {
            event.people = people(&[4, 1]);
            event.rounds = 1;
        }
        1 => event.forbidden = ["b00", "b01"].map(|other| pair("a00", other)).into(),
        2 => {
            event.forbidden = vec![pair("a00", "b00")];
            event.excluded = vec![pair("a00", "b01")];
        }
        3 => {
            event.people[0].languages = vec![domain::Language::parse("sv").unwrap()];
            event
                .people
                .iter_mut()
                .skip(1)
                .for_each(|person| person.languages = vec![domain::Language::parse("en").unwrap()]);
        }
        4 => {
            event.forbidden = vec![pair("a00", "b00"), pair("a01", "b01")];
            event.manager_of = [(key("a00"), key("b01"))].into();
        }
        _ => {
            event.people = people(&[4, 2]);
        }
    }
    freeze(event).unwrap()
}

#[test]
fn relaxing_exactly_the_named_rules_suffices_and_less_does_not() {
    let mut sizes = Vec::new();
    for kind in 0..6 {
        let roster = impossible(kind);
        assert!(!holds(&roster, Wish::NobodyLeftOut), "{kind}");
        let rules = smallest_relaxation(&roster, Wish::NobodyLeftOut).unwrap();
        assert!(holds(&relaxed(&roster, &rules), Wish::NobodyLeftOut), "{kind}: {rules:?}");
        for set in 0..(1_usize << rules.len()) - 1 {
            let fewer: Vec<_> =
                rules.iter().enumerate().filter(|(k, _)| set >> k & 1 == 1).map(|(_, rule)| *rule).collect();
            assert!(!holds(&relaxed(&roster, &fewer), Wish::NobodyLeftOut), "{kind}: {fewer:?} suffices");
        }
        sizes.push(rules.len());
    }
    assert!(sizes.contains(&1) && sizes.contains(&2), "{sizes:?}");
}

#[test]
fn spots_hold_their_meetings_and_partners_stay_seated() {
    let mut event = gathering(&[6, 6], 4, 1);
    let spot = |name: &str, capacity, step_free| Spot { name: name.into(), capacity, step_free, quiet: false };
    event.spots = vec![spot("Window", 2, false), spot("Hall", 4, true)];
    event.people[0].step_free = true;
    event.people[7] = with(event.people[7].clone(), "law", Stance::Offers);
    event.people[7].fixed_spot = Some("Window".into());
    let roster = freeze(event).unwrap();
    let plan = planned(&roster).plan;
    assert_eq!(check(&roster, &plan), vec![]);
    let mut stayed = 0;
    for rounds in plan.rounds.windows(2) {
        for meeting in &rounds[1].meetings {
            let before = |id| {
                rounds[0].meetings.iter().find(|before| before.people.contains(id)).map(|before| before.spot.as_str())
            };
            stayed += usize::from(meeting.people.iter().any(|id| before(id) == Some(meeting.spot.as_str())));
        }
    }
    assert!(stayed >= 15, "in {stayed} of 18 meetings somebody stays seated");
    let mut small = roster.clone();
    small.spots[1].capacity = 3;
    let refusals = planning::plan(&small, &mut planning::Progress::silent()).unwrap_err();
    assert!(refusals.iter().all(|refusal| refusal.code == "spot_capacity"));
    assert_eq!(refusals.len(), 4, "all rounds at once");
}
