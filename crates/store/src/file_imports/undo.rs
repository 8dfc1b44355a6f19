//! Taking an import back: rows that it made go where nothing else needs them, rows that it changed
//! are as they were where nobody has changed them since.

use diesel::prelude::*;
use domain::{DepartmentId, InterestId, OrganisationId, PersonId, RunId, TieSource};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Row, mark_undone, rows_of};
use crate::connection::{Conn, on};
use crate::people::{self, Person};
use crate::schema::{
    enrolment, idempotency_person, interest, pairing_rule_person, participant, person, person_department, tie,
};
use crate::sql_types::Db;
use crate::{Result, StoredDocument, departments};

/// What became of the rows of an import that was undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TakenBack {
    pub removed: usize,
    pub restored: usize,
    /// Others need them by now, or somebody has changed them since.
    pub kept: usize,
}

/// What a person was before an import changed them.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct EarlierPerson {
    pub name: String,
    pub email: Option<String>,
    pub site: Option<String>,
    pub manager_id: Option<PersonId>,
    pub languages: Vec<String>,
    pub pace: String,
    pub rest_after: Option<u32>,
    pub departments: Vec<DepartmentId>,
    /// The revision that the import made.
    pub revision: i64,
}

/// Undoes an import, once.
///
/// # Errors
/// [`crate::StoreError::Stale`] when it was undone before.
pub fn undo(conn: &mut Conn, organisation_id: OrganisationId, import_id: Uuid, at: Timestamp) -> Result<TakenBack> {
    mark_undone(conn, organisation_id, import_id, at)?;
    let mut taken = TakenBack::default();
    let rows = rows_of(conn, organisation_id, import_id)?;
    // Managers first point back, so that the people whom the import made can go.
    let (changed, made): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.earlier.is_some());
    for row in &changed {
        if restore(conn, organisation_id, row, at)? { taken.restored += 1 } else { taken.kept += 1 }
    }
    for row in made.iter().filter(|row| row.kind != "person") {
        if remove(conn, organisation_id, row)? { taken.removed += 1 } else { taken.kept += 1 }
    }
    let people: Vec<PersonId> =
        made.iter().filter(|row| row.kind == "person").map(|row| PersonId::from_uuid(row.subject)).collect();
    let gone = remove_people(conn, organisation_id, &people)?;
    taken.removed += gone;
    taken.kept += people.len() - gone;
    Ok(taken)
}

fn restore(conn: &mut Conn, organisation_id: OrganisationId, row: &Row, at: Timestamp) -> Result<bool> {
    let Some(earlier) = &row.earlier else { return Ok(false) };
    if row.kind != "person" {
        return restore_tie(conn, organisation_id, row, earlier);
    }
    let id = PersonId::from_uuid(row.subject);
    let earlier: EarlierPerson = earlier.parse()?;
    let Some(now) = people::find(conn, organisation_id, id)?.filter(|now| now.revision == earlier.revision) else {
        return Ok(false);
    };
    let before = Person {
        name: earlier.name,
        email: earlier.email.and_then(|text| domain::Email::parse(&text).ok()),
        site: earlier.site,
        manager_id: earlier.manager_id,
        languages: earlier.languages.iter().filter_map(|tag| domain::Language::parse(tag).ok()).collect(),
        pace: earlier.pace.parse().unwrap_or(now.pace),
        rest_after: earlier.rest_after,
        ..now
    };
    let known = departments::all(conn, organisation_id)?;
    let places: Vec<DepartmentId> =
        earlier.departments.into_iter().filter(|id| known.iter().any(|one| one.id == *id)).collect();
    people::save(conn, organisation_id, &before, Some(&places), at)?;
    Ok(true)
}

/// `earlier` is the strength of before, in thousandths.
fn restore_tie(conn: &mut Conn, organisation_id: OrganisationId, row: &Row, earlier: &StoredDocument) -> Result<bool> {
    let strength: i64 = earlier.parse()?;
    let key = tie_key(organisation_id, row);
    let changed = on!(conn, c => diesel::update(tie::table.find(key))
        .set(tie::strength_milli.eq(strength))
        .execute(c))?;
    Ok(changed == 1)
}

