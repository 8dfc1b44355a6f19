//! What the people whom an import changes were before, so that it can be taken back.

use std::collections::HashMap;

use diesel::prelude::*;
use domain::{DepartmentId, OrganisationId, PersonId};
use uuid::Uuid;

use crate::connection::{Conn, on};
use crate::file_imports::{EarlierPerson, ImportRow};
use crate::people::Person;
use crate::schema::{person, staged_person};
use crate::sql_types::Db;
use crate::{CHUNK_ROWS, Result, StoredDocument, departments};

/// Reads everybody whose staged row is marked as changed.
pub(super) fn read(conn: &mut Conn, organisation_id: OrganisationId, import_id: Uuid) -> Result<Vec<ImportRow>> {
    let keys: Vec<String> = on!(conn, c => staged_person::table
        .filter(staged_person::organisation_id.eq(Db(organisation_id)))
        .filter(staged_person::import_id.eq(Db(import_id)))
        .filter(staged_person::outcome.eq("changed"))
        .select(staged_person::external_key)
        .load(c))?;
    let mut rows = Vec::with_capacity(keys.len());
    for chunk in keys.chunks(CHUNK_ROWS) {
        let people: Vec<Person> = on!(conn, c => person::table
            .filter(person::organisation_id.eq(Db(organisation_id)))
            .filter(person::external_key.eq_any(chunk))
            .select(Person::as_select())
            .load(c))?;
        let ids: Vec<PersonId> = people.iter().map(|one| one.id).collect();
        let mut places: HashMap<PersonId, Vec<DepartmentId>> = HashMap::new();
        for one in departments::of_people(conn, organisation_id, &ids)? {
            places.entry(one.person_id).or_default().push(one.department_id);
        }
        for one in people {
            let departments = places.remove(&one.id).unwrap_or_default();
            rows.push(row(organisation_id, import_id, one, departments)?);
        }
    }
    Ok(rows)
}

fn row(
    organisation_id: OrganisationId,
    import_id: Uuid,
    one: Person,
    departments: Vec<DepartmentId>,
) -> Result<ImportRow> {
    let id = one.id.as_uuid();
    let earlier = EarlierPerson {
        name: one.name,
        email: one.email.map(|email| email.as_str().to_owned()),
        site: one.site,
        manager_id: one.manager_id,
        languages: one.languages.iter().map(|tag| tag.as_str().to_owned()).collect(),
        pace: one.pace.as_str().to_owned(),
        rest_after: one.rest_after,
        departments,
        revision: one.revision + 1,
    };
    let kind = "person".to_owned();
    let earlier = Some(StoredDocument::of(&earlier)?);
    Ok(ImportRow { organisation_id, import_id, kind, subject_id: id, other_id: id, earlier })
}
