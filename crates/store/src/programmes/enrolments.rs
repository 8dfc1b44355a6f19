//! Who is enrolled in which run, and who is through with it.

use diesel::prelude::*;
use diesel::upsert::excluded;
use domain::{EnrolmentState, InterestSource, OrganisationId, PersonId, ProgrammeId, RunId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{enrolment, interest, run};
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, StoreError};

/// A person in a run.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = enrolment)]
pub struct Enrolment {
    pub run_id: RunId,
    pub person_id: PersonId,
    pub enrolled_at: Timestamp,
    pub completed_at: Option<Timestamp>,
    pub learning_goal: Option<String>,
}

impl Enrolment {
    /// Enrolled, or through with it.
    pub fn state(&self) -> EnrolmentState {
        if self.completed_at.is_some() { EnrolmentState::Completed } else { EnrolmentState::Enrolled }
    }
}

new_row! {
    /// A person to be enrolled, or to be marked as through with it.
    pub struct NewEnrolment of enrolment {
        pub organisation_id: OrganisationId,
        pub run_id: RunId,
        pub person_id: PersonId,
        pub enrolled_at: Timestamp,
        pub completed_at: Option<Timestamp>,
        pub learning_goal: Option<String>,
    }
}

/// Enrols people. Who is enrolled already gets the completion and the learning goal, if the row
/// has one. No pair of run and person may come twice in `rows`.
pub fn enrol(conn: &mut Conn, rows: &[NewEnrolment]) -> Result<()> {
    for chunk in rows.chunks(CHUNK_ROWS) {
        let chunk = chunk.to_vec();
        on!(conn, c => diesel::insert_into(enrolment::table)
            .values(&chunk)
            .on_conflict((enrolment::organisation_id, enrolment::run_id, enrolment::person_id))
            .do_update()
            .set(enrolment::enrolled_at.eq(enrolment::enrolled_at))
            .execute(c))?;
        let completed: Vec<_> = chunk.iter().filter(|row| row.completed_at.is_some()).cloned().collect();
        on!(conn, c => diesel::insert_into(enrolment::table)
            .values(&completed)
            .on_conflict((enrolment::organisation_id, enrolment::run_id, enrolment::person_id))
            .do_update()
            .set(enrolment::completed_at.eq(excluded(enrolment::completed_at)))
            .execute(c))?;
        let with_goal: Vec<_> = chunk.into_iter().filter(|row| row.learning_goal.is_some()).collect();
        on!(conn, c => diesel::insert_into(enrolment::table)
            .values(&with_goal)
            .on_conflict((enrolment::organisation_id, enrolment::run_id, enrolment::person_id))
            .do_update()
            .set(enrolment::learning_goal.eq(excluded(enrolment::learning_goal)))
            .execute(c))?;
    }
    Ok(())
}

/// Everybody in a programme, once, by id.
pub fn people_of(conn: &mut Conn, organisation_id: OrganisationId, programme_id: ProgrammeId) -> Result<Vec<PersonId>> {
    Ok(on!(conn, c => enrolment::table
        .inner_join(run::table.on(run::organisation_id.eq(enrolment::organisation_id).and(run::id.eq(enrolment::run_id))))
        .filter(enrolment::organisation_id.eq(Db(organisation_id)))
        .filter(run::programme_id.eq(Db(programme_id)))
        .order(enrolment::person_id)
        .select(enrolment::person_id)
        .distinct()
        .load(c))?)
}

/// The enrolments of a programme by run and person.
pub fn enrolments_of(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    programme_id: ProgrammeId,
) -> Result<Vec<Enrolment>> {
    Ok(on!(conn, c => enrolment::table
        .inner_join(run::table.on(run::organisation_id.eq(enrolment::organisation_id).and(run::id.eq(enrolment::run_id))))
        .filter(enrolment::organisation_id.eq(Db(organisation_id)))
        .filter(run::programme_id.eq(Db(programme_id)))
        .order((enrolment::run_id, enrolment::person_id))
        .select(Enrolment::as_select())
        .load(c))?)
}

/// Takes a person out of a run. What the programme suggested of them goes too, once they are in
/// none of its runs; what they said themselves stays.
///
/// # Errors
/// [`StoreError::NotFound`] when the person is not in the run.
pub fn unenrol(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    (programme_id, run_id): (ProgrammeId, RunId),
    person_id: PersonId,
) -> Result<()> {
    let key = (Db(organisation_id), Db(run_id), Db(person_id));
    let gone = on!(conn, c => diesel::delete(enrolment::table.find(key)).execute(c))?;
    if gone != 1 {
        return Err(StoreError::NotFound);
    }
    if people_of(conn, organisation_id, programme_id)?.contains(&person_id) {
        return Ok(());
    }
    on!(conn, c => diesel::delete(interest::table)
        .filter(interest::organisation_id.eq(Db(organisation_id)))
        .filter(interest::person_id.eq(Db(person_id)))
        .filter(interest::source.eq(Db(InterestSource::Programme)))
        .filter(interest::programme_id.eq(Db(Some(programme_id))))
        .filter(interest::removed_at.is_null())
        .execute(c))?;
    Ok(())
}
