//! Terms and weights of the meetings are those that the roster gives.

use super::Finding;
use super::view::View;

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let mut bridged = view.affinity.bridged_before(view.roster);
    let mut findings = Vec::new();
    for round in &view.rounds {
        for meeting in round.meetings.iter().filter(|meeting| meeting.people.len() == meeting.stored.people.len()) {
            let terms = view.affinity.meeting_terms(&meeting.people, &bridged);
            let weight = view.affinity.weight(terms);
            if meeting.stored.terms != terms || meeting.stored.weight != weight {
                let detail = format!(
                    "A meeting of round {} is worth {weight}, and the plan says {} or other terms.",
                    round.number, meeting.stored.weight
                );
                findings.push(Finding::new("weight", detail).in_round(round.number).about(&meeting.stored.people));
            }
        }
        round.meetings.iter().for_each(|meeting| view.affinity.join(&meeting.people, &mut bridged));
    }
    findings
}
