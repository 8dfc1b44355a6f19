//! Step-up codes: six digits for what matters most. Only a hash is stored.

use diesel::prelude::*;
use domain::{OrganisationId, PersonId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::connection::{Conn, on};
use crate::schema::step_up_code;
use crate::sql_types::{Db, new_row};
use crate::{Result, TokenHash};

/// A code that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = step_up_code)]
pub struct StepUpCode {
    pub organisation_id: OrganisationId,
    pub id: Uuid,
    pub person_id: PersonId,
    pub purpose: String,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
    /// How often somebody typed one.
    pub tries: u32,
}

new_row! {
    /// A code to be kept.
    pub struct NewStepUpCode of step_up_code {
        pub organisation_id: OrganisationId,
        pub id: Uuid,
        pub person_id: PersonId,
        pub purpose: String,
        pub code_sha256: TokenHash,
        pub issued_at: Timestamp,
        pub expires_at: Timestamp,
        pub tries: u32,
    }
}

/// Keeps a code; earlier ones of the same person and purpose end.
pub fn add(conn: &mut Conn, new: &NewStepUpCode) -> Result<()> {
    on!(conn, c => diesel::update(step_up_code::table)
        .filter(step_up_code::organisation_id.eq(Db(new.organisation_id)))
        .filter(step_up_code::person_id.eq(Db(new.person_id)))
        .filter(step_up_code::purpose.eq(&new.purpose))
        .filter(step_up_code::used_at.is_null())
        .set(step_up_code::used_at.eq(Db(Some(new.issued_at))))
        .execute(c))?;
    on!(conn, c => diesel::insert_into(step_up_code::table).values(new).execute(c))?;
    Ok(())
}

/// The code of a person that can be used now.
pub fn find_open(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    (person_id, purpose): (PersonId, &str),
    now: Timestamp,
) -> Result<Option<StepUpCode>> {
    Ok(on!(conn, c => step_up_code::table
        .filter(step_up_code::organisation_id.eq(Db(organisation_id)))
        .filter(step_up_code::person_id.eq(Db(person_id)))
        .filter(step_up_code::purpose.eq(purpose))
        .filter(step_up_code::used_at.is_null())
        .filter(step_up_code::expires_at.gt(Db(now)))
        .order(step_up_code::issued_at.desc())
        .select(StepUpCode::as_select())
        .first(c)
        .optional())?)
}

/// Every code of an organisation that can be used now, the oldest first.
pub fn open(conn: &mut Conn, organisation_id: OrganisationId, now: Timestamp) -> Result<Vec<StepUpCode>> {
    Ok(on!(conn, c => step_up_code::table
        .filter(step_up_code::organisation_id.eq(Db(organisation_id)))
        .filter(step_up_code::used_at.is_null())
        .filter(step_up_code::expires_at.gt(Db(now)))
        .order((step_up_code::issued_at, step_up_code::id))
        .select(StepUpCode::as_select())
        .load(c))?)
}

/// Counts one more try of a code, unless somebody else tried it meanwhile. Answers whether it counts.
pub fn count_try(conn: &mut Conn, code: &StepUpCode) -> Result<bool> {
    let key = step_up_code::table.find((Db(code.organisation_id), Db(code.id)));
    let changed = on!(conn, c => diesel::update(key)
        .filter(step_up_code::tries.eq(Db(code.tries)))
        .filter(step_up_code::used_at.is_null())
        .set(step_up_code::tries.eq(Db(code.tries.saturating_add(1))))
        .execute(c))?;
    Ok(changed == 1)
}

/// Uses a code up. Answers whether this call did.
pub fn use_up(conn: &mut Conn, code: &StepUpCode, at: Timestamp) -> Result<bool> {
    let key = step_up_code::table.find((Db(code.organisation_id), Db(code.id)));
    let changed = on!(conn, c => diesel::update(key)
        .filter(step_up_code::used_at.is_null())
        .set(step_up_code::used_at.eq(Db(Some(at))))
        .execute(c))?;
    Ok(changed == 1)
}
