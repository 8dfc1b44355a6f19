//! Stewards: which accounts may work at the door of which event.

use diesel::prelude::*;
use domain::{AccountId, Email, EventId, OrganisationId};
use jiff::Timestamp;

use crate::accounts::Account;
use crate::connection::{Conn, on};
use crate::schema::{account, steward_assignment};
use crate::sql_types::Db;
use crate::{Result, StoreError};

/// Somebody who may work at an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    pub account: Account,
    pub assigned_at: Timestamp,
}

/// Gives a steward an event; twice is once.
pub fn assign(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    account_id: AccountId,
    event_id: EventId,
    at: Timestamp,
) -> Result<()> {
    let row = (
        steward_assignment::organisation_id.eq(Db(organisation_id)),
        steward_assignment::account_id.eq(Db(account_id)),
        steward_assignment::event_id.eq(Db(event_id)),
        steward_assignment::assigned_at.eq(Db(at)),
    );
    on!(conn, c => diesel::insert_into(steward_assignment::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// Takes an event from a steward.
///
/// # Errors
/// [`StoreError::NotFound`] when the steward does not have it.
pub fn withdraw(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    account_id: AccountId,
    event_id: EventId,
) -> Result<()> {
    let key = steward_assignment::table.find((Db(organisation_id), Db(account_id), Db(event_id)));
    let changed = on!(conn, c => diesel::delete(key).execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Whether a steward may work at an event.
pub fn is_assigned(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    account_id: AccountId,
    event_id: EventId,
) -> Result<bool> {
    let key = (Db(organisation_id), Db(account_id), Db(event_id));
    let found: i64 = on!(conn, c => steward_assignment::table.find(key).count().get_result(c))?;
    Ok(found > 0)
}

/// The stewards of an event by address, those after `after`.
pub fn of_event(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    after: Option<&Email>,
    limit: u32,
) -> Result<Vec<Assigned>> {
    let same_account = account::organisation_id
        .eq(steward_assignment::organisation_id)
        .and(account::id.eq(steward_assignment::account_id));
    let found: Vec<(Account, Timestamp)> = on!(conn, c => {
        let mut query = steward_assignment::table
            .inner_join(account::table.on(same_account))
            .filter(steward_assignment::organisation_id.eq(Db(organisation_id)))
            .filter(steward_assignment::event_id.eq(Db(event_id)))
            .order(account::email)
            .limit(i64::from(limit))
            .select((Account::as_select(), steward_assignment::assigned_at))
            .into_boxed();
        if let Some(after) = after {
            query = query.filter(account::email.gt(Db(after)));
        }
        query.load(c)
    })?;
    Ok(found.into_iter().map(|(account, assigned_at)| Assigned { account, assigned_at }).collect())
}

/// The events of a steward.
pub fn events_of(conn: &mut Conn, organisation_id: OrganisationId, account_id: AccountId) -> Result<Vec<EventId>> {
    Ok(on!(conn, c => steward_assignment::table
        .filter(steward_assignment::organisation_id.eq(Db(organisation_id)))
        .filter(steward_assignment::account_id.eq(Db(account_id)))
        .order(steward_assignment::event_id)
        .select(steward_assignment::event_id)
        .load(c))?)
}
