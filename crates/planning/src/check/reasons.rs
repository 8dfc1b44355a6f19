//! Reasons: one or two per meeting, each resting on fields that the people of the meeting have.

use domain::Stance;
use domain::plan::{Meeting, Reason, ReasonField};
use domain::roster::{Pair, RosterParticipant};

use super::Finding;
use super::view::View;

const CODES: [&str; 8] = [
    "exchange_both_ways",
    "exchange_one_way",
    "novelty",
    "bridge",
    "second_chance",
    "common_ground",
    "purpose",
    "other_department",
];

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let meetings =
        view.rounds.iter().flat_map(|round| round.meetings.iter().map(move |meeting| (round.number, meeting)));
    let mut findings = Vec::new();
    for (round, meeting) in meetings {
        let stored = meeting.stored;
        if !(1..=2).contains(&stored.reasons.len()) {
            let detail = format!("A meeting of round {round} has {} reasons; give one or two.", stored.reasons.len());
            findings.push(Finding::new("reason", detail).in_round(round).about(&stored.people));
        }
        for reason in stored.reasons.iter().filter(|reason| !holds(view, stored, reason)) {
            let detail = format!("The reason {} of round {round} does not follow from the roster.", reason.code);
            findings.push(Finding::new("reason", detail).in_round(round).about(&stored.people));
        }
    }
    findings
}

fn holds(view: &View<'_>, meeting: &Meeting, reason: &Reason) -> bool {
    let known = CODES.contains(&reason.code.as_str()) || reason.code == "new_pairing";
    let resolved = reason.fields.iter().all(|field| meeting.people.contains(&field.person) && resolves(view, field));
    known && resolved && !reason.fields.is_empty() && counts(view, meeting, reason)
}

fn resolves(view: &View<'_>, field: &ReasonField) -> bool {
    let Some(position) = view.position(&field.person) else { return false };
    let person: &RosterParticipant = view.person(position);
    match field.field.as_str() {
        "id" => true,
        "departments" => !person.departments.is_empty(),
        "purpose" => person.purpose.is_some(),
        "interests" if is_left_out(view, field) => true,
        "interests" => person
            .interests
            .iter()
            .any(|own| Some(&own.topic) == field.topic.as_ref() && Some(own.stance) == field.stance),
        _ => false,
    }
}

/// A need that an exported roster leaves out together with its topic.
fn is_left_out(view: &View<'_>, field: &ReasonField) -> bool {
    view.states_terms() && field.topic.is_none() && field.stance == Some(Stance::Seeks)
}

/// Whether what the reason says is there at all.
fn counts(view: &View<'_>, meeting: &Meeting, reason: &Reason) -> bool {
    let terms = meeting.terms;
    match reason.code.as_str() {
        "exchange_both_ways" | "exchange_one_way" => terms.exchange > 0,
        "novelty" => terms.novelty > 0,
        "bridge" => terms.bridge > 0,
        "common_ground" => terms.common_ground > 0,
        "purpose" => terms.purpose > 0,
        "second_chance" => match reason.fields.as_slice() {
            [a, b] => view.roster.second_chances.contains(&Pair::new(a.person.clone(), b.person.clone())),
            _ => false,
        },
        "other_department" => match reason.fields.as_slice() {
            [a, b] => match (view.position(&a.person), view.position(&b.person)) {
                (Some(i), Some(j)) => !view.shares_department(i, j),
                _ => false,
            },
            _ => false,
        },
        _ => true,
    }
}
