//! Whether the door of an event asks for a code that changes. The code itself is stored nowhere.

use diesel::prelude::*;
use domain::{EventId, OrganisationId};
use jiff::Timestamp;

use crate::Result;
use crate::connection::{Conn, on};
use crate::schema::door_code;
use crate::sql_types::{Db, new_row};

new_row! {
    /// A changing code to be asked for.
    pub struct NewDoorCode of door_code {
        pub organisation_id: OrganisationId,
        pub event_id: EventId,
        /// How long one code is shown.
        pub seconds: u32,
        pub turned_on_at: Timestamp,
        pub actor: String,
    }
}

/// Turns the code on, or changes how long one is shown.
pub fn turn_on(conn: &mut Conn, new: &NewDoorCode) -> Result<()> {
    on!(conn, c => diesel::insert_into(door_code::table)
        .values(new)
        .on_conflict((door_code::organisation_id, door_code::event_id))
        .do_update()
        .set((
            door_code::seconds.eq(Db(new.seconds)),
            door_code::turned_on_at.eq(Db(new.turned_on_at)),
            door_code::actor.eq(&new.actor),
        ))
        .execute(c))?;
    Ok(())
}

/// Turns it off; twice is once.
pub fn turn_off(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<()> {
    on!(conn, c => diesel::delete(door_code::table.find((Db(organisation_id), Db(event_id)))).execute(c))?;
    Ok(())
}

/// How many seconds a code of this event is shown; none: the door asks for no code.
pub fn seconds(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Option<u32>> {
    Ok(on!(conn, c => door_code::table
        .find((Db(organisation_id), Db(event_id)))
        .select(door_code::seconds)
        .first(c)
        .optional())?)
}
