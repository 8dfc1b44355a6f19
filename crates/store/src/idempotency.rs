//! Answers kept for 72 hours, so that a request that is sent again is answered again and done once.

use diesel::prelude::*;
use domain::{OrganisationId, PersonId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{idempotency, idempotency_person};
use crate::sql_types::{Db, new_row};
use crate::{Result, TokenHash};

/// Whose request it is, to which route, under which key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    pub organisation_id: OrganisationId,
    pub principal: String,
    pub route: String,
    pub action_key: String,
}

/// An answer as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = idempotency)]
pub struct KeptAnswer {
    /// The fingerprint of the request; another one under the same key is refused.
    pub request_sha256: TokenHash,
    pub status: u32,
    pub content_type: String,
    pub location: Option<String>,
    pub etag: Option<String>,
    pub body: String,
    pub answered_at: Timestamp,
}

new_row! {
    /// An answer to be kept.
    pub struct NewAnswer of idempotency {
        pub organisation_id: OrganisationId,
        pub principal: String,
        pub route: String,
        pub action_key: String,
        pub request_sha256: TokenHash,
        pub status: u32,
        pub content_type: String,
        pub location: Option<String>,
        pub etag: Option<String>,
        pub body: String,
        pub answered_at: Timestamp,
        pub expires_at: Timestamp,
    }
}

new_row! {
    /// A person whom a kept answer names.
    pub struct NamedPerson of idempotency_person {
        pub organisation_id: OrganisationId,
        pub principal: String,
        pub route: String,
        pub action_key: String,
        pub person_id: PersonId,
    }
}

/// The answer that was kept under a key and has not expired.
pub fn find(conn: &mut Conn, scope: &Scope, now: Timestamp) -> Result<Option<KeptAnswer>> {
    Ok(on!(conn, c => idempotency::table
        .find((Db(scope.organisation_id), &scope.principal, &scope.route, &scope.action_key))
        .filter(idempotency::expires_at.gt(Db(now)))
        .select(KeptAnswer::as_select())
        .first(c)
        .optional())?)
}

/// Keeps an answer, in the transaction of its effect. An expired one under the same key makes way.
///
/// # Errors
/// [`crate::StoreError::Taken`] with [`crate::Unique::PrimaryKey`] when the same request was
/// answered at the same time: roll back, and read that answer. PostgreSQL waits here until the
/// other transaction has ended.
pub fn keep(conn: &mut Conn, new: &NewAnswer, named: &[PersonId]) -> Result<()> {
    let key = (Db(new.organisation_id), &new.principal, &new.route, &new.action_key);
    on!(conn, c => diesel::delete(idempotency::table.find(key))
        .filter(idempotency::expires_at.le(Db(new.answered_at)))
        .execute(c))?;
    on!(conn, c => diesel::insert_into(idempotency::table).values(new).execute(c))?;
    let person = |person_id: &PersonId| NamedPerson {
        organisation_id: new.organisation_id,
        principal: new.principal.clone(),
        route: new.route.clone(),
        action_key: new.action_key.clone(),
        person_id: *person_id,
    };
    let rows: Vec<NamedPerson> = named.iter().map(person).collect();
    on!(conn, c => diesel::insert_into(idempotency_person::table)
        .values(&rows)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(())
}

/// Deletes what has expired, of all organisations.
pub fn expire(conn: &mut Conn, now: Timestamp) -> Result<usize> {
    Ok(on!(conn, c => diesel::delete(idempotency::table)
        .filter(idempotency::expires_at.le(Db(now)))
        .execute(c))?)
}
