//! A company where most cards are blank: everyone has a reason and an opener.

use std::collections::BTreeSet;

use domain::Stance;
use planning::{OpenerFacts, OpenerKey, openers};

use crate::fixtures::{curious_company, gathering, key, sound, with};

/// 240 people in eight skewed departments, 70 % of them with a blank card.
fn company() -> planning::Gathering {
    let topics = ["law", "negotiation", "data", "writing", "sales", "coaching", "pay"];
    let mut gathering = gathering(&[80, 50, 40, 25, 20, 10, 10, 5], 5, 7);
    for (k, person) in gathering.people.iter_mut().enumerate().filter(|(k, _)| k % 10 < 3) {
        let filled = with(person.clone(), topics[k % 7], Stance::Offers);
        *person = with(filled, topics[(k + 3) % 7], Stance::Seeks);
    }
    gathering
}

#[test]
fn with_seventy_percent_blank_cards_everyone_has_a_reason_and_an_opener() {
    let (roster, planned) = sound(company());
    assert_eq!(planned.report.byes, 0);
    let meetings = planned.plan.rounds.iter().flat_map(|round| &round.meetings);
    assert!(meetings.clone().all(|meeting| (1..=2).contains(&meeting.reasons.len())));
    let found = openers(&roster, &planned.plan, &OpenerFacts::default());
    assert_eq!(found.len(), 240 * 5, "one for each person and round");
    let mut read = BTreeSet::new();
    for opener in &found {
        let text = (&opener.person, opener.key, opener.variant, &opener.theirs, &opener.yours);
        assert!(read.insert(text), "{} reads the same twice", opener.person);
        assert!(opener.theirs.as_deref() != Some("pay") && opener.yours.as_deref() != Some("pay"));
    }
    let hello = found.iter().filter(|opener| opener.key == OpenerKey::Hello).count();
    assert!(hello < 100, "{hello}: only after three of the same department");
    assert_eq!(found, openers(&roster, &planned.plan, &OpenerFacts::default()));
}

#[test]
fn one_way_help_reads_as_a_question_on_one_side_and_an_offer_on_the_other() {
    let (roster, planned) = sound(curious_company(3, 1));
    let found = openers(&roster, &planned.plan, &OpenerFacts::default());
    let sought: Vec<_> = found.iter().filter(|opener| opener.key == OpenerKey::TheySeek).collect();
    assert!(!sought.is_empty());
    for opener in sought {
        let other = found.iter().find(|other| other.round == opener.round && other.person == opener.partner).unwrap();
        assert_eq!((other.key, &other.theirs), (OpenerKey::AskThem, &opener.yours));
    }
}

#[test]
fn a_suggested_offer_is_never_shown_as_a_claim() {
    let mut gathering = curious_company(3, 1);
    for interest in gathering.people.iter_mut().flat_map(|person| &mut person.interests) {
        interest.confirmed = interest.stance == Stance::Seeks;
    }
    let (roster, planned) = sound(gathering);
    let found = openers(&roster, &planned.plan, &OpenerFacts::default());
    assert!(found.iter().all(|opener| !matches!(opener.key, OpenerKey::BothWays | OpenerKey::AskThem)));
    assert!(found.iter().any(|opener| opener.key == OpenerKey::TheySeek));
}

#[test]
fn what_somebody_works_on_is_worth_asking() {
    let (roster, planned) = sound(gathering(&[1, 1], 1, 1));
    let facts = OpenerFacts { working_on: [key("a00")].into(), ..OpenerFacts::default() };
    let found = openers(&roster, &planned.plan, &facts);
    let keys: Vec<_> = found.iter().map(|opener| (opener.person.as_str(), opener.key)).collect();
    assert_eq!(keys, [("a00", OpenerKey::Department), ("b00", OpenerKey::WorkingOn)]);
}
