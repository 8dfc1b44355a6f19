//! Spots: where meetings take place.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, SpotId};

use crate::connection::{Conn, on};
use crate::schema::spot;
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result};

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
