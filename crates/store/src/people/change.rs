//! One person made or changed by hand.

use diesel::prelude::*;
use domain::{DepartmentId, Language, OrganisationId, Pace, PersonId};
use jiff::Timestamp;

use super::Person;
use crate::connection::{Conn, on};
use crate::schema::{person, person_department};
use crate::sql_types::{Db, new_row};
use crate::{Result, StoreError};

new_row! {
    /// A person to be made.
    pub struct NewRow of person {
        pub organisation_id: OrganisationId,
        pub id: PersonId,
        pub external_key: String,
        pub name: String,
        pub name_search: String,
        pub email: Option<domain::Email>,
        pub site: Option<String>,
        pub manager_id: Option<PersonId>,
        pub languages: Vec<Language>,
        pub pace: Pace,
        pub rest_after: Option<u32>,
        pub step_free: bool,
        pub quiet: bool,
        pub revision: i64,
        pub created_at: Timestamp,
        pub updated_at: Timestamp,
    }
}

/// Makes a person who works in these departments.
///
/// # Errors
/// [`StoreError::Taken`] with [`crate::Unique::PersonKey`].
pub fn add(conn: &mut Conn, organisation_id: OrganisationId, new: &Person, departments: &[DepartmentId]) -> Result<()> {
    let row = NewRow {
        organisation_id,
        id: new.id,
        external_key: new.external_key.clone(),
        name: new.name.clone(),
        name_search: new.name.to_lowercase(),
        email: new.email.clone(),
        site: new.site.clone(),
        manager_id: new.manager_id,
        languages: new.languages.clone(),
        pace: new.pace,
        rest_after: new.rest_after,
        step_free: new.step_free,
        quiet: new.quiet,
        revision: new.revision,
        created_at: new.created_at,
        updated_at: new.updated_at,
    };
    on!(conn, c => diesel::insert_into(person::table).values(&row).execute(c))?;
    work_in(conn, organisation_id, new.id, departments)
}

/// Saves a person over the revision that was read, and raises it. Departments that are given
/// replace those of before.
///
/// # Errors
/// [`StoreError::Stale`] when the revision is no longer the current one.
pub fn save(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    changed: &Person,
    departments: Option<&[DepartmentId]>,
    at: Timestamp,
) -> Result<()> {
    let texts = (
        person::external_key.eq(&changed.external_key),
        person::name.eq(&changed.name),
        person::name_search.eq(changed.name.to_lowercase()),
        person::email.eq(Db(&changed.email)),
        person::site.eq(&changed.site),
        person::manager_id.eq(Db(changed.manager_id)),
        person::languages.eq(Db(&changed.languages)),
    );
    let needs = (
        person::pace.eq(Db(changed.pace)),
        person::rest_after.eq(Db(changed.rest_after)),
        person::step_free.eq(changed.step_free),
        person::quiet.eq(changed.quiet),
        person::updated_at.eq(Db(at)),
        person::revision.eq(changed.revision + 1),
    );
    let saved = on!(conn, c => diesel::update(person::table.find((Db(organisation_id), Db(changed.id))))
        .filter(person::revision.eq(changed.revision))
        .set((texts, needs))
        .execute(c))?;
    if saved != 1 {
        return Err(StoreError::Stale);
    }
    match departments {
        Some(departments) => work_in(conn, organisation_id, changed.id, departments),
        None => Ok(()),
    }
}

/// Lets a person work in these departments and no others, the first one first.
pub(crate) fn work_in(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    person_id: PersonId,
    departments: &[DepartmentId],
) -> Result<()> {
    on!(conn, c => diesel::delete(person_department::table)
        .filter(person_department::organisation_id.eq(Db(organisation_id)))
        .filter(person_department::person_id.eq(Db(person_id)))
        .execute(c))?;
    let row = |(department_id, position): (&DepartmentId, u32)| {
        (
            person_department::organisation_id.eq(Db(organisation_id)),
            person_department::person_id.eq(Db(person_id)),
            person_department::department_id.eq(Db(*department_id)),
            person_department::position.eq(Db(position)),
        )
    };
    let rows: Vec<_> = departments.iter().zip(0..).map(row).collect();
    on!(conn, c => diesel::insert_into(person_department::table).values(&rows).on_conflict_do_nothing().execute(c))?;
    Ok(())
}
