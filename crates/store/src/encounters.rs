//! Encounters: what became of planned pairings, and the memory that the next event reads.

use diesel::prelude::*;
use diesel::upsert::excluded;
use domain::{DepartmentId, EncounterState, EventId, OrganisationId, ParticipantId, PersonId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{encounter, participant};
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result};

/// An encounter. `a` is the smaller id.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = encounter)]
pub struct Encounter {
    pub event_id: EventId,
    pub round_number: u32,
    pub a_participant_id: ParticipantId,
    pub b_participant_id: ParticipantId,
    pub state: EncounterState,
    pub decided_at: Timestamp,
    /// The departments as they were that day.
    pub a_department_id: Option<DepartmentId>,
    pub b_department_id: Option<DepartmentId>,
}

new_row! {
    /// An encounter to be kept; the smaller participant comes first.
    pub struct NewEncounter of encounter {
        pub organisation_id: OrganisationId,
        pub event_id: EventId,
        pub round_number: u32,
        pub a_participant_id: ParticipantId,
        pub b_participant_id: ParticipantId,
        pub state: EncounterState,
        pub decided_at: Timestamp,
        pub a_department_id: Option<DepartmentId>,
        pub b_department_id: Option<DepartmentId>,
    }
}

/// What two people were to each other at some event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastEncounter {
    pub event_id: EventId,
    pub people: [PersonId; 2],
    pub state: EncounterState,
    pub decided_at: Timestamp,
}

/// Keeps encounters; a pair of a round that is known gets the new state.
///
/// # Errors
/// [`crate::StoreError::Refused`] when the two are not in order.
pub fn keep(conn: &mut Conn, encounters: &[NewEncounter]) -> Result<()> {
    for chunk in encounters.chunks(CHUNK_ROWS) {
        let chunk = chunk.to_vec();
        on!(conn, c => diesel::insert_into(encounter::table)
            .values(&chunk)
            .on_conflict((
                encounter::organisation_id,
                encounter::event_id,
                encounter::round_number,
                encounter::a_participant_id,
                encounter::b_participant_id,
            ))
            .do_update()
            .set((
                encounter::state.eq(excluded(encounter::state)),
                encounter::decided_at.eq(excluded(encounter::decided_at)),
            ))
            .execute(c))?;
    }
    Ok(())
}

/// The encounters of an event by round and pair.
pub fn of_event(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<Encounter>> {
    Ok(on!(conn, c => encounter::table
        .filter(encounter::organisation_id.eq(Db(organisation_id)))
        .filter(encounter::event_id.eq(Db(event_id)))
        .order((encounter::round_number, encounter::a_participant_id, encounter::b_participant_id))
        .select(Encounter::as_select())
        .load(c))?)
}

/// What happened since `since` between people who are still known, oldest first. Erased people are
/// nobody's past.
pub fn since(conn: &mut Conn, organisation_id: OrganisationId, since: Timestamp) -> Result<Vec<PastEncounter>> {
    let (a, b) = diesel::alias!(participant as a_participant, participant as b_participant);
    type Row = (EventId, Option<PersonId>, Option<PersonId>, EncounterState, Timestamp);
    let rows: Vec<Row> = on!(conn, c => encounter::table
        .inner_join(a.on(a.field(participant::organisation_id).eq(encounter::organisation_id)
            .and(a.field(participant::id).eq(encounter::a_participant_id))))
        .inner_join(b.on(b.field(participant::organisation_id).eq(encounter::organisation_id)
            .and(b.field(participant::id).eq(encounter::b_participant_id))))
        .filter(encounter::organisation_id.eq(Db(organisation_id)))
        .filter(encounter::decided_at.ge(Db(since)))
        .order((encounter::decided_at, encounter::a_participant_id, encounter::b_participant_id))
        .select((
            encounter::event_id,
            a.field(participant::person_id),
            b.field(participant::person_id),
            encounter::state,
            encounter::decided_at,
        ))
        .load(c))?;
    Ok(rows.into_iter().filter_map(past).collect())
}

fn past(
    (event_id, a, b, state, decided_at): (EventId, Option<PersonId>, Option<PersonId>, EncounterState, Timestamp),
) -> Option<PastEncounter> {
    Some(PastEncounter { event_id, people: [a?, b?], state, decided_at })
}
