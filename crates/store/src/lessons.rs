//! Lessons: one thing learned, in its author's words.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::connection::{Conn, on};
use crate::schema::lesson;
use crate::sql_types::{Db, new_row};
use crate::{Result, StoreError};

/// A lesson.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = lesson)]
pub struct Lesson {
    pub id: Uuid,
    pub event_id: EventId,
    pub participant_id: ParticipantId,
    pub round_number: Option<u32>,
    pub body: String,
    pub written_at: Timestamp,
    /// None: the author's alone.
    pub shared_at: Option<Timestamp>,
    pub expires_at: Timestamp,
}

new_row! {
    /// A lesson to be kept.
    pub struct NewLesson of lesson {
        pub organisation_id: OrganisationId,
        pub id: Uuid,
        pub event_id: EventId,
        pub participant_id: ParticipantId,
        pub round_number: Option<u32>,
        pub action_key: String,
        pub body: String,
        pub written_at: Timestamp,
        pub expires_at: Timestamp,
    }
}

/// Keeps a lesson; the same key again keeps the first.
pub fn keep(conn: &mut Conn, new: &NewLesson) -> Result<()> {
    on!(conn, c => diesel::insert_into(lesson::table).values(new).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// The author's consent, or its end, lesson by lesson.
///
/// # Errors
/// [`StoreError::NotFound`] when the lesson is not this participant's.
pub fn share(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
    lesson_id: Uuid,
    shared_at: Option<Timestamp>,
) -> Result<()> {
    let changed = on!(conn, c => diesel::update(lesson::table.find((Db(organisation_id), Db(lesson_id))))
        .filter(lesson::participant_id.eq(Db(participant_id)))
        .set(lesson::shared_at.eq(Db(shared_at)))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Deletes a lesson at its author's wish.
///
/// # Errors
/// [`StoreError::NotFound`] when the lesson is not this participant's.
pub fn forget(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
    lesson_id: Uuid,
) -> Result<()> {
    let gone = on!(conn, c => diesel::delete(lesson::table.find((Db(organisation_id), Db(lesson_id))))
        .filter(lesson::participant_id.eq(Db(participant_id)))
        .execute(c))?;
    if gone == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// What a participant wrote, in order.
pub fn of_participant(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
) -> Result<Vec<Lesson>> {
    Ok(on!(conn, c => lesson::table
        .filter(lesson::organisation_id.eq(Db(organisation_id)))
        .filter(lesson::participant_id.eq(Db(participant_id)))
        .order((lesson::written_at, lesson::id))
        .select(Lesson::as_select())
        .load(c))?)
}

/// Deletes what was not shared and has had its 90 days.
pub fn expire(conn: &mut Conn, now: Timestamp) -> Result<usize> {
    Ok(on!(conn, c => diesel::delete(lesson::table)
        .filter(lesson::expires_at.le(Db(now)))
        .filter(lesson::shared_at.is_null())
        .execute(c))?)
}
