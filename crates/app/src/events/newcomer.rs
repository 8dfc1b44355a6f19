//! Somebody who is not on the list, welcome anyway: a person, a participant and what they said.

use domain::{DepartmentPath, InterestId, InterestSource, OrganisationId, ParticipantId, PersonId, Stance, TopicId};
use store::events::Event;
use store::interests::{self, NewInterest};
use store::people;
use store::people_import::{self, NewPerson};
use store::{Conn, StoreError, departments, participants};

use super::register::{Issuing, register};
use super::timing;
use crate::by::By;
use crate::log::{About, tell};

/// What a newcomer says.
#[derive(Debug, Clone)]
pub struct Newcomer {
    pub name: String,
    pub department: DepartmentPath,
    /// "Ask me about".
    pub offers: Vec<TopicId>,
    /// "I'd like ideas on".
    pub seeks: Vec<TopicId>,
}

/// Puts a newcomer on the list: from now on a draft and the next heal know them.
///
/// # Errors
/// [`StoreError::UnknownReference`] for a topic that the organisation does not have.
pub fn add_newcomer(
    conn: &mut Conn,
    by: &By,
    event: &Event,
    newcomer: &Newcomer,
    issuing: &Issuing<'_>,
) -> Result<ParticipantId, StoreError> {
    let person_id = PersonId::from_uuid((by.stamp.new_id)());
    let new = NewPerson {
        id: person_id,
        external_key: format!("walk-in:{person_id}"),
        name: newcomer.name.clone(),
        email: None,
        site: None,
        manager_key: None,
        languages: Vec::new(),
        pace: None,
        rest_after: None,
        departments: vec![newcomer.department.clone()],
    };
    people_import::add_all(conn, by.organisation, &[new], by.stamp)?;
    say(conn, by, person_id, newcomer)?;
    let person = people::find(conn, by.organisation, person_id)?.ok_or(StoreError::NotFound)?;
    let registered = participants::of_event(conn, by.organisation, event.id)?;
    let codes = registered.into_iter().map(|one| one.short_code).collect();
    let ends_at = timing::ends_at(event.starts_at, event.minutes_total);
    let rows = register(by, (event.id, ends_at), &[person], codes, issuing);
    rows.insert(conn)?;
    let participant = rows.participants.first().map(|one| one.id).ok_or(StoreError::NotFound)?;
    let about = About { object: Some(participant.as_uuid()), event: Some(event.id), reason: Some("walk_in") };
    tell(conn, by, "register_participants", about)?;
    Ok(participant)
}

fn say(conn: &mut Conn, by: &By, person_id: PersonId, newcomer: &Newcomer) -> Result<(), StoreError> {
    let offers = newcomer.offers.iter().map(|topic| (*topic, Stance::Offers));
    let seeks = newcomer.seeks.iter().map(|topic| (*topic, Stance::Seeks));
    for (topic_id, stance) in offers.chain(seeks) {
        let said = NewInterest {
            organisation_id: by.organisation,
            id: InterestId::from_uuid((by.stamp.new_id)()),
            person_id,
            topic_id,
            stance,
            source: InterestSource::Person,
            programme_id: None,
            stated_at: by.stamp.at,
            confirmed_at: Some(by.stamp.at),
        };
        interests::say(conn, &said)?;
    }
    Ok(())
}

/// The department that somebody means: one that the organisation has, however it is spelt, or a new one.
///
/// # Errors
/// What the store says.
pub fn department_meant(
    conn: &mut Conn,
    organisation: OrganisationId,
    typed: DepartmentPath,
) -> Result<DepartmentPath, StoreError> {
    let wanted = typed.as_str().to_lowercase();
    let known: Vec<DepartmentPath> = departments::all(conn, organisation)?.into_iter().map(|one| one.path).collect();
    let whole = known.iter().find(|path| path.as_str().to_lowercase() == wanted);
    let last = |path: &&DepartmentPath| path.as_str().rsplit('/').next().unwrap_or_default().to_lowercase() == wanted;
    Ok(whole.or_else(|| known.iter().find(last)).cloned().unwrap_or(typed))
}
