//! An event changed by hand, called off, and called on again.

use diesel::prelude::*;
use domain::{EventId, OrganisationId};
use jiff::Timestamp;

use super::Event;
use crate::connection::{Conn, on};
use crate::schema::{event, invitation};
use crate::sql_types::Db;
use crate::{Result, StoreError};

/// Saves the settings of an event over the revision that was read, and raises it.
///
/// # Errors
/// [`StoreError::Stale`] when the revision is no longer the current one.
pub fn save(conn: &mut Conn, organisation_id: OrganisationId, changed: &Event) -> Result<()> {
    let times = (
        event::time_zone.eq(&changed.time_zone),
        event::check_in_opens_at.eq(Db(changed.check_in_opens_at)),
        event::starts_at.eq(Db(changed.starts_at)),
        event::minutes_total.eq(Db(changed.minutes_total)),
        event::welcome_minutes.eq(Db(changed.welcome_minutes)),
        event::changeover_minutes.eq(Db(changed.changeover_minutes)),
        event::closing_minutes.eq(Db(changed.closing_minutes)),
        event::round_minutes.eq(Db(changed.round_minutes)),
    );
    let settings = (
        event::name.eq(&changed.name),
        event::preset.eq(Db(changed.preset)),
        event::department_level.eq(Db(changed.department_level)),
        event::when_impossible.eq(Db(changed.when_impossible)),
        event::odd.eq(Db(changed.odd)),
        event::driver.eq(Db(changed.driver)),
        event::spot_noun.eq(&changed.spot_noun),
        event::revision.eq(changed.revision + 1),
    );
    let saved = on!(conn, c => diesel::update(event::table.find((Db(organisation_id), Db(changed.id))))
        .filter(event::revision.eq(changed.revision))
        .set((times, settings))
        .execute(c))?;
    if saved == 1 { Ok(()) } else { Err(StoreError::Stale) }
}

/// Lets the links of an event that has moved live as long as those of any other.
pub fn keep_links_until(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    until: Timestamp,
) -> Result<()> {
    on!(conn, c => diesel::update(invitation::table)
        .filter(invitation::organisation_id.eq(Db(organisation_id)))
        .filter(invitation::event_id.eq(Db(event_id)))
        .set(invitation::valid_until.eq(Db(until)))
        .execute(c))?;
    Ok(())
}

/// Calls an event off. Twice is once. Answers whether this call did.
pub fn call_off(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId, at: Timestamp) -> Result<bool> {
    let changed = on!(conn, c => diesel::update(event::table.find((Db(organisation_id), Db(event_id))))
        .filter(event::cancelled_at.is_null())
        .set((event::cancelled_at.eq(Db(Some(at))), event::revision.eq(event::revision + 1)))
        .execute(c))?;
    Ok(changed == 1)
}

/// Takes it back: the event is as it was. Answers whether this call did.
pub fn call_on(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<bool> {
    let changed = on!(conn, c => diesel::update(event::table.find((Db(organisation_id), Db(event_id))))
        .filter(event::cancelled_at.is_not_null())
        .set((event::cancelled_at.eq(Db(None::<Timestamp>)), event::revision.eq(event::revision + 1)))
        .execute(c))?;
    Ok(changed == 1)
}
