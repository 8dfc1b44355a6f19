//! "I can't find Grace": what can be offered without moving anybody who has company.

use domain::plan::Plan;
use domain::roster::{ParticipantKey, Roster};
use domain::{OddOne, Pace};
use planning::{CannotFind, DayFacts, Progress, SeatOption, Seated, Shown, check, freeze, heal, reseat};

use crate::day::conference;
use crate::fixtures::{gathering, key, planned};

fn ask(roster: &Roster, plan: &Plan, asks: &ParticipantKey, missing: &[ParticipantKey]) -> Vec<SeatOption> {
    let question = CannotFind { round: 1, asks: asks.clone(), missing: missing.to_vec() };
    reseat(roster, plan, &question).unwrap()
}

fn pair(plan: &Plan, number: usize) -> [ParticipantKey; 2] {
    plan.rounds[0].meetings[number].people.clone().try_into().unwrap()
}

#[test]
fn every_option_of_two_hundred_people_heals_into_a_sound_plan_and_moves_nobody_else() {
    let roster = conference(4);
    let plan = planned(&roster).plan;
    let [ada, grace] = pair(&plan, 11);
    let [cyd, bo] = pair(&plan, 30);
    let options = ask(&roster, &plan, &ada, &[grace.clone(), cyd.clone()]);
    assert!(matches!(&options[0], SeatOption::Idle { with, .. } if *with == bo), "{options:?}");
    assert_eq!(options.iter().filter(|option| matches!(option, SeatOption::Join { .. })).count(), 3);
    assert_eq!(options.last(), Some(&SeatOption::Breather { next_round: Some(2) }));
    for option in options {
        let (mut people, spot) = match option {
            SeatOption::Idle { with, spot } => (vec![with], spot),
            SeatOption::Join { with, spot } => (with, Some(spot)),
            SeatOption::Breather { .. } => (vec![], None),
            SeatOption::Host { .. } | SeatOption::Stay { .. } => panic!("{option:?}"),
        };
        let touched = people.len();
        people.push(ada.clone());
        let facts = DayFacts {
            shown: Shown { held: 1, revealed: 1 },
            seated: vec![Seated { round: 1, people, spot }],
            absences: vec![planning::Absence { person: grace.clone(), rounds: vec![1] }],
            ..DayFacts::default()
        };
        let healed = heal(&roster, &plan, &facts, &mut Progress::silent()).unwrap();
        assert_eq!(check(&healed.roster, &healed.replanned.planned.plan), vec![]);
        let moved = healed.replanned.diff.moved().count();
        assert!(moved <= 1 + touched + usize::from(touched == 1), "{moved} moved");
    }
}

#[test]
fn who_wants_one_other_person_only_is_never_sent_to_a_pair() {
    let mut event = gathering(&[1; 6], 2, 1);
    event.odd = OddOne::Trio;
    let mut roster = freeze(event).unwrap();
    let plan = planned(&roster).plan;
    let [ada, grace] = pair(&plan, 0);
    let open = ask(&roster, &plan, &ada, std::slice::from_ref(&grace));
    assert_eq!(open.len(), 3, "two pairs and a breather: {open:?}");
    // One of a pair would rather be two.
    let quiet = pair(&plan, 1)[0].clone();
    let set = |roster: &mut Roster, id: &ParticipantKey| {
        roster.people.iter_mut().filter(|person| person.id == *id).for_each(|person| person.pace = Pace::OneToOne);
    };
    set(&mut roster, &quiet);
    let fewer = ask(&roster, &plan, &ada, std::slice::from_ref(&grace));
    assert!(fewer.iter().all(|option| !matches!(option, SeatOption::Join { with, .. } if with.contains(&quiet))));
    assert_eq!(fewer.len(), 2);
    set(&mut roster, &ada);
    assert_eq!(ask(&roster, &plan, &ada, &[grace]), [SeatOption::Breather { next_round: Some(2) }]);
}

#[test]
fn a_free_host_comes_and_a_private_rule_is_not_told() {
    let mut event = gathering(&[1; 5], 2, 1);
    event.people[4].standby = true;
    event.odd = OddOne::Trio;
    let mut roster = freeze(event).unwrap();
    let plan = planned(&roster).plan;
    let [ada, grace] = pair(&plan, 0);
    let hosts = |roster: &Roster| {
        let options = ask(roster, &plan, &ada, std::slice::from_ref(&grace));
        options.into_iter().filter(|option| matches!(option, SeatOption::Host { .. })).collect::<Vec<_>>()
    };
    let own = plan.rounds[0].meetings[0].spot.clone();
    assert_eq!(hosts(&roster), [SeatOption::Host { host: key("e00"), spot: Some(own) }]);
    roster.excluded = vec![domain::roster::Pair::new(key("e00"), ada.clone())];
    assert_eq!(hosts(&roster), []);
}

#[test]
fn wrong_questions_get_a_code() {
    let roster = conference(1);
    let plan = planned(&roster).plan;
    let [ada, grace] = pair(&plan, 0);
    let code = |round, asks: &ParticipantKey, missing: Vec<ParticipantKey>| {
        reseat(&roster, &plan, &CannotFind { round, asks: asks.clone(), missing }).unwrap_err().code
    };
    assert_eq!(code(1, &key("nobody"), vec![]), "unknown_person");
    assert_eq!(code(1, &ada, vec![key("nobody")]), "unknown_person");
    assert_eq!(code(9, &ada, vec![]), "unknown_round");
    assert_eq!(code(1, &ada, vec![ada.clone()]), "not_available");
    let found = reseat(&roster, &plan, &CannotFind { round: 1, asks: ada, missing: vec![] }).unwrap();
    assert!(matches!(&found[..], [SeatOption::Stay { with, .. }] if *with == [grace]));
}
