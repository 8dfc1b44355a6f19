//! Why these people meet: at most two reasons, each resting on stored fields.

use domain::plan::{Reason, ReasonField, Terms};
use domain::roster::{Roster, RosterInterest, RosterParticipant};
use domain::{Stance, Weights};

use crate::affinity::{Affinity, Bridged};
use crate::pair_set::pairs_of;

/// How many reasons a meeting has at most.
const REASONS_MAX: usize = 2;

/// The reasons of a meeting, strongest first; of a larger meeting those of its strongest pair.
/// There is always at least one.
pub(crate) fn reasons(roster: &Roster, affinity: &Affinity, people: &[usize], bridged: &Bridged) -> Vec<Reason> {
    let terms = |(i, j)| affinity.terms(i, j, bridged);
    let strongest =
        pairs_of(people).max_by_key(|(i, j)| (affinity.weight(terms((*i, *j))), std::cmp::Reverse((*i, *j))));
    let Some((i, j)) = strongest else { return Vec::new() };
    let (a, b) = (&roster.people[i], &roster.people[j]);
    let mut reasons: Vec<Reason> =
        by_strength(roster, terms((i, j))).into_iter().filter_map(|term| of_term(roster, term, a, b)).collect();
    reasons.truncate(REASONS_MAX);
    if reasons.is_empty() {
        reasons.push(fallback(roster, affinity, i, j));
    }
    reasons
}

#[derive(Clone, Copy)]
enum Term {
    SecondChance,
    Exchange,
    Bridge,
    Novelty,
    CommonGround,
    Purpose,
}

/// The terms that count, by what they add to the weight; equal ones in the order above.
fn by_strength(roster: &Roster, terms: Terms) -> Vec<Term> {
    let Weights { exchange, novelty, bridge, second_chance, common_ground, purpose } = roster.settings.weights;
    // Novelty says something only where ties are known.
    let novelty = if roster.settings.reference_familiarity_nano == 0 { 0 } else { novelty };
    let mut added = [
        (u32::from(second_chance) * terms.second_chance, Term::SecondChance),
        (u32::from(exchange) * terms.exchange, Term::Exchange),
        (u32::from(bridge) * terms.bridge, Term::Bridge),
        (u32::from(novelty) * terms.novelty, Term::Novelty),
        (u32::from(common_ground) * terms.common_ground, Term::CommonGround),
        (u32::from(purpose) * terms.purpose, Term::Purpose),
    ];
    added.sort_by_key(|(worth, _)| std::cmp::Reverse(*worth));
    added.into_iter().filter(|(worth, _)| *worth > 0).map(|(_, term)| term).collect()
}

fn of_term(roster: &Roster, term: Term, a: &RosterParticipant, b: &RosterParticipant) -> Option<Reason> {
    match term {
        Term::SecondChance => Some(reason("second_chance", vec![field(a, "id"), field(b, "id")])),
        Term::Exchange => exchange(roster, a, b),
        Term::Bridge => Some(reason("bridge", vec![field(a, "departments"), field(b, "departments")])),
        Term::Novelty => Some(reason("novelty", vec![department_or_id(a), department_or_id(b)])),
        Term::CommonGround => common_ground(roster, a, b),
        Term::Purpose => Some(reason("purpose", vec![field(a, "purpose"), field(b, "purpose")])),
    }
}

fn fallback(roster: &Roster, affinity: &Affinity, i: usize, j: usize) -> Reason {
    let (a, b) = (&roster.people[i], &roster.people[j]);
    if affinity.crossing().crosses(i, j) {
        return reason("other_department", vec![field(a, "departments"), field(b, "departments")]);
    }
    reason("new_pairing", vec![field(a, "id"), field(b, "id")])
}

fn exchange(roster: &Roster, a: &RosterParticipant, b: &RosterParticipant) -> Option<Reason> {
    match (help(roster, a, b), help(roster, b, a)) {
        (Some(there), Some(back)) => Some(reason("exchange_both_ways", there.into_iter().chain(back).collect())),
        (Some(one_way), None) | (None, Some(one_way)) => Some(reason("exchange_one_way", one_way.into())),
        (None, None) => None,
    }
}

