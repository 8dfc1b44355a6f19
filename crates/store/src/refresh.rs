//! Refresh tokens: each is used once, and one that comes a second time ends the whole family.

use diesel::prelude::*;
use domain::{AccountId, OrganisationId, RefreshFamilyId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{refresh_family, refresh_token};
use crate::sql_types::{Db, new_row};
use crate::{Result, StoreError, TokenHash};

new_row! {
    /// A sign-in to be written down.
    pub struct NewFamily of refresh_family {
        pub organisation_id: OrganisationId,
        pub id: RefreshFamilyId,
        pub account_id: AccountId,
        pub opened_at: Timestamp,
    }
}

new_row! {
    /// A token to be issued.
    pub struct NewRefreshToken of refresh_token {
        pub organisation_id: OrganisationId,
        pub token_sha256: TokenHash,
        pub family_id: RefreshFamilyId,
        pub issued_at: Timestamp,
        pub expires_at: Timestamp,
    }
}

/// What a token says when it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rotation {
    /// Used up now; a new one may be issued in this family.
    Renewed { organisation_id: OrganisationId, family_id: RefreshFamilyId, account_id: AccountId },
    /// It was used before: somebody has a copy, and the family is revoked. Commit this.
    Reused { organisation_id: OrganisationId, family_id: RefreshFamilyId, account_id: AccountId },
    /// Unknown, expired, or of a family that is revoked.
    Refused,
}

/// Opens a family with its first token.
pub fn open(conn: &mut Conn, family: &NewFamily, token: &NewRefreshToken) -> Result<()> {
    on!(conn, c => diesel::insert_into(refresh_family::table).values(family).execute(c))?;
    issue(conn, token)
}

/// Issues the next token of a family.
pub fn issue(conn: &mut Conn, token: &NewRefreshToken) -> Result<()> {
    on!(conn, c => diesel::insert_into(refresh_token::table).values(token).execute(c))?;
    Ok(())
}

/// Uses a token up.
pub fn rotate(conn: &mut Conn, token: &TokenHash, at: Timestamp) -> Result<Rotation> {
    let Some((organisation_id, family_id)) = family_of(conn, token)? else { return Ok(Rotation::Refused) };
    let Some(account_id) = account_of_open(conn, organisation_id, family_id)? else { return Ok(Rotation::Refused) };
    let used = on!(conn, c => diesel::update(refresh_token::table.find((Db(organisation_id), Db(token))))
        .filter(refresh_token::used_at.is_null())
        .filter(refresh_token::expires_at.gt(Db(at)))
        .set(refresh_token::used_at.eq(Db(Some(at))))
        .execute(c))?;
    if used == 1 {
        return Ok(Rotation::Renewed { organisation_id, family_id, account_id });
    }
    if !was_used(conn, organisation_id, token)? {
        return Ok(Rotation::Refused);
    }
    revoke(conn, organisation_id, family_id, "reused", at)?;
    Ok(Rotation::Reused { organisation_id, family_id, account_id })
}

fn family_of(conn: &mut Conn, token: &TokenHash) -> Result<Option<(OrganisationId, RefreshFamilyId)>> {
    Ok(on!(conn, c => refresh_token::table
        .filter(refresh_token::token_sha256.eq(Db(token)))
        .select((refresh_token::organisation_id, refresh_token::family_id))
        .first(c)
        .optional())?)
}

fn account_of_open(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    family_id: RefreshFamilyId,
) -> Result<Option<AccountId>> {
    Ok(on!(conn, c => refresh_family::table
        .find((Db(organisation_id), Db(family_id)))
        .filter(refresh_family::revoked_at.is_null())
        .select(refresh_family::account_id)
        .first(c)
        .optional())?)
}

fn was_used(conn: &mut Conn, organisation_id: OrganisationId, token: &TokenHash) -> Result<bool> {
    let used_at: Option<Timestamp> = on!(conn, c => refresh_token::table
        .find((Db(organisation_id), Db(token)))
        .select(refresh_token::used_at)
        .first(c))?;
    Ok(used_at.is_some())
}

/// Ends a family; `because` is `signed_out`, `reused` or `account_disabled`. Twice is once.
pub fn revoke(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    family_id: RefreshFamilyId,
    because: &str,
    at: Timestamp,
) -> Result<()> {
    on!(conn, c => diesel::update(refresh_family::table.find((Db(organisation_id), Db(family_id))))
        .filter(refresh_family::revoked_at.is_null())
        .set((refresh_family::revoked_at.eq(Db(Some(at))), refresh_family::revoked_because.eq(Some(because))))
        .execute(c))?;
    Ok(())
}

/// Whether a family is open, asked with every access token.
///
/// # Errors
/// [`StoreError::NotFound`] for an unknown family.
pub fn is_open(conn: &mut Conn, organisation_id: OrganisationId, family_id: RefreshFamilyId) -> Result<bool> {
    let revoked_at: Option<Option<Timestamp>> = on!(conn, c => refresh_family::table
        .find((Db(organisation_id), Db(family_id)))
        .select(refresh_family::revoked_at)
        .first(c)
        .optional())?;
    revoked_at.map(|at| at.is_none()).ok_or(StoreError::NotFound)
}
