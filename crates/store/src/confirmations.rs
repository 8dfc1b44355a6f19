//! Answers to "did you meet?", one per participant and meeting.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::connection::{Conn, on};
use crate::schema::{confirmation, confirmation_person};
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, StoreError};

/// An answer that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    pub id: Uuid,
    pub event_id: EventId,
    pub round_number: u32,
    pub participant_id: ParticipantId,
    pub met: bool,
    pub occurred_at: Timestamp,
    /// Whom the answer is about: the ticked people of a yes, everybody else of a no.
    pub about: Vec<ParticipantId>,
}

new_row! {
    /// An answer to be recorded; the people come beside it.
    pub struct NewConfirmation of confirmation {
        pub organisation_id: OrganisationId,
        pub id: Uuid,
        pub event_id: EventId,
        pub round_number: u32,
        pub participant_id: ParticipantId,
        pub met: bool,
        pub action_key: String,
        pub occurred_at: Timestamp,
        pub received_at: Timestamp,
    }
}

new_row! {
    /// Somebody whom an answer is about.
    pub struct ConfirmationPerson of confirmation_person {
        pub organisation_id: OrganisationId,
        pub confirmation_id: Uuid,
        pub participant_id: ParticipantId,
    }
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    First,
    /// The same act again: nothing has changed.
    Already,
}

/// Records an answer. A later one replaces an earlier one of the same participant and round.
pub fn record(conn: &mut Conn, new: &NewConfirmation, about: &[ParticipantId]) -> Result<Answered> {
    if is_known(conn, new)? {
        return Ok(Answered::Already);
    }
    on!(conn, c => diesel::update(confirmation::table)
        .filter(confirmation::organisation_id.eq(Db(new.organisation_id)))
        .filter(confirmation::event_id.eq(Db(new.event_id)))
        .filter(confirmation::participant_id.eq(Db(new.participant_id)))
        .filter(confirmation::round_number.eq(Db(new.round_number)))
        .filter(confirmation::replaced_at.is_null())
        .set(confirmation::replaced_at.eq(Db(Some(new.received_at))))
        .execute(c))?;
    let made = on!(conn, c => diesel::insert_into(confirmation::table)
        .values(new)
        .on_conflict_do_nothing()
        .execute(c))?;
    if made == 0 {
        // The same act came twice at once; or another answer slipped between, and the phone asks again.
        return if is_known(conn, new)? { Ok(Answered::Already) } else { Err(StoreError::Busy) };
    }
    let person = |participant_id: &ParticipantId| ConfirmationPerson {
        organisation_id: new.organisation_id,
        confirmation_id: new.id,
        participant_id: *participant_id,
    };
    let people: Vec<ConfirmationPerson> = about.iter().map(person).collect();
    on!(conn, c => diesel::insert_into(confirmation_person::table).values(&people).execute(c))?;
    Ok(Answered::First)
}

fn is_known(conn: &mut Conn, new: &NewConfirmation) -> Result<bool> {
    let found: i64 = on!(conn, c => confirmation::table
        .filter(confirmation::organisation_id.eq(Db(new.organisation_id)))
        .filter(confirmation::event_id.eq(Db(new.event_id)))
        .filter(confirmation::participant_id.eq(Db(new.participant_id)))
        .filter(confirmation::action_key.eq(&new.action_key))
        .count()
        .get_result(c))?;
    Ok(found > 0)
}

/// The answers of an event that count, by round and participant.
pub fn of_event(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<Confirmation>> {
    type Row = (Uuid, EventId, u32, ParticipantId, bool, Timestamp);
    let rows: Vec<Row> = on!(conn, c => confirmation::table
        .filter(confirmation::organisation_id.eq(Db(organisation_id)))
        .filter(confirmation::event_id.eq(Db(event_id)))
        .filter(confirmation::replaced_at.is_null())
        .order((confirmation::round_number, confirmation::participant_id))
        .select((
            confirmation::id,
            confirmation::event_id,
            confirmation::round_number,
            confirmation::participant_id,
            confirmation::met,
            confirmation::occurred_at,
        ))
        .load(c))?;
    let mut answers = Vec::with_capacity(rows.len());
    for chunk in rows.chunks(CHUNK_ROWS) {
        let mut about = people_of(conn, organisation_id, chunk.iter().map(|row| row.0))?;
        for &(id, event_id, round_number, participant_id, met, occurred_at) in chunk {
            let about = about.remove(&id).unwrap_or_default();
            answers.push(Confirmation { id, event_id, round_number, participant_id, met, occurred_at, about });
        }
    }
    Ok(answers)
}

/// The rounds for which a participant's answer stands.
pub fn answered_rounds(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    participant_id: ParticipantId,
) -> Result<Vec<u32>> {
    Ok(on!(conn, c => confirmation::table
        .filter(confirmation::organisation_id.eq(Db(organisation_id)))
        .filter(confirmation::event_id.eq(Db(event_id)))
        .filter(confirmation::participant_id.eq(Db(participant_id)))
        .filter(confirmation::replaced_at.is_null())
        .order(confirmation::round_number)
        .select(confirmation::round_number)
        .load(c))?)
}

fn people_of(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    ids: impl Iterator<Item = Uuid>,
) -> Result<std::collections::HashMap<Uuid, Vec<ParticipantId>>> {
    let ids: Vec<_> = ids.map(Db).collect();
    let rows: Vec<(Uuid, ParticipantId)> = on!(conn, c => confirmation_person::table
        .filter(confirmation_person::organisation_id.eq(Db(organisation_id)))
        .filter(confirmation_person::confirmation_id.eq_any(ids))
        .order((confirmation_person::confirmation_id, confirmation_person::participant_id))
        .select((confirmation_person::confirmation_id, confirmation_person::participant_id))
        .load(c))?;
    let mut people: std::collections::HashMap<Uuid, Vec<ParticipantId>> = std::collections::HashMap::new();
    for (id, participant_id) in rows {
        people.entry(id).or_default().push(participant_id);
    }
    Ok(people)
}
