//! Everything that is stored about a person, for that person alone.

use std::collections::BTreeMap;

use domain::{EventId, OrganisationId, ParticipantId, PersonId};
use jiff::Timestamp;
use serde::Serialize;
use store::{
    Conn, StoreError, attendance, confirmations, departments, events, interests, lessons, pairing_rules, participants,
    people, ties, topics,
};

/// A copy of what is stored of a person.
#[derive(Debug, Serialize)]
pub struct OwnExport {
    pub made_at: Timestamp,
    pub name: String,
    pub external_key: String,
    pub email: Option<String>,
    pub site: Option<String>,
    pub languages: Vec<String>,
    pub departments: Vec<String>,
    pub pace: String,
    pub working_on: Option<String>,
    pub beyond_work: Option<String>,
    pub paused_until: Option<Timestamp>,
    /// Since when nobody may remember whom you met.
    pub memory_objected_at: Option<Timestamp>,
    pub interests: Vec<OwnInterest>,
    /// How many people you rather not meet; their names are theirs.
    pub kept_apart: usize,
    /// How many ties to others are known.
    pub ties: usize,
    pub events: Vec<OwnEvent>,
}

/// An interest with who said so.
#[derive(Debug, Serialize)]
pub struct OwnInterest {
    pub topic: String,
    pub stance: String,
    pub source: String,
    pub confirmed_at: Option<Timestamp>,
}

/// What is stored of the person at one event.
#[derive(Debug, Serialize)]
pub struct OwnEvent {
    pub event: String,
    pub starts_at: Timestamp,
    pub short_code: String,
    pub goal: Option<String>,
    pub registered_at: Timestamp,
    pub withdrawn_at: Option<Timestamp>,
    pub facts: Vec<OwnFact>,
    pub answers: Vec<OwnAnswer>,
    pub lessons: Vec<OwnLesson>,
}

/// A fact of the day.
#[derive(Debug, Serialize)]
pub struct OwnFact {
    pub kind: String,
    pub round: Option<u32>,
    pub occurred_at: Timestamp,
}

/// An answer to "did you meet?".
#[derive(Debug, Serialize)]
pub struct OwnAnswer {
    pub round: u32,
    pub met: bool,
    pub occurred_at: Timestamp,
}

/// One thing learned.
#[derive(Debug, Serialize)]
pub struct OwnLesson {
    pub text: String,
    pub written_at: Timestamp,
    pub shared_at: Option<Timestamp>,
}

/// Reads everything about `id`.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn own_export(
    conn: &mut Conn,
    organisation: OrganisationId,
    id: PersonId,
    now: Timestamp,
) -> Result<OwnExport, StoreError> {
    let person = people::find(conn, organisation, id)?.ok_or(StoreError::NotFound)?;
    let stated = pairing_rules::stated_by(conn, organisation, &format!("person:{id}"))?;
    let paths = departments::of_people(conn, organisation, &[id])?;
    Ok(OwnExport {
        made_at: now,
        interests: own_interests(conn, organisation, id)?,
        departments: paths.into_iter().map(|one| one.path.as_str().to_owned()).collect(),
        kept_apart: stated.iter().filter(|(_, other)| *other != id).count(),
        ties: ties::of_person(conn, organisation, id)?.len(),
        events: own_events(conn, organisation, id)?,
        name: person.name,
        external_key: person.external_key,
        email: person.email.map(|email| email.as_str().to_owned()),
        site: person.site,
        languages: person.languages.iter().map(|tag| tag.as_str().to_owned()).collect(),
        pace: person.pace.as_str().to_owned(),
        working_on: person.working_on,
        beyond_work: person.beyond_work,
        paused_until: person.paused_until,
        memory_objected_at: person.memory_objected_at,
    })
}

fn own_interests(conn: &mut Conn, organisation: OrganisationId, id: PersonId) -> Result<Vec<OwnInterest>, StoreError> {
    let names: BTreeMap<_, _> = topics::names(conn, organisation)?.into_iter().collect();
    let all = interests::of_person(conn, organisation, id)?;
    let own = all.into_iter().map(|one| OwnInterest {
        topic: names.get(&one.topic_id).cloned().unwrap_or_default(),
        stance: one.stance.as_str().to_owned(),
        source: one.source.as_str().to_owned(),
        confirmed_at: one.confirmed_at,
    });
    Ok(own.collect())
}

fn own_events(conn: &mut Conn, organisation: OrganisationId, id: PersonId) -> Result<Vec<OwnEvent>, StoreError> {
    let mut own = Vec::new();
    for participant in participants::of_person(conn, organisation, id)? {
        let Some(event) = events::find(conn, organisation, participant.event_id)? else { continue };
        own.push(OwnEvent {
            event: event.name,
            starts_at: event.starts_at,
            short_code: participant.short_code,
            goal: participant.goal,
            registered_at: participant.registered_at,
            withdrawn_at: participant.withdrawn_at,
            facts: own_facts(conn, organisation, (event.id, participant.id))?,
            answers: own_answers(conn, organisation, (event.id, participant.id))?,
            lessons: own_lessons(conn, organisation, participant.id)?,
        });
    }
    Ok(own)
}

fn own_facts(
    conn: &mut Conn,
    organisation: OrganisationId,
    (event, participant): (EventId, ParticipantId),
) -> Result<Vec<OwnFact>, StoreError> {
    let facts = attendance::of_participants(conn, organisation, event, &[participant])?;
    let own = facts.into_iter().map(|fact| OwnFact {
        kind: fact.kind.as_str().to_owned(),
        round: fact.round_number,
        occurred_at: fact.occurred_at,
    });
    Ok(own.collect())
}

fn own_answers(
    conn: &mut Conn,
    organisation: OrganisationId,
    (event, participant): (EventId, ParticipantId),
) -> Result<Vec<OwnAnswer>, StoreError> {
    let all = confirmations::of_event(conn, organisation, event)?.into_iter();
    let own = all.filter(|one| one.participant_id == participant).map(|one| OwnAnswer {
        round: one.round_number,
        met: one.met,
        occurred_at: one.occurred_at,
    });
    Ok(own.collect())
}

fn own_lessons(
    conn: &mut Conn,
    organisation: OrganisationId,
    participant: ParticipantId,
) -> Result<Vec<OwnLesson>, StoreError> {
    let all = lessons::of_participant(conn, organisation, participant)?;
    let own =
        all.into_iter().map(|one| OwnLesson { text: one.body, written_at: one.written_at, shared_at: one.shared_at });
    Ok(own.collect())
}
