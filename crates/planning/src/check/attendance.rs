//! Everyone once per round, in a meeting or with a bye; nobody who is not there.

use super::Finding;
use super::view::{SeatedRound, View};

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    view.rounds.iter().flat_map(|round| of_round(view, round)).collect()
}

fn of_round(view: &View<'_>, round: &SeatedRound<'_>) -> Vec<Finding> {
    let people = view.roster.people.len();
    let (mut meetings, mut byes) = (vec![0_u32; people], vec![0_u32; people]);
    round.meetings.iter().flat_map(|meeting| &meeting.people).for_each(|person| meetings[*person] += 1);
    let with_bye = round.stored.byes.iter().filter_map(|bye| view.position(&bye.person));
    with_bye.for_each(|person| byes[person] += 1);
    let mut findings = sizes(round);
    for person in 0..people {
        findings.extend(of_person(view, round.number, person, meetings[person], byes[person]));
    }
    findings
}

fn of_person(view: &View<'_>, round: u32, person: usize, meetings: u32, byes: u32) -> Vec<Finding> {
    let id = view.id(person);
    let mut findings = Vec::new();
    if meetings + byes == 0 {
        findings
            .push(Finding::new("person_missing", format!("{id} has neither a meeting nor a bye in round {round}.")));
    }
    if meetings + byes > 1 {
        findings.push(Finding::new("person_twice", format!("{id} stands {} times in round {round}.", meetings + byes)));
    }
    if meetings > 0 && view.is_absent(person, round) && !view.is_held(round) {
        findings
            .push(Finding::new("absent", format!("{id} has a meeting in round {round} and is not available then.")));
    }
    findings.into_iter().map(|finding| finding.in_round(round).about([id])).collect()
}

fn sizes(round: &SeatedRound<'_>) -> Vec<Finding> {
    let wrong = round.stored.meetings.iter().filter(|meeting| !(2..=8).contains(&meeting.people.len()));
    let finding = |meeting: &domain::plan::Meeting| {
        let detail =
            format!("A meeting of round {} has {} people; 2 to 8 are possible.", round.number, meeting.people.len());
        Finding::new("meeting_size", detail).in_round(round.number).about(&meeting.people)
    };
    wrong.map(finding).collect()
}