fn tie_key(
    organisation_id: OrganisationId,
    row: &Row,
) -> (Db<OrganisationId>, Db<PersonId>, Db<PersonId>, Db<TieSource>) {
    let [a, b] = [row.subject, row.other].map(PersonId::from_uuid);
    (Db(organisation_id), Db(a), Db(b), Db(TieSource::Imported))
}

fn remove(conn: &mut Conn, organisation_id: OrganisationId, row: &Row) -> Result<bool> {
    let organisation = Db(organisation_id);
    let gone = match row.kind.as_str() {
        "interest" => {
            let found = interest::table.find((organisation, Db(InterestId::from_uuid(row.subject))));
            let unsaid = interest::source.ne(Db(domain::InterestSource::Person));
            on!(conn, c => diesel::delete(found).filter(unsaid).execute(c))?
        }
        "enrolment" => {
            let key = (organisation, Db(RunId::from_uuid(row.subject)), Db(PersonId::from_uuid(row.other)));
            on!(conn, c => diesel::delete(enrolment::table.find(key)).execute(c))?
        }
        "tie" => on!(conn, c => diesel::delete(tie::table.find(tie_key(organisation_id, row))).execute(c))?,
        _ => 0,
    };
    Ok(gone == 1)
}

/// Removes those whom nobody needs: who is in no event and no run, and manages nobody who stays.
fn remove_people(conn: &mut Conn, organisation_id: OrganisationId, people: &[PersonId]) -> Result<usize> {
    let of_organisation = Db(organisation_id);
    let mut gone = Vec::new();
    for id in people {
        let enrolled: i64 = on!(conn, c => enrolment::table
            .filter(enrolment::organisation_id.eq(of_organisation))
            .filter(enrolment::person_id.eq(Db(*id)))
            .count()
            .get_result(c))?;
        let takes_part: i64 = on!(conn, c => participant::table
            .filter(participant::organisation_id.eq(of_organisation))
            .filter(participant::person_id.eq(Db(Some(*id))))
            .count()
            .get_result(c))?;
        let knows: i64 = on!(conn, c => tie::table
            .filter(tie::organisation_id.eq(of_organisation))
            .filter(tie::a_person_id.eq(Db(*id)).or(tie::b_person_id.eq(Db(*id))))
            .count()
            .get_result(c))?;
        let ruled: i64 = on!(conn, c => pairing_rule_person::table
            .filter(pairing_rule_person::organisation_id.eq(of_organisation))
            .filter(pairing_rule_person::person_id.eq(Db(*id)))
            .count()
            .get_result(c))?;
        if enrolled + takes_part + knows + ruled == 0 {
            gone.push(*id);
        }
    }
    drop_people(conn, organisation_id, &gone)?;
    Ok(gone.len())
}

fn drop_people(conn: &mut Conn, organisation_id: OrganisationId, gone: &[PersonId]) -> Result<()> {
    for chunk in gone.chunks(crate::CHUNK_ROWS) {
        let ids = || chunk.iter().map(|id| Db(*id));
        on!(conn, c => diesel::update(person::table)
            .filter(person::organisation_id.eq(Db(organisation_id)))
            .filter(person::manager_id.eq_any(chunk.iter().map(|id| Db(Some(*id)))))
            .set(person::manager_id.eq(Db(None::<PersonId>)))
            .execute(c))?;
        on!(conn, c => diesel::delete(interest::table)
            .filter(interest::organisation_id.eq(Db(organisation_id)))
            .filter(interest::person_id.eq_any(ids()))
            .execute(c))?;
        on!(conn, c => diesel::delete(person_department::table)
            .filter(person_department::organisation_id.eq(Db(organisation_id)))
            .filter(person_department::person_id.eq_any(ids()))
            .execute(c))?;
        on!(conn, c => diesel::delete(idempotency_person::table)
            .filter(idempotency_person::organisation_id.eq(Db(organisation_id)))
            .filter(idempotency_person::person_id.eq_any(ids()))
            .execute(c))?;
    }
    for chunk in gone.chunks(crate::CHUNK_ROWS) {
        on!(conn, c => diesel::delete(person::table)
            .filter(person::organisation_id.eq(Db(organisation_id)))
            .filter(person::id.eq_any(chunk.iter().map(|id| Db(*id))))
            .execute(c))?;
    }
    Ok(())
}
