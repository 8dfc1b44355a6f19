//! The names and causes that the numbers of the trust strip lead to.

use std::collections::{BTreeMap, BTreeSet};

use domain::Stance;
use domain::plan::{Plan, PlanReport};
use domain::roster::{ParticipantKey, Roster, RosterParticipant};

use crate::web::{Arg, Sentence, Words};

/// A folded list of names with its cause.
#[derive(Debug, Clone)]
pub struct Detail {
    pub id: &'static str,
    pub title: Sentence,
    pub lead: Sentence,
    pub lines: Vec<Sentence>,
}

/// The details of a plan; `name` gives the name of a participant. O(people · rounds · interests).
pub fn details(
    words: &Words,
    roster: &Roster,
    plan: &Plan,
    report: &PlanReport,
    name: &dyn Fn(&ParticipantKey) -> String,
) -> Vec<Detail> {
    let pairs = pairs_by_count(plan);
    let repeated = pairs.iter().filter(|(_, count)| **count > 1).map(|(pair, _)| pair);
    let people: BTreeMap<&ParticipantKey, &RosterParticipant> =
        roster.people.iter().map(|person| (&person.id, person)).collect();
    let level = roster.settings.department_level;
    let inside = pairs.keys().filter(|(a, b)| both(&people, a, b, |a, b| same_department(a, b, level)));
    let managed = pairs.keys().filter(|(a, b)| both(&people, a, b, manages));
    let both_names = |(a, b): &(&ParticipantKey, &ParticipantKey)| Sentence::of(&format!("{} · {}", name(a), name(b)));
    vec![
        detail(words, "repeats", repeated.map(both_names).collect()),
        detail(words, "same", inside.map(both_names).collect()),
        detail(words, "manager", managed.map(both_names).collect()),
        breathers(words, plan, name),
        exchange(words, &people, &pairs, name),
        choices(words, report),
    ]
}

type Pairs<'a> = BTreeMap<(&'a ParticipantKey, &'a ParticipantKey), u32>;

fn pairs_by_count(plan: &Plan) -> Pairs<'_> {
    let mut pairs = BTreeMap::new();
    for meeting in plan.rounds.iter().flat_map(|round| &round.meetings) {
        for (at, one) in meeting.people.iter().enumerate() {
            for other in meeting.people.iter().skip(at + 1) {
                *pairs.entry(if one < other { (one, other) } else { (other, one) }).or_default() += 1;
            }
        }
    }
    pairs
}

fn both(
    people: &BTreeMap<&ParticipantKey, &RosterParticipant>,
    a: &ParticipantKey,
    b: &ParticipantKey,
    holds: impl Fn(&RosterParticipant, &RosterParticipant) -> bool,
) -> bool {
    matches!((people.get(a), people.get(b)), (Some(a), Some(b)) if holds(a, b))
}

fn same_department(a: &RosterParticipant, b: &RosterParticipant, level: u32) -> bool {
    a.departments.iter().any(|one| b.departments.iter().any(|other| one.at_level(level) == other.at_level(level)))
}

fn manages(a: &RosterParticipant, b: &RosterParticipant) -> bool {
    a.managers.contains(&b.id) || b.managers.contains(&a.id)
}

fn detail(words: &Words, what: &'static str, lines: Vec<Sentence>) -> Detail {
    let (id, title) = match what {
        "repeats" => ("detail-repeats", "detail-repeats"),
        "same" => ("detail-same", "detail-same"),
        _ => ("detail-manager", "detail-manager"),
    };
    let lead = if lines.is_empty() { words.say(&format!("{title}-none")) } else { Sentence::default() };
    Detail { id, title: words.say(title), lead, lines }
}

fn breathers(words: &Words, plan: &Plan, name: &dyn Fn(&ParticipantKey) -> String) -> Detail {
    let mut lines = Vec::new();
    for round in &plan.rounds {
        for bye in &round.byes {
            let cause = serde_json::to_value(bye.cause).ok();
            let cause =
                words.plain(&format!("bye-{}", cause.as_ref().and_then(|code| code.as_str()).unwrap_or("absent")));
            let who = name(&bye.person);
            let args =
                [("number", Arg::Count(round.number.into())), ("name", Arg::Text(&who)), ("cause", Arg::Text(&cause))];
            lines.push(words.with("detail-breather-line", &args));
        }
    }
    let lead = if lines.is_empty() { words.say("detail-breathers-none") } else { Sentence::default() };
    Detail { id: "detail-breathers", title: words.say("detail-breathers"), lead, lines }
}

/// Who has something to offer and something to ask, and does not do both.
fn exchange(
    words: &Words,
    people: &BTreeMap<&ParticipantKey, &RosterParticipant>,
    pairs: &Pairs<'_>,
    name: &dyn Fn(&ParticipantKey) -> String,
) -> Detail {
    let (mut gives, mut receives) = (BTreeSet::new(), BTreeSet::new());
    for (a, b) in pairs.keys() {
        for (giver, taker) in [(a, b), (b, a)] {
            if both(people, giver, taker, helps) {
                gives.insert(*giver);
                receives.insert(*taker);
            }
        }
    }
    let has = |person: &RosterParticipant, stance| person.interests.iter().any(|interest| interest.stance == stance);
    let left_out = people.values().filter(|person| has(person, Stance::Offers) && has(person, Stance::Seeks));
    let left_out = left_out.filter(|person| !(gives.contains(&person.id) && receives.contains(&person.id)));
    let lines: Vec<Sentence> = left_out.map(|person| Sentence::of(&name(&person.id))).collect();
    let lead = words.say(if lines.is_empty() { "detail-exchange-none" } else { "detail-exchange-lead" });
    Detail { id: "detail-exchange", title: words.say("detail-exchange"), lead, lines }
}

fn helps(giver: &RosterParticipant, taker: &RosterParticipant) -> bool {
    let offers = giver.interests.iter().filter(|interest| interest.stance == Stance::Offers);
    let wanted = |topic: &str| taker.interests.iter().any(|need| need.stance == Stance::Seeks && need.topic == topic);
    offers.into_iter().any(|offer| wanted(&offer.topic))
}

fn choices(words: &Words, report: &PlanReport) -> Detail {
    let line = |key, choice: &domain::plan::Alternative| {
        let left: u32 = choice.left_out.iter().sum();
        let args = [("left", Arg::Count(left.into())), ("exceptions", Arg::Count(choice.exceptions.into()))];
        words.with(key, &args)
    };
    let lines = vec![
        line("detail-choice-sit-out", &report.alternatives.sit_out),
        line("detail-choice-exception", &report.alternatives.nearest_exception),
    ];
    Detail { id: "detail-choices", title: words.say("detail-choices"), lead: Sentence::default(), lines }
}
