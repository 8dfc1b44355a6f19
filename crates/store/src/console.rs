//! The console: links that open it once, and the sessions they open.

use diesel::prelude::*;
use domain::{AccountId, OrganisationId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{console_link, console_session};
use crate::sql_types::{Db, new_row};
use crate::{Result, TokenHash};

new_row! {
    /// A link to be issued.
    pub struct NewConsoleLink of console_link {
        pub organisation_id: OrganisationId,
        pub token_sha256: TokenHash,
        pub account_id: AccountId,
        pub issued_at: Timestamp,
        pub expires_at: Timestamp,
    }
}

new_row! {
    /// A session to be opened.
    pub struct NewConsoleSession of console_session {
        pub organisation_id: OrganisationId,
        pub token_sha256: TokenHash,
        pub account_id: AccountId,
        pub opened_at: Timestamp,
        pub expires_at: Timestamp,
    }
}

/// Who sits behind a session or a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operator {
    pub organisation_id: OrganisationId,
    pub account_id: AccountId,
}

/// Issues a link.
pub fn issue_link(conn: &mut Conn, new: &NewConsoleLink) -> Result<()> {
    on!(conn, c => diesel::insert_into(console_link::table).values(new).execute(c))?;
    Ok(())
}

/// Uses a link up. None: unknown, expired, or used before.
pub fn use_link(conn: &mut Conn, token: &TokenHash, at: Timestamp) -> Result<Option<Operator>> {
    let used: Option<(OrganisationId, AccountId)> = on!(conn, c => diesel::update(console_link::table)
        .filter(console_link::token_sha256.eq(Db(token)))
        .filter(console_link::used_at.is_null())
        .filter(console_link::expires_at.gt(Db(at)))
        .set(console_link::used_at.eq(Db(Some(at))))
        .returning((console_link::organisation_id, console_link::account_id))
        .get_result(c)
        .optional())?;
    Ok(used.map(operator))
}

/// Opens a session.
pub fn open_session(conn: &mut Conn, new: &NewConsoleSession) -> Result<()> {
    on!(conn, c => diesel::insert_into(console_session::table).values(new).execute(c))?;
    Ok(())
}

/// Who sits behind a session that is open now.
pub fn find_session(conn: &mut Conn, token: &TokenHash, at: Timestamp) -> Result<Option<Operator>> {
    let found: Option<(OrganisationId, AccountId)> = on!(conn, c => console_session::table
        .filter(console_session::token_sha256.eq(Db(token)))
        .filter(console_session::closed_at.is_null())
        .filter(console_session::expires_at.gt(Db(at)))
        .select((console_session::organisation_id, console_session::account_id))
        .first(c)
        .optional())?;
    Ok(found.map(operator))
}

/// Closes a session; closing it again changes nothing.
pub fn close_session(conn: &mut Conn, token: &TokenHash, at: Timestamp) -> Result<()> {
    on!(conn, c => diesel::update(console_session::table)
        .filter(console_session::token_sha256.eq(Db(token)))
        .filter(console_session::closed_at.is_null())
        .set(console_session::closed_at.eq(Db(Some(at))))
        .execute(c))?;
    Ok(())
}

fn operator((organisation_id, account_id): (OrganisationId, AccountId)) -> Operator {
    Operator { organisation_id, account_id }
}
