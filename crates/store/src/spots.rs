//! Spots: where meetings take place.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, SpotId};

use crate::connection::{Conn, on};
use crate::schema::spot;
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, StoreError};

/// A spot.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = spot)]
pub struct Spot {
    pub id: SpotId,
    pub event_id: EventId,
    pub name: String,
    /// Another noun than the event's.
    pub noun: Option<String>,
    /// How many meetings it holds at once.
    pub capacity: u32,
    pub step_free: bool,
    pub quiet: bool,
    pub position: u32,
}

new_row! {
    /// A spot to be made.
    pub struct NewSpot of spot {
        pub organisation_id: OrganisationId,
        pub id: SpotId,
        pub event_id: EventId,
        pub name: String,
        pub noun: Option<String>,
        pub capacity: u32,
        pub step_free: bool,
        pub quiet: bool,
        pub position: u32,
    }
}

/// Makes spots.
///
/// # Errors
/// [`crate::StoreError::Taken`] with [`crate::Unique::SpotName`].
pub fn add(conn: &mut Conn, spots: &[NewSpot]) -> Result<()> {
    for chunk in spots.chunks(CHUNK_ROWS) {
        let chunk = chunk.to_vec();
        on!(conn, c => diesel::insert_into(spot::table).values(&chunk).execute(c))?;
    }
    Ok(())
}

/// The spots of an event in the organiser's order.
pub fn of_event(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<Spot>> {
    Ok(on!(conn, c => spot::table
        .filter(spot::organisation_id.eq(Db(organisation_id)))
        .filter(spot::event_id.eq(Db(event_id)))
        .order((spot::position, spot::name))
        .select(Spot::as_select())
        .load(c))?)
}

/// The spot with this id.
pub fn find(conn: &mut Conn, organisation_id: OrganisationId, spot_id: SpotId) -> Result<Option<Spot>> {
    Ok(on!(conn, c => spot::table
        .find((Db(organisation_id), Db(spot_id)))
        .select(Spot::as_select())
        .first(c)
        .optional())?)
}

/// Saves a spot.
///
/// # Errors
/// [`StoreError::Taken`] with [`crate::Unique::SpotName`], [`StoreError::NotFound`].
pub fn save(conn: &mut Conn, organisation_id: OrganisationId, changed: &Spot) -> Result<()> {
    let saved = on!(conn, c => diesel::update(spot::table.find((Db(organisation_id), Db(changed.id))))
        .set((
            spot::name.eq(&changed.name),
            spot::noun.eq(&changed.noun),
            spot::capacity.eq(Db(changed.capacity)),
            spot::step_free.eq(changed.step_free),
            spot::quiet.eq(changed.quiet),
            spot::position.eq(Db(changed.position)),
        ))
        .execute(c))?;
    if saved == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Takes a spot away. Plans keep its name.
///
/// # Errors
/// [`StoreError::UnknownReference`] while somebody's place is there, [`StoreError::NotFound`].
pub fn remove(conn: &mut Conn, organisation_id: OrganisationId, spot_id: SpotId) -> Result<()> {
    let gone = on!(conn, c => diesel::delete(spot::table.find((Db(organisation_id), Db(spot_id)))).execute(c))?;
    if gone == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}
