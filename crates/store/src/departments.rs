//! Departments, and who works where.

use std::collections::BTreeMap;

use diesel::prelude::*;
use domain::{DepartmentId, DepartmentPath, EventId, OrganisationId, PersonId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::connection::{Conn, on};
use crate::schema::{department, participant, person_department, staged_person_department};
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, Stamp, StoreError};

/// A department.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = department)]
pub struct Department {
    pub id: DepartmentId,
    pub path: DepartmentPath,
    /// What a person without an offer offers here; none: how things work in the department.
    pub default_offer: Option<String>,
}

new_row! {
    /// A department to be made.
    pub struct NewDepartment of department {
        pub organisation_id: OrganisationId,
        pub id: DepartmentId,
        pub path: DepartmentPath,
        pub created_at: Timestamp,
    }
}

/// A person works in a department. Position 0 is the first one of the person's file.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Membership {
    pub person_id: PersonId,
    pub department_id: DepartmentId,
    pub path: DepartmentPath,
    pub position: u32,
}

/// All departments by path.
pub fn all(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Vec<Department>> {
    Ok(on!(conn, c => department::table
        .filter(department::organisation_id.eq(Db(organisation_id)))
        .order(department::path)
        .select(Department::as_select())
        .load(c))?)
}

/// Makes the departments that are not there yet, and answers with the id of each path.
pub fn ensure(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    paths: &[DepartmentPath],
    stamp: Stamp,
) -> Result<BTreeMap<DepartmentPath, DepartmentId>> {
    let row = |path: &DepartmentPath| NewDepartment {
        organisation_id,
        id: DepartmentId::from_uuid((stamp.new_id)()),
        path: path.clone(),
        created_at: stamp.at,
    };
    let rows: Vec<NewDepartment> = paths.iter().map(row).collect();
    for chunk in rows.chunks(CHUNK_ROWS) {
        let chunk = chunk.to_vec();
        on!(conn, c => diesel::insert_into(department::table).values(&chunk).on_conflict_do_nothing().execute(c))?;
    }
    let mut known: BTreeMap<_, _> = all(conn, organisation_id)?.into_iter().map(|d| (d.path, d.id)).collect();
    known.retain(|path, _| paths.contains(path));
    Ok(known)
}

/// Makes the departments that an import names and that are not there yet.
pub(crate) fn ensure_staged(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    import_id: Uuid,
    stamp: Stamp,
) -> Result<()> {
    let paths: Vec<DepartmentPath> = on!(conn, c => staged_person_department::table
        .filter(staged_person_department::organisation_id.eq(Db(organisation_id)))
        .filter(staged_person_department::import_id.eq(Db(import_id)))
        .select(staged_person_department::path)
        .distinct()
        .load(c))?;
    ensure(conn, organisation_id, &paths, stamp).map(drop)
}

/// The departments of some people, by person and position.
pub fn of_people(conn: &mut Conn, organisation_id: OrganisationId, person_ids: &[PersonId]) -> Result<Vec<Membership>> {
    let mut found = Vec::new();
    for chunk in person_ids.chunks(CHUNK_ROWS) {
        let ids = chunk.iter().copied().map(Db);
        let rows: Vec<Membership> = on!(conn, c => person_department::table
            .inner_join(department::table.on(department::organisation_id
                .eq(person_department::organisation_id)
                .and(department::id.eq(person_department::department_id))))
            .filter(person_department::organisation_id.eq(Db(organisation_id)))
            .filter(person_department::person_id.eq_any(ids.clone()))
            .order((person_department::person_id, person_department::position))
            .select((person_department::person_id, department::id, department::path, person_department::position))
            .load(c))?;
        found.extend(rows);
    }
    Ok(found)
}

/// The departments of everybody who takes part in an event, by person and position.
pub fn of_event(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<Membership>> {
    let of_event = participant::table
        .filter(participant::organisation_id.eq(Db(organisation_id)))
        .filter(participant::event_id.eq(Db(event_id)))
        .select(participant::person_id);
    Ok(on!(conn, c => person_department::table
        .inner_join(department::table.on(department::organisation_id
            .eq(person_department::organisation_id)
            .and(department::id.eq(person_department::department_id))))
        .filter(person_department::organisation_id.eq(Db(organisation_id)))
        .filter(person_department::person_id.nullable().eq_any(of_event))
        .order((person_department::person_id, person_department::position))
        .select((person_department::person_id, department::id, department::path, person_department::position))
        .load(c))?)
}

/// Makes a department.
///
/// # Errors
/// [`StoreError::Taken`] with [`crate::Unique::DepartmentPath`].
pub fn add(conn: &mut Conn, new: &NewDepartment, default_offer: Option<&str>) -> Result<()> {
    on!(conn, c => diesel::insert_into(department::table).values(new).execute(c))?;
    offer(conn, new.organisation_id, new.id, default_offer)
}

/// What a person without an offer offers there; none: how things work in the department.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn offer(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    department_id: DepartmentId,
    default_offer: Option<&str>,
) -> Result<()> {
    let changed = on!(conn, c => diesel::update(department::table.find((Db(organisation_id), Db(department_id))))
        .set(department::default_offer.eq(default_offer))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Gives a department another path, and those below it go along. Answers with how many moved.
///
/// # Errors
/// [`StoreError::Taken`] with [`crate::Unique::DepartmentPath`], [`StoreError::NotFound`].
pub fn move_to(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    department_id: DepartmentId,
    to: &DepartmentPath,
) -> Result<usize> {
    let everywhere = all(conn, organisation_id)?;
    let moving = everywhere.iter().find(|one| one.id == department_id).ok_or(StoreError::NotFound)?;
    let below = format!("{}/", moving.path.as_str());
    let mut moved = 0;
    for one in everywhere.iter().filter(|one| one.id == department_id || one.path.as_str().starts_with(&below)) {
        let rest = one.path.as_str().get(moving.path.as_str().len()..).unwrap_or_default();
        let path = DepartmentPath::parse(&format!("{}{rest}", to.as_str()))
            .map_err(|cause| StoreError::Refused(cause.to_string()))?;
        moved += on!(conn, c => diesel::update(department::table.find((Db(organisation_id), Db(one.id))))
            .set(department::path.eq(Db(&path)))
            .execute(c))?;
    }
    Ok(moved)
}
