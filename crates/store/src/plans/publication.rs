//! Publishing by compare-and-set: who publishes names the head they saw.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, PlanId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{event, publication};
use crate::sql_types::{Db, new_row};
use crate::{Result, StoreError};

/// Who published what, and when.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = publication)]
pub struct Publication {
    pub event_id: EventId,
    /// From 1.
    pub number: u32,
    pub plan_id: PlanId,
    pub published_at: Timestamp,
    pub actor: String,
}

new_row! {
    /// A publication to be written down.
    pub struct NewPublication of publication {
        pub organisation_id: OrganisationId,
        pub event_id: EventId,
        pub number: u32,
        pub plan_id: PlanId,
        pub published_at: Timestamp,
        pub actor: String,
    }
}

/// Publishes a plan of an event over `seen`, the plan that was published when the caller looked.
/// The event's revision is raised. Publishing the head again changes nothing.
///
/// # Errors
/// [`StoreError::Stale`] when another plan is published by now, [`StoreError::UnknownReference`]
/// for a plan of another event.
pub fn publish(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    change: (Option<PlanId>, PlanId),
    by: (&str, Timestamp),
) -> Result<()> {
    let (seen, plan_id) = change;
    if seen == Some(plan_id) {
        return same_head(conn, organisation_id, event_id, plan_id);
    }
    let row = || event::table.find((Db(organisation_id), Db(event_id)));
    let set = (event::published_plan_id.eq(Db(Some(plan_id))), event::revision.eq(event::revision + 1));
    let changed = on!(conn, c => match seen {
        Some(seen) => diesel::update(row()).filter(event::published_plan_id.eq(Db(Some(seen)))).set(set).execute(c),
        None => diesel::update(row()).filter(event::published_plan_id.is_null()).set(set).execute(c),
    })?;
    if changed == 0 {
        return Err(StoreError::Stale);
    }
    write_down(conn, organisation_id, event_id, plan_id, by)
}

fn same_head(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId, plan_id: PlanId) -> Result<()> {
    let head: Option<PlanId> = on!(conn, c => event::table
        .find((Db(organisation_id), Db(event_id)))
        .select(event::published_plan_id)
        .first(c))?;
    if head == Some(plan_id) { Ok(()) } else { Err(StoreError::Stale) }
}

fn write_down(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    plan_id: PlanId,
    (actor, published_at): (&str, Timestamp),
) -> Result<()> {
    let last: Option<u32> = on!(conn, c => publication::table
        .filter(publication::organisation_id.eq(Db(organisation_id)))
        .filter(publication::event_id.eq(Db(event_id)))
        .order(publication::number.desc())
        .select(publication::number)
        .first(c)
        .optional())?;
    let number = last.unwrap_or(0).saturating_add(1);
    let row = NewPublication { organisation_id, event_id, number, plan_id, published_at, actor: actor.to_owned() };
    on!(conn, c => diesel::insert_into(publication::table).values(&row).execute(c))?;
    Ok(())
}

/// Every publication of an event, the newest first.
pub fn publications(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<Publication>> {
    Ok(on!(conn, c => publication::table
        .filter(publication::organisation_id.eq(Db(organisation_id)))
        .filter(publication::event_id.eq(Db(event_id)))
        .order(publication::number.desc())
        .select(Publication::as_select())
        .load(c))?)
}
