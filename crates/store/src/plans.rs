//! Rosters, plans and their publication. A plan never changes: a change is a new version.

mod publication;

use diesel::prelude::*;
use domain::{EventId, OrganisationId, PlanId, RosterId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{event, plan, roster};
use crate::sql_types::{Db, new_row};
use crate::{Result, StoredDocument};

pub use publication::{Publication, publications, publish};

/// A frozen roster.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = roster)]
pub struct StoredRoster {
    pub id: RosterId,
    pub event_id: EventId,
    pub body: StoredDocument,
    /// Of the canonical JSON, in hexadecimal.
    pub body_sha256: String,
    pub frozen_at: Timestamp,
}

new_row! {
    /// A roster to be kept.
    pub struct NewRoster of roster {
        pub organisation_id: OrganisationId,
        pub id: RosterId,
        pub event_id: EventId,
        pub body: StoredDocument,
        pub body_sha256: String,
        pub frozen_at: Timestamp,
    }
}

/// A version of an event's plan with its body.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = plan)]
pub struct StoredPlan {
    pub id: PlanId,
    pub event_id: EventId,
    pub roster_id: RosterId,
    pub parent_id: Option<PlanId>,
    /// Versions of an event count from 1.
    pub number: u32,
    pub seed: u64,
    pub body: StoredDocument,
    pub made_at: Timestamp,
    pub actor: String,
}

/// A version without its body, for lists.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = plan)]
pub struct PlanVersion {
    pub id: PlanId,
    pub event_id: EventId,
    pub roster_id: RosterId,
    pub parent_id: Option<PlanId>,
    pub number: u32,
    pub seed: u64,
    pub made_at: Timestamp,
    pub actor: String,
}

new_row! {
    /// A plan to be kept as the next version of its event.
    pub struct NewPlan of plan {
        pub organisation_id: OrganisationId,
        pub id: PlanId,
        pub event_id: EventId,
        pub roster_id: RosterId,
        pub parent_id: Option<PlanId>,
        pub number: u32,
        pub seed: u64,
        pub body: StoredDocument,
        pub made_at: Timestamp,
        pub actor: String,
    }
}

/// Keeps a roster.
pub fn add_roster(conn: &mut Conn, new: &NewRoster) -> Result<()> {
    on!(conn, c => diesel::insert_into(roster::table).values(new).execute(c))?;
    Ok(())
}

/// The roster with this id.
pub fn find_roster(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    roster_id: RosterId,
) -> Result<Option<StoredRoster>> {
    Ok(on!(conn, c => roster::table
        .find((Db(organisation_id), Db(roster_id)))
        .select(StoredRoster::as_select())
        .first(c)
        .optional())?)
}

/// The number that the next version of an event's plan has. The event's row stays locked until the
/// transaction ends, so that of two drafts kept at once the second one waits and counts on.
pub fn next_number(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<u32> {
    on!(conn, c => diesel::update(event::table.find((Db(organisation_id), Db(event_id))))
        .set(event::revision.eq(event::revision))
        .execute(c))?;
    let last: Option<u32> = on!(conn, c => plan::table
        .filter(plan::organisation_id.eq(Db(organisation_id)))
        .filter(plan::event_id.eq(Db(event_id)))
        .order(plan::number.desc())
        .select(plan::number)
        .first(c)
        .optional())?;
    Ok(last.unwrap_or(0).saturating_add(1))
}

/// Keeps a plan.
///
/// # Errors
/// [`crate::StoreError::Taken`] with [`crate::Unique::PlanNumber`] when another draft of the event
/// was faster: ask for [`next_number`] again.
pub fn add(conn: &mut Conn, new: &NewPlan) -> Result<()> {
    on!(conn, c => diesel::insert_into(plan::table).values(new).execute(c))?;
    Ok(())
}

/// The plan with this id.
pub fn find(conn: &mut Conn, organisation_id: OrganisationId, plan_id: PlanId) -> Result<Option<StoredPlan>> {
    Ok(on!(conn, c => plan::table
        .find((Db(organisation_id), Db(plan_id)))
        .select(StoredPlan::as_select())
        .first(c)
        .optional())?)
}

/// The versions of an event's plan without their bodies, the newest first.
pub fn versions(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<PlanVersion>> {
    Ok(on!(conn, c => plan::table
        .filter(plan::organisation_id.eq(Db(organisation_id)))
        .filter(plan::event_id.eq(Db(event_id)))
        .order(plan::number.desc())
        .select(PlanVersion::as_select())
        .load(c))?)
}