/// The best help that `giver` can offer `receiver`: confirmed before suggested, then by topic.
fn help(roster: &Roster, giver: &RosterParticipant, receiver: &RosterParticipant) -> Option<[ReasonField; 2]> {
    let needs = receiver.interests.iter().filter(|interest| interest.stance == Stance::Seeks);
    let mut found: Vec<(bool, &str, ReasonField)> = Vec::new();
    for need in needs {
        let offers =
            giver.interests.iter().filter(|interest| interest.stance == Stance::Offers && interest.topic == need.topic);
        found.extend(
            offers.map(|offer| (!(offer.confirmed && need.confirmed), need.topic.as_str(), topic(giver, offer))),
        );
        if offers_own_department(roster, giver, &need.topic) {
            found.push((true, &need.topic, field(giver, "departments")));
        }
    }
    let (_, sought, gift) = found.into_iter().min_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)))?;
    let need =
        receiver.interests.iter().find(|interest| interest.stance == Stance::Seeks && interest.topic == sought)?;
    Some([gift, topic(receiver, need)])
}

/// Whether a blank card offers this topic: how things work in the own department.
fn offers_own_department(roster: &Roster, giver: &RosterParticipant, sought: &str) -> bool {
    let level = roster.settings.department_level;
    let blank = giver.interests.iter().all(|interest| interest.stance != Stance::Offers);
    blank && giver.departments.iter().any(|path| crate::affinity::blank_card_offer(path.at_level(level)) == sought)
}

/// The rarest topic that the two share; of equally rare ones the first by name.
fn common_ground(roster: &Roster, a: &RosterParticipant, b: &RosterParticipant) -> Option<Reason> {
    let own = rarest_shared(roster, a, b)?;
    let other = b.interests.iter().find(|interest| interest.topic == own.topic)?;
    Some(reason("common_ground", vec![topic(a, own), topic(b, other)]))
}

pub(crate) fn rarest_shared<'r>(
    roster: &Roster,
    a: &'r RosterParticipant,
    b: &RosterParticipant,
) -> Option<&'r RosterInterest> {
    let shared = a.interests.iter().filter(|own| b.interests.iter().any(|other| other.topic == own.topic));
    let holders = |wanted: &str| roster.people.iter().filter(|p| p.interests.iter().any(|i| i.topic == wanted)).count();
    shared.min_by_key(|interest| (holders(&interest.topic), interest.topic.clone(), interest.stance))
}

fn reason(code: &str, fields: Vec<ReasonField>) -> Reason {
    Reason { code: code.to_owned(), fields }
}

fn field(person: &RosterParticipant, name: &str) -> ReasonField {
    ReasonField { person: person.id.clone(), field: name.to_owned(), topic: None, stance: None }
}

fn department_or_id(person: &RosterParticipant) -> ReasonField {
    field(person, if person.departments.is_empty() { "id" } else { "departments" })
}

fn topic(person: &RosterParticipant, interest: &RosterInterest) -> ReasonField {
    ReasonField {
        person: person.id.clone(),
        field: "interests".to_owned(),
        topic: Some(interest.topic.clone()),
        stance: Some(interest.stance),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{named, roster};
    use domain::Stance::{Offers, Seeks};

    fn codes(people: Vec<RosterParticipant>) -> Vec<String> {
        let roster = roster(people, 1);
        let affinity = Affinity::of(&roster);
        let found = reasons(&roster, &affinity, &[0, 1], &affinity.bridged_before(&roster));
        found.into_iter().map(|reason| reason.code).collect()
    }

    #[test]
    fn the_strongest_terms_are_named_first() {
        let ada = named("ada", "Legal", &[("law", Offers, true), ("sales", Seeks, true)]);
        let grace = named("grace", "Sales", &[("law", Seeks, true), ("sales", Offers, true)]);
        assert_eq!(codes(vec![ada.clone(), grace]), ["exchange_both_ways", "bridge"]);
        let curious = named("alan", "Sales", &[("law", Stance::Curious, true)]);
        assert_eq!(codes(vec![ada, curious]), ["bridge", "common_ground"]);
    }

    #[test]
    fn two_blank_cards_have_a_reason() {
        assert_eq!(codes(vec![named("ada", "Legal", &[]), named("grace", "Sales", &[])]), ["bridge"]);
        assert_eq!(codes(vec![named("ada", "", &[]), named("grace", "", &[])]), ["new_pairing"]);
    }
}
