//! Accounts: who may operate the tool.

use diesel::prelude::*;
use domain::{AccountId, Email, OrganisationId, Role};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::account;
use crate::sql_types::{Db, new_row};
use crate::{Result, StoreError};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = account)]
pub struct Account {
    pub organisation_id: OrganisationId,
    pub id: AccountId,
    pub email: Email,
    pub role: Role,
    /// Argon2 in PHC form; none: signs in through the company's own issuer.
    pub password_hash: Option<String>,
    pub created_at: Timestamp,
    pub disabled_at: Option<Timestamp>,
}

new_row! {
    /// An account to be made.
    pub struct NewAccount of account {
        pub organisation_id: OrganisationId,
        pub id: AccountId,
        pub email: Email,
        pub role: Role,
        pub password_hash: Option<String>,
        pub created_at: Timestamp,
    }
}

/// Makes an account.
///
/// # Errors
/// [`StoreError::Taken`] with [`crate::Unique::AccountEmail`].
pub fn add(conn: &mut Conn, new: &NewAccount) -> Result<()> {
    on!(conn, c => diesel::insert_into(account::table).values(new).execute(c))?;
    Ok(())
}

/// The account with this id, disabled or not.
pub fn find(conn: &mut Conn, organisation_id: OrganisationId, account_id: AccountId) -> Result<Option<Account>> {
    Ok(on!(conn, c => account::table
        .find((Db(organisation_id), Db(account_id)))
        .select(Account::as_select())
        .first(c)
        .optional())?)
}

/// The account with this address, disabled or not.
pub fn find_by_email(conn: &mut Conn, organisation_id: OrganisationId, email: &Email) -> Result<Option<Account>> {
    Ok(on!(conn, c => account::table
        .filter(account::organisation_id.eq(Db(organisation_id)))
        .filter(account::email.eq(Db(email)))
        .select(Account::as_select())
        .first(c)
        .optional())?)
}

/// All accounts of an organisation by address.
pub fn all(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Vec<Account>> {
    Ok(on!(conn, c => account::table
        .filter(account::organisation_id.eq(Db(organisation_id)))
        .order(account::email)
        .select(Account::as_select())
        .load(c))?)
}

/// Closes an account; it stays for the log's sake.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is open.
pub fn disable(conn: &mut Conn, organisation_id: OrganisationId, account_id: AccountId, at: Timestamp) -> Result<()> {
    let changed = on!(conn, c => diesel::update(account::table.find((Db(organisation_id), Db(account_id))))
        .filter(account::disabled_at.is_null())
        .set(account::disabled_at.eq(Db(Some(at))))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}
