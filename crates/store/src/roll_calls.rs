//! What the organiser decided about those who were not seen, round by round.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, RollCall};
use jiff::Timestamp;

use crate::Result;
use crate::connection::{Conn, on};
use crate::schema::roll_call;
use crate::sql_types::{Db, new_row};

new_row! {
    /// A decision to be kept.
    pub struct NewRollCall of roll_call {
        pub organisation_id: OrganisationId,
        pub event_id: EventId,
        pub round_number: u32,
        pub choice: RollCall,
        pub decided_at: Timestamp,
        pub actor: String,
    }
}

/// Keeps a decision; it takes the place of an earlier one about the same round.
pub fn decide(conn: &mut Conn, new: &NewRollCall) -> Result<()> {
    let standing = || {
        (
            roll_call::choice.eq(Db(new.choice)),
            roll_call::decided_at.eq(Db(new.decided_at)),
            roll_call::actor.eq(&new.actor),
        )
    };
    on!(conn, c => diesel::insert_into(roll_call::table)
        .values(new)
        .on_conflict((roll_call::organisation_id, roll_call::event_id, roll_call::round_number))
        .do_update()
        .set(standing())
        .execute(c))?;
    Ok(())
}

/// The decisions of an event by round.
pub fn of_event(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<(u32, RollCall)>> {
    Ok(on!(conn, c => roll_call::table
        .filter(roll_call::organisation_id.eq(Db(organisation_id)))
        .filter(roll_call::event_id.eq(Db(event_id)))
        .order(roll_call::round_number)
        .select((roll_call::round_number, roll_call::choice))
        .load(c))?)
}
