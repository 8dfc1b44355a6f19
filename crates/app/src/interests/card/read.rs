//! The card as it stands: what was said, what programmes suggest, what else the programme is about.

use std::collections::{BTreeMap, BTreeSet};

use domain::{EventId, OrganisationId, Pace, ParticipantId, PersonId, Stance, TopicId};
use jiff::Timestamp;
use store::interests::{self, Interest};
use store::{Conn, StoreError, events, participants, people, programmes, topics};

/// How many topics are offered under each heading.
const CHOICES_MAX: usize = 12;

/// Whose card it is, at which event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    pub organisation: OrganisationId,
    pub event: EventId,
    pub participant: ParticipantId,
    pub person: PersonId,
}

/// A topic that may be ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub topic: TopicId,
    pub name: String,
    pub chosen: bool,
    /// A programme says so and the person has not confirmed it.
    pub suggested: bool,
}

/// A person's card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    pub offers: Vec<Choice>,
    pub seeks: Vec<Choice>,
    pub working_on: String,
    pub beyond_work: String,
    pub goal: String,
    pub pace: Pace,
    pub paused_until: Option<Timestamp>,
}

/// Reads the card of `owner`.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody who was forgotten.
pub fn read(conn: &mut Conn, owner: &Owner, now: Timestamp) -> Result<Card, StoreError> {
    let person = people::find(conn, owner.organisation, owner.person)?.ok_or(StoreError::NotFound)?;
    let participant = participants::find(conn, owner.organisation, owner.participant)?.ok_or(StoreError::NotFound)?;
    let known = interests::of_person(conn, owner.organisation, owner.person)?;
    let names: BTreeMap<TopicId, String> =
        topics::all(conn, owner.organisation)?.into_iter().map(|topic| (topic.id, topic.name)).collect();
    let about = programme_topics(conn, owner)?;
    let fresh = person.card_expires_at.is_some_and(|end| end > now);
    let kept = |text: Option<String>| text.filter(|_| fresh).unwrap_or_default();
    Ok(Card {
        offers: choices(&known, &about, &names, Stance::Offers),
        seeks: choices(&known, &about, &names, Stance::Seeks),
        working_on: kept(person.working_on),
        beyond_work: kept(person.beyond_work),
        goal: participant.goal.unwrap_or_default(),
        pace: participant.pace,
        paused_until: person.paused_until.filter(|until| *until > now),
    })
}

fn programme_topics(conn: &mut Conn, owner: &Owner) -> Result<Vec<TopicId>, StoreError> {
    let event = events::find(conn, owner.organisation, owner.event)?;
    match event.and_then(|event| event.programme_id) {
        Some(programme) => programmes::topics_of(conn, owner.organisation, programme),
        None => Ok(Vec::new()),
    }
}

/// What was said comes first, then suggestions, then what the person's programmes are about.
fn choices(known: &[Interest], about: &[TopicId], names: &BTreeMap<TopicId, String>, stance: Stance) -> Vec<Choice> {
    let said = |confirmed: bool| {
        let fits = move |one: &&Interest| one.stance == stance && one.confirmed_at.is_some() == confirmed;
        known.iter().filter(fits).map(move |one| (one.topic_id, confirmed, !confirmed))
    };
    let curious = known.iter().filter(|one| one.stance == Stance::Curious).map(|one| one.topic_id);
    let others = curious.chain(about.iter().copied()).map(|topic| (topic, false, false));
    let mut seen = BTreeSet::new();
    let all = said(true).chain(said(false)).chain(others);
    let named = all.filter_map(|(topic, chosen, suggested)| {
        let name = names.get(&topic).filter(|_| seen.insert(topic))?.clone();
        Some(Choice { topic, name, chosen, suggested })
    });
    named.take(CHOICES_MAX).collect()
}
