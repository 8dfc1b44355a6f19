//! A document for others: what is private is left out, and what is needed to check the plan all
//! the same is stated as numbers.
//!
//! Exclusions, and pairs that the expert cap forbids from some round on, read `not_available`;
//! `exchange` and `common_ground` are stated for every pair where a need was left out.

use domain::plan::{PlanDocument, Reason};
use domain::roster::{Masked, NotAvailable, Pair, ParticipantKey, Roster, RosterInterest};

use crate::affinity::Affinity;
use crate::canonical::roster_sha256;
use crate::limits::expert_cap::OneWayGiving;
use crate::positions::Positions;

/// The document without the interests that `hides` names and without exclusions. Without either
/// it comes back as it is. Cost O(R·n²).
pub fn masked(document: &PlanDocument, hides: impl Fn(&ParticipantKey, &RosterInterest) -> bool) -> PlanDocument {
    let mut shown = document.clone();
    for person in &mut shown.roster.people {
        let id = &person.id;
        person.interests.retain(|interest| !hides(id, interest));
    }
    let roster = &document.roster;
    let needs_left_out = shown.roster.people != roster.people;
    if !needs_left_out && roster.excluded.is_empty() {
        return shown;
    }
    let mut masked = Masked { not_available: excluded(roster), ..Masked::default() };
    if needs_left_out {
        let affinity = Affinity::of(roster);
        masked.exchange = triangle(roster, |i, j| affinity.lasting_terms(i, j).exchange);
        masked.common_ground = triangle(roster, |i, j| affinity.lasting_terms(i, j).common_ground);
        masked.not_available.extend(capped(document, &affinity));
        let reasons = shown.plan.rounds.iter_mut().flat_map(|round| &mut round.meetings).flat_map(|m| &mut m.reasons);
        reasons.for_each(|reason| without_words(roster, reason, &hides));
    }
    shown.roster.excluded = Vec::new();
    shown.roster.masked = Some(masked);
    shown.roster_sha256 = roster_sha256(&shown.roster);
    shown
}

fn excluded(roster: &Roster) -> Vec<NotAvailable> {
    roster.excluded.iter().map(|pair| NotAvailable { pair: pair.clone(), rounds: Vec::new() }).collect()
}

fn triangle(roster: &Roster, term: impl Fn(usize, usize) -> u32) -> Vec<Vec<u16>> {
    let people = roster.people.len();
    let entry = |i, j| u16::try_from(term(i, j)).unwrap_or(1000);
    (0..people).map(|i| (i + 1..people).map(|j| entry(i, j)).collect()).collect()
}

/// Who may not meet whom in which rounds, because one of them only gave often enough before.
fn capped(document: &PlanDocument, affinity: &Affinity) -> Vec<NotAvailable> {
    let roster = &document.roster;
    let positions = Positions::of(roster);
    let people = roster.people.len();
    let mut giving = OneWayGiving::none(roster);
    let mut rounds_of = vec![Vec::new(); people * people];
    for round in &document.plan.rounds {
        for i in 0..people {
            for j in (i + 1..people).filter(|j| giving.refuses(affinity, i, *j)) {
                rounds_of[i * people + j].push(round.number);
            }
        }
        let meetings: Vec<Vec<usize>> = round.meetings.iter().map(|meeting| positions.all(&meeting.people)).collect();
        giving.after(affinity, &meetings);
    }
    let id = |position: usize| roster.people[position].id.clone();
    let capped = rounds_of.into_iter().enumerate().filter(|(_, rounds)| !rounds.is_empty());
    capped.map(|(k, rounds)| NotAvailable { pair: Pair::new(id(k / people), id(k % people)), rounds }).collect()
}

/// A reason that rests on a need that is left out keeps its code and loses the topic.
fn without_words(roster: &Roster, reason: &mut Reason, hides: &impl Fn(&ParticipantKey, &RosterInterest) -> bool) {
    for field in &mut reason.fields {
        let person = roster.people.iter().find(|person| person.id == field.person);
        let stated = |interest: &&RosterInterest| {
            Some(&interest.topic) == field.topic.as_ref() && Some(interest.stance) == field.stance
        };
        let interest = person.and_then(|person| person.interests.iter().find(stated));
        if interest.is_some_and(|interest| hides(&field.person, interest)) {
            field.topic = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::Stance::{Offers, Seeks};

    use super::*;
    use crate::fixtures::{named, pair, roster};
    use crate::{Progress, check_document, document, plan};

    /// Six in three departments; everybody but Alan needs what the next one offers.
    fn planned(excluded: Vec<Pair>) -> PlanDocument {
        let mut people = Vec::new();
        for (id, department, offer, need) in [
            ("ada", "Legal", "law", "sales"),
            ("bo", "Sales", "sales", "law"),
            ("cyd", "Ops", "ships", "law"),
            ("dee", "Legal", "law", "ships"),
            ("eve", "Sales", "sales", "ships"),
        ] {
            people.push(named(id, department, &[(offer, Offers, true), (need, Seeks, true)]));
        }
        people.push(named("alan", "Ops", &[]));
        let mut roster = roster(people, 2);
        roster.excluded = excluded;
        roster.settings.expert_cap = Some(1);
        let planned = plan(&roster, &mut Progress::silent()).unwrap();
        document(roster, planned)
    }

    fn seeks(_: &ParticipantKey, interest: &RosterInterest) -> bool {
        interest.stance == Seeks
    }

    #[test]
    fn a_masked_document_is_checked_like_the_whole_one_and_tells_no_need() {
        let whole = planned(vec![pair("ada", "bo")]);
        assert_eq!(check_document(&whole).findings, []);
        let shown = masked(&whole, seeks);
        let checked = check_document(&shown);
        assert_eq!(checked.findings, []);
        assert!(checked.notes.iter().any(|note| note.starts_with("not derived again")), "{:?}", checked.notes);
        let text = serde_json::to_string(&shown).unwrap();
        assert!(!text.contains("\"stance\":\"seeks\",\"confirmed\"") && !text.contains("excluded"), "{text}");
    }

    #[test]
    fn a_masked_document_is_still_no_place_to_hide_a_change() {
        let mut shown = masked(&planned(vec![pair("ada", "bo")]), seeks);
        let meeting = &mut shown.plan.rounds[0].meetings[0];
        meeting.terms.exchange += 1;
        assert!(check_document(&shown).findings.iter().any(|finding| finding.code == "weight"));
    }

    #[test]
    fn without_anything_private_nothing_changes() {
        let whole = planned(Vec::new());
        assert_eq!(masked(&whole, |_, _| false), whole);
    }
}
