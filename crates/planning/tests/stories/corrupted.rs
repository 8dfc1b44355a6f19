//! Corrupted plans: each kind is refused with the right code.

use domain::plan::PlanDocument;
use domain::roster::{Lock, Spot};
use domain::{Stance, WhenImpossible};
use planning::{Checked, check_document, document, freeze, roster_sha256};

use crate::fixtures::{curious_company, gathering, key, planned};

/// A sound document with interests, ties being unknown.
fn sound() -> PlanDocument {
    let roster = freeze(curious_company(4, 2)).unwrap();
    let planned = planned(&roster);
    document(roster, planned)
}

fn check(document: &PlanDocument) -> Checked {
    // What is written must also be read.
    let text = serde_json::to_string(document).unwrap();
    check_document(&serde_json::from_str(&text).unwrap())
}

fn refused(code: &str, corrupt: impl Fn(&mut PlanDocument)) {
    let mut document = sound();
    corrupt(&mut document);
    let found: Vec<_> = check(&document).findings.into_iter().map(|finding| finding.code).collect();
    assert!(found.contains(&code), "{code} is not among {found:?}");
}

/// Swaps two people of a round.
fn exchange(document: &mut PlanDocument, round: usize, a: (usize, usize), b: (usize, usize)) {
    let meetings = &mut document.plan.rounds[round].meetings;
    let other = meetings[b.0].people[b.1].clone();
    let one = std::mem::replace(&mut meetings[a.0].people[a.1], other);
    meetings[b.0].people[b.1] = one;
}

#[test]
fn a_sound_plan_has_no_finding() {
    let checked = check(&sound());
    assert_eq!((checked.findings, checked.notes), (vec![], vec![]));
}

#[test]
fn a_repeated_pair_is_found() {
    refused("no_repeat", |document| {
        let [a, b] = [0, 1].map(|k| document.plan.rounds[0].meetings[0].people[k].clone());
        let round = &mut document.plan.rounds[1];
        let places: Vec<(usize, usize)> = (0..round.meetings.len()).flat_map(|m| [(m, 0), (m, 1)]).collect();
        let place = |id| *places.iter().find(|(m, k)| &round.meetings[*m].people[*k] == id).unwrap();
        let (of_a, of_b) = (place(&a), place(&b));
        exchange(document, 1, (of_a.0, 1 - of_a.1), of_b);
    });
}

#[test]
fn a_same_department_pair_is_found() {
    let inside = |document: &mut PlanDocument| {
        let first = document.plan.rounds[0].meetings[0].people[0].clone();
        let department = &first.as_str()[..1];
        let meetings = &document.plan.rounds[0].meetings;
        let colleague = (1..meetings.len()).flat_map(|m| [(m, 0), (m, 1)]);
        let place =
            colleague.into_iter().find(|(m, k)| meetings[*m].people[*k].as_str().starts_with(department)).unwrap();
        exchange(document, 0, (0, 1), place);
    };
    refused("same_department", inside);
    refused("same_department", |document| {
        document.roster.settings.when_impossible = WhenImpossible::NearestException;
        inside(document);
    });
    refused("exception_undeclared", |document| {
        document.roster.settings.when_impossible = WhenImpossible::NearestException;
        inside(document);
    });
}

#[test]
fn people_are_neither_dropped_nor_doubled_nor_made_up() {
    refused("person_missing", |document| {
        document.plan.rounds[2].meetings.pop();
    });
    refused("person_twice", |document| {
        let again = document.plan.rounds[2].meetings[0].people[0].clone();
        document.plan.rounds[2].meetings[1].people[0] = again;
    });
    refused("unknown_person", |document| document.plan.rounds[0].meetings[0].people[0] = key("a stranger"));
    refused("absent", |document| document.roster.people[0].absent_rounds = vec![1]);
    refused("meeting_size", |document| {
        document.plan.rounds[0].meetings[0].people.pop();
    });
    refused("rounds", |document| {
        document.plan.rounds.pop();
    });
}

