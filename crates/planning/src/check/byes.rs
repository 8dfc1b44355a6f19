//! Every bye has its true cause and the round of the next chance.

use std::collections::BTreeSet;

use domain::plan::{Bye, ByeCause};

use super::Finding;
use super::pairs::Rules;
use super::stretch::Stretch;
use super::view::{SeatedRound, View};

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let rules = Rules::of(view);
    let mut stretch = Stretch::start(view);
    let mut findings = Vec::new();
    for round in &view.rounds {
        findings.extend(of_round(view, &rules, &stretch, round));
        let meetings: Vec<&[usize]> = round.meetings.iter().map(|meeting| meeting.people.as_slice()).collect();
        stretch.take(view, &meetings);
    }
    findings
}

fn of_round(view: &View<'_>, rules: &Rules<'_>, stretch: &Stretch, round: &SeatedRound<'_>) -> Vec<Finding> {
    let busy: BTreeSet<usize> = round.meetings.iter().flat_map(|meeting| meeting.people.iter().copied()).collect();
    let chose = |person: usize| {
        view.is_absent(person, round.number) || view.person(person).standby || stretch.rests(view, person)
    };
    let idle = (0..view.roster.people.len()).filter(|person| !busy.contains(person));
    let left_over = idle.filter(|person| !chose(*person)).count();
    let mut findings = Vec::new();
    for bye in &round.stored.byes {
        let Some(person) = view.position(&bye.person) else { continue };
        let wanted = if view.is_absent(person, round.number) {
            ByeCause::Absent
        } else if view.person(person).standby {
            ByeCause::Standby
        } else if stretch.rests(view, person) {
            ByeCause::Rest
        } else {
            cause(view, rules, person, left_over)
        };
        let next = (round.number + 1..=view.roster.rounds).find(|next| !view.is_absent(person, *next));
        findings.extend(wrong(round.number, bye, wanted, next));
    }
    findings
}

fn cause(view: &View<'_>, rules: &Rules<'_>, person: usize, left_over: usize) -> ByeCause {
    let mut others = (0..view.roster.people.len()).filter(|other| *other != person);
    if others.all(|other| rules.forbids(person, other)) {
        return ByeCause::NoCandidate;
    }
    if left_over == 1 { ByeCause::OddNumber } else { ByeCause::NoPartnerLeft }
}

fn wrong(round: u32, bye: &Bye, wanted: ByeCause, next: Option<u32>) -> Option<Finding> {
    let detail = if bye.cause != wanted {
        format!("The bye of {} in round {round} has another cause than the one given.", bye.person)
    } else if bye.next_chance_round != next {
        format!("The next chance of {} after round {round} is not the one given.", bye.person)
    } else {
        return None;
    };
    Some(Finding::new("bye", detail).in_round(round).about([&bye.person]))
}
