//! Exceptions: each one that is made is declared, and each one that is declared is made.

use std::collections::BTreeSet;

use domain::roster::ParticipantKey;

use super::Finding;
use super::pairs::Rules;
use super::view::{View, each_pair};

type Broken<'p> = (u32, &'p str, BTreeSet<&'p ParticipantKey>);

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let made = made(view);
    let declared: BTreeSet<Broken<'_>> = view
        .plan
        .exceptions
        .iter()
        .map(|exception| (exception.round, exception.code.as_str(), exception.people.iter().collect()))
        .collect();
    let mut findings = Vec::new();
    for (round, code, people) in made.difference(&declared) {
        let detail = format!("An exception to {code} in round {round} is not declared.");
        findings.push(Finding::new("exception_undeclared", detail).in_round(*round).about(people.iter().copied()));
        if *code == "same_department" {
            let detail = "Two of one department meet, and no exception says so.";
            findings.push(Finding::new("same_department", detail).in_round(*round).about(people.iter().copied()));
        }
    }
    for (round, code, people) in declared.difference(&made) {
        let detail = format!("An exception to {code} is declared in round {round} and not made.");
        findings.push(Finding::new("exception", detail).in_round(*round).about(people.iter().copied()));
    }
    let unproved = view.plan.exceptions.iter().filter(|exception| exception.proof.is_empty());
    findings.extend(unproved.map(|exception| {
        Finding::new("exception", format!("An exception of round {} has no proof.", exception.round))
            .in_round(exception.round)
            .about(&exception.people)
    }));
    findings
}

fn made<'p>(view: &View<'p>) -> BTreeSet<Broken<'p>> {
    let rules = Rules::of(view);
    let mut made = BTreeSet::new();
    for round in &view.rounds {
        for (i, j) in round.meetings.iter().flat_map(|meeting| each_pair(&meeting.people)) {
            if let Some(code) = rules.exception(i, j) {
                made.insert((round.number, code, BTreeSet::from([view.id(i), view.id(j)])));
            }
        }
    }
    made
}