#[test]
fn rules_of_pairs_are_stated_again() {
    let first = |document: &PlanDocument| {
        let people = &document.plan.rounds[0].meetings[0].people;
        domain::roster::Pair::new(people[0].clone(), people[1].clone())
    };
    refused("not_available", |document| document.roster.excluded = vec![first(document)]);
    refused("forbidden", |document| document.roster.forbidden = vec![first(document)]);
    refused("already_met", |document| {
        let state = domain::EncounterState::Unanswered;
        document.roster.encounters = vec![domain::roster::PastEncounter { pair: first(document), state }];
    });
    refused("reporting_line", |document| {
        let pair = first(document);
        let report = document.roster.people.iter_mut().find(|person| person.id == *pair.first()).unwrap();
        report.managers = vec![pair.second().clone()];
    });
    refused("no_common_language", |document| {
        let pair = first(document);
        for person in &mut document.roster.people {
            let tag = if person.id == *pair.first() { "sv" } else { "en" };
            person.languages = vec![domain::Language::parse(tag).unwrap()];
        }
    });
    refused("exception_undeclared", |document| document.roster.known_contacts = vec![first(document)]);
}

#[test]
fn pins_and_spots_are_kept() {
    refused("lock", |document| {
        document.roster.locks = vec![Lock { round: 1, people: vec![key("a00"), key("b00"), key("c00")] }];
    });
    refused("forced", |document| document.roster.forced = vec![crate::fixtures::pair("a00", "a01")]);
    refused("spot_capacity", |document| {
        let spot = document.plan.rounds[0].meetings[0].spot.clone();
        document.plan.rounds[0].meetings[1].spot = spot;
    });
    refused("spot", |document| {
        document.roster.spots = vec![Spot { name: "Window".into(), capacity: 9, step_free: true, quiet: true }];
    });
    refused("rest_after", |document| document.roster.people.iter_mut().for_each(|person| person.rest_after = Some(1)));
    refused("expert_cap", |document| document.roster.settings.expert_cap = Some(0));
}

#[test]
fn proofs_are_checked() {
    let certificate =
        |document: &mut PlanDocument, round: usize, change: &dyn Fn(&mut domain::plan::RoundCertificate)| {
            change(document.plan.rounds[round].certificate.as_mut().unwrap());
        };
    for delta in [-1, 1, 2, -2, 100_000] {
        for round in 0..4 {
            refused("certificate", |document| {
                certificate(document, round, &|proof| *proof.vertex_duals.values_mut().next().unwrap() += delta);
            });
        }
    }
    refused("certificate", |document| certificate(document, 0, &|proof| proof.bound += 1));
    refused("certificate", |document| certificate(document, 0, &|proof| proof.scale = 1));
    refused("certificate", |document| certificate(document, 0, &|proof| proof.tiers.bye = 1));
    refused("certificate", |document| {
        certificate(document, 0, &|proof| {
            proof.vertex_duals.pop_first();
        });
    });
    refused("bound", |document| {
        let weight = document.report.weight;
        let schedule = document.plan.schedule_certificate.as_mut().unwrap();
        assert!(schedule.gap > 0, "the fixture has a gap");
        schedule.bound = weight;
    });
    refused("bound", |document| {
        *document.plan.schedule_certificate.as_mut().unwrap().vertex_duals.values_mut().next().unwrap() = -1;
    });
}

#[test]
fn a_worse_meeting_is_not_optimal() {
    let roster = freeze(curious_company(4, 2)).unwrap();
    let best = planned(&roster);
    // Exchange two partners such that all rules hold and only the weight is worse.
    let meetings = best.plan.rounds[3].meetings.len();
    let mut tried = 0;
    for (a, b) in (0..meetings).flat_map(|a| (a + 1..meetings).map(move |b| (a, b))) {
        let mut document = document(roster.clone(), best.clone());
        exchange(&mut document, 3, (a, 0), (b, 0));
        let found: Vec<_> = check(&document).findings.into_iter().map(|finding| finding.code).collect();
        if found.contains(&"same_department") || found.contains(&"no_repeat") {
            continue;
        }
        tried += 1;
        assert!(
            found.contains(&"optimal") || found.iter().all(|code| *code == "weight" || *code == "reason"),
            "{found:?}"
        );
    }
    assert!(tried > 0);
}

