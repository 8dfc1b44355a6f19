//! Training programmes, their topics and their runs.

mod enrolments;

use diesel::prelude::*;
use domain::{OrganisationId, ProgrammeId, RunId, TopicId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::connection::{Conn, on};
use crate::schema::{programme, programme_topic, run};
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, StoreError};

pub use enrolments::{Enrolment, NewEnrolment, enrol, enrolments_of, people_of, unenrol};

/// A programme.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = programme)]
pub struct Programme {
    pub id: ProgrammeId,
    pub external_key: String,
    pub name: String,
    pub revision: i64,
    pub created_at: Timestamp,
}

new_row! {
    /// A programme to be made, or to be found by its key.
    pub struct NewProgramme of programme {
        pub organisation_id: OrganisationId,
        pub id: ProgrammeId,
        pub external_key: String,
        pub name: String,
        pub revision: i64,
        pub created_at: Timestamp,
    }
}

/// One cohort of a programme.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = run)]
pub struct Run {
    pub id: RunId,
    pub programme_id: ProgrammeId,
    pub external_key: String,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub met_live: bool,
}

new_row! {
    /// A run to be made, or to be found by its key; a programme without cohorts has an empty one.
    pub struct NewRun of run {
        pub organisation_id: OrganisationId,
        pub id: RunId,
        pub programme_id: ProgrammeId,
        pub external_key: String,
        pub starts_on: Option<Date>,
        pub ends_on: Option<Date>,
        pub met_live: bool,
    }
}

/// Makes the programme unless its key is known, gives it the new name, and answers with the one
/// that stands.
pub fn ensure(conn: &mut Conn, new: &NewProgramme) -> Result<Programme> {
    on!(conn, c => diesel::insert_into(programme::table)
        .values(new)
        .on_conflict((programme::organisation_id, programme::external_key))
        .do_update()
        .set((programme::name.eq(&new.name), programme::revision.eq(programme::revision + 1)))
        .execute(c))?;
    find_by_key(conn, new.organisation_id, &new.external_key)?.ok_or(StoreError::NotFound)
}

/// The programme with this id.
pub fn find(conn: &mut Conn, organisation_id: OrganisationId, programme_id: ProgrammeId) -> Result<Option<Programme>> {
    Ok(on!(conn, c => programme::table
        .find((Db(organisation_id), Db(programme_id)))
        .select(Programme::as_select())
        .first(c)
        .optional())?)
}

/// The programme with this key.
pub fn find_by_key(conn: &mut Conn, organisation_id: OrganisationId, external_key: &str) -> Result<Option<Programme>> {
    Ok(on!(conn, c => programme::table
        .filter(programme::organisation_id.eq(Db(organisation_id)))
        .filter(programme::external_key.eq(external_key))
        .select(Programme::as_select())
        .first(c)
        .optional())?)
}

/// One page of programmes by id, which is the order in which they were made.
pub fn page(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    after: Option<ProgrammeId>,
    limit: u32,
) -> Result<Vec<Programme>> {
    on!(conn, c => {
        let mut query = programme::table
            .filter(programme::organisation_id.eq(Db(organisation_id)))
            .order(programme::id)
            .limit(i64::from(limit))
            .select(Programme::as_select())
            .into_boxed();
        if let Some(after) = after {
            query = query.filter(programme::id.gt(Db(after)));
        }
        Ok(query.load(c)?)
    })
}

/// Gives a programme topics; those it has already stay.
pub fn add_topics(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    programme_id: ProgrammeId,
    topic_ids: &[TopicId],
) -> Result<()> {
    for chunk in topic_ids.chunks(CHUNK_ROWS) {
        let row = |topic_id: &TopicId| {
            (
                programme_topic::organisation_id.eq(Db(organisation_id)),
                programme_topic::programme_id.eq(Db(programme_id)),
                programme_topic::topic_id.eq(Db(*topic_id)),
            )
        };
        let rows: Vec<_> = chunk.iter().map(row).collect();
        on!(conn, c => diesel::insert_into(programme_topic::table)
            .values(&rows)
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(())
}

/// The topics of a programme.
pub fn topics_of(conn: &mut Conn, organisation_id: OrganisationId, programme_id: ProgrammeId) -> Result<Vec<TopicId>> {
    Ok(on!(conn, c => programme_topic::table
        .filter(programme_topic::organisation_id.eq(Db(organisation_id)))
        .filter(programme_topic::programme_id.eq(Db(programme_id)))
        .order(programme_topic::topic_id)
        .select(programme_topic::topic_id)
        .load(c))?)
}

/// Makes the run unless its key is known in the programme, and answers with the one that stands.
pub fn ensure_run(conn: &mut Conn, new: &NewRun) -> Result<Run> {
    on!(conn, c => diesel::insert_into(run::table).values(new).on_conflict_do_nothing().execute(c))?;
    Ok(on!(conn, c => run::table
        .filter(run::organisation_id.eq(Db(new.organisation_id)))
        .filter(run::programme_id.eq(Db(new.programme_id)))
        .filter(run::external_key.eq(&new.external_key))
        .select(Run::as_select())
        .first(c))?)
}

/// The runs of a programme by key.
pub fn runs_of(conn: &mut Conn, organisation_id: OrganisationId, programme_id: ProgrammeId) -> Result<Vec<Run>> {
    Ok(on!(conn, c => run::table
        .filter(run::organisation_id.eq(Db(organisation_id)))
        .filter(run::programme_id.eq(Db(programme_id)))
        .order(run::external_key)
        .select(Run::as_select())
        .load(c))?)
}

/// Makes a programme.
///
/// # Errors
/// [`StoreError::Taken`] with [`crate::Unique::ProgrammeKey`].
pub fn add(conn: &mut Conn, new: &NewProgramme) -> Result<()> {
    on!(conn, c => diesel::insert_into(programme::table).values(new).execute(c))?;
    Ok(())
}

/// Renames a programme over the revision that was read, and raises it.
///
/// # Errors
/// [`StoreError::Stale`] when the revision is no longer the current one.
pub fn save(conn: &mut Conn, organisation_id: OrganisationId, changed: &Programme) -> Result<()> {
    let saved = on!(conn, c => diesel::update(programme::table.find((Db(organisation_id), Db(changed.id))))
        .filter(programme::revision.eq(changed.revision))
        .set((programme::name.eq(&changed.name), programme::revision.eq(changed.revision + 1)))
        .execute(c))?;
    if saved == 1 { Ok(()) } else { Err(StoreError::Stale) }
}

/// Lets a programme be about these topics and no others.
pub fn set_topics(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    programme_id: ProgrammeId,
    topic_ids: &[TopicId],
) -> Result<()> {
    on!(conn, c => diesel::delete(programme_topic::table)
        .filter(programme_topic::organisation_id.eq(Db(organisation_id)))
        .filter(programme_topic::programme_id.eq(Db(programme_id)))
        .execute(c))?;
    add_topics(conn, organisation_id, programme_id, topic_ids)
}

/// What every programme is about.
pub fn all_topics(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Vec<(ProgrammeId, TopicId)>> {
    Ok(on!(conn, c => programme_topic::table
        .filter(programme_topic::organisation_id.eq(Db(organisation_id)))
        .order((programme_topic::programme_id, programme_topic::topic_id))
        .select((programme_topic::programme_id, programme_topic::topic_id))
        .load(c))?)
}
