//! Facts of the event day about one participant, and the hot path of checking in.

mod arrive;
mod facts;

use diesel::prelude::*;
use domain::{AttendanceFactId, AttendanceKind, EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;

use crate::Result;
use crate::connection::{Conn, on};
use crate::schema::attendance_fact;
use crate::sql_types::{Db, new_row};

pub(crate) use arrive::arrive_many;
pub use arrive::{Arrival, Arrived, arrive};
pub use facts::{
    Recorded, arrivals, count_arrived, count_said, find, of_event, of_participants, pulse, record, undo, with_key,
};

/// A fact as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = attendance_fact)]
pub struct AttendanceFact {
    pub id: AttendanceFactId,
    pub event_id: EventId,
    pub participant_id: ParticipantId,
    pub kind: AttendanceKind,
    pub round_number: Option<u32>,
    /// Made by the phone at the tap: the same key again is the same act again.
    pub action_key: String,
    pub occurred_at: Timestamp,
    pub received_at: Timestamp,
    pub actor: String,
    pub undone_at: Option<Timestamp>,
    pub undone_by: Option<String>,
}

new_row! {
/// A fact to be recorded.
pub struct NewFact of attendance_fact {
    pub organisation_id: OrganisationId,
    pub id: AttendanceFactId,
    pub event_id: EventId,
    pub participant_id: ParticipantId,
    pub kind: AttendanceKind,
    pub round_number: Option<u32>,
    pub action_key: String,
    pub occurred_at: Timestamp,
    pub received_at: Timestamp,
    pub actor: String,
}
}

/// The fact that a participant's action key stands for.
pub fn find_by_key(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    participant_id: ParticipantId,
    action_key: &str,
) -> Result<Option<AttendanceFact>> {
    Ok(on!(conn, c => attendance_fact::table
        .filter(attendance_fact::organisation_id.eq(Db(organisation_id)))
        .filter(attendance_fact::event_id.eq(Db(event_id)))
        .filter(attendance_fact::participant_id.eq(Db(participant_id)))
        .filter(attendance_fact::action_key.eq(Db(action_key)))
        .select(AttendanceFact::as_select())
        .first(c)
        .optional())?)
}

/// The arrival of a participant that is not undone.
pub fn arrival_of(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    participant_id: ParticipantId,
) -> Result<Option<AttendanceFact>> {
    Ok(on!(conn, c => attendance_fact::table
        .filter(attendance_fact::organisation_id.eq(Db(organisation_id)))
        .filter(attendance_fact::event_id.eq(Db(event_id)))
        .filter(attendance_fact::participant_id.eq(Db(participant_id)))
        .filter(attendance_fact::kind.eq(Db(AttendanceKind::Arrived)))
        .filter(attendance_fact::undone_at.is_null())
        .select(AttendanceFact::as_select())
        .first(c)
        .optional())?)
}