#[test]
fn an_honest_but_worse_round_is_not_optimal() {
    // Two rounds in the other order, with weights counted honestly: round 1 is not the best first.
    let mut document = sound();
    document.roster.settings.weights.bridge = 0;
    document.roster_sha256 = roster_sha256(&document.roster);
    let planned = planned(&document.roster);
    document = planning::document(document.roster, planned);
    let (one, last) = (document.plan.rounds[0].meetings.clone(), document.plan.rounds[3].meetings.clone());
    let weight = |meetings: &[domain::plan::Meeting]| meetings.iter().map(|meeting| meeting.weight).sum::<i64>();
    assert!(weight(&one) > weight(&last));
    document.plan.rounds[0].meetings = last;
    document.plan.rounds[3].meetings = one;
    let found: Vec<_> = check(&document).findings.into_iter().map(|finding| finding.code).collect();
    assert!(found.contains(&"optimal"), "{found:?}");
}

#[test]
fn reasons_rest_on_what_the_people_have() {
    refused("reason", |document| {
        let field = &mut document.plan.rounds[0].meetings[0].reasons[0].fields[0];
        field.field = "interests".into();
        field.topic = Some("juggling".into());
        field.stance = Some(Stance::Offers);
    });
    refused("reason", |document| document.plan.rounds[0].meetings[0].reasons[0].code = "because".into());
    refused("reason", |document| document.plan.rounds[0].meetings[0].reasons.clear());
    refused("reason", |document| {
        let stranger = document.plan.rounds[0].meetings[1].people[0].clone();
        document.plan.rounds[0].meetings[0].reasons[0].fields[0].person = stranger;
    });
}

#[test]
fn the_roster_the_report_and_the_format_are_guarded() {
    refused("roster_changed", |document| document.roster.people[0].interests[0].topic = "juggling".into());
    refused("format", |document| document.format = "matchmaker.plan/0".into());
    refused("seed", |document| document.seed += 1);
    refused("report", |document| document.report.placed -= 1);
    refused("report", |document| document.report.give_and_receive += 1);
    refused("report", |document| document.report.random_draw.repeats += 0.5);
    refused("report", |document| document.report.placeable += 2);
    refused("weight", |document| document.plan.rounds[0].meetings[0].weight += 1);
    refused("weight", |document| document.plan.rounds[0].meetings[0].terms.novelty -= 1);
    refused("duplicate_person", |document| {
        let again = document.roster.people[0].clone();
        document.roster.people.push(again);
    });
}

#[test]
fn byes_and_exceptions_say_the_truth() {
    let odd = || {
        let roster = freeze(gathering(&[1; 9], 3, 1)).unwrap();
        let planned = planned(&roster);
        document(roster, planned)
    };
    let mut wrong_cause = odd();
    wrong_cause.plan.rounds[0].byes[0].cause = domain::plan::ByeCause::NoCandidate;
    assert!(check(&wrong_cause).findings.iter().any(|finding| finding.code == "bye"));
    let mut never_again = odd();
    never_again.plan.rounds[0].byes[0].next_chance_round = None;
    assert!(check(&never_again).findings.iter().any(|finding| finding.code == "bye"));
    let mut unfair = odd();
    let [first, second] = [0, 1].map(|round| unfair.plan.rounds[round].byes[0].person.clone());
    assert_ne!(first, second);
    // The one who sat out before sits out again.
    let meeting = unfair.plan.rounds[1].meetings.iter_mut().find(|meeting| meeting.people.contains(&first)).unwrap();
    meeting.people.iter_mut().filter(|person| **person == first).for_each(|person| *person = second.clone());
    unfair.plan.rounds[1].byes[0].person = first;
    assert!(check(&unfair).findings.iter().any(|finding| finding.code == "optimal"));
    refused("exception", |document| {
        document.plan.exceptions.push(domain::plan::Exception {
            code: "known_contact".into(),
            round: 1,
            people: document.plan.rounds[0].meetings[0].people.clone(),
            proof: "none".into(),
        });
    });
}

#[test]
fn without_certificates_nothing_is_wrong_and_nothing_is_proved() {
    let mut document = sound();
    document.plan.rounds[1].certificate = None;
    let checked = check(&document);
    assert_eq!(checked.findings, vec![]);
    assert_eq!(checked.notes, ["not proved: round 2 carries no certificate"]);
    document.plan.rounds.iter_mut().for_each(|round| round.certificate = None);
    document.plan.schedule_certificate = None;
    let checked = check(&document);
    assert_eq!((checked.findings, checked.notes.len()), (vec![], 5));
}
