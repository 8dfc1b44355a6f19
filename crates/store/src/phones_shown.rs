//! The version of the plan that each phone said it shows.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;

use crate::Result;
use crate::connection::{Conn, on};
use crate::schema::phone_shown;
use crate::sql_types::{Db, new_row};

new_row! {
    /// What a phone says that it shows.
    pub struct NewShown of phone_shown {
        pub organisation_id: OrganisationId,
        pub event_id: EventId,
        pub participant_id: ParticipantId,
        pub plan_number: u32,
        pub shown_at: Timestamp,
    }
}

/// Keeps what a phone shows. An earlier version never takes the place of a later one.
pub fn acknowledge(conn: &mut Conn, new: &NewShown) -> Result<()> {
    let row = || phone_shown::table.find((Db(new.organisation_id), Db(new.event_id), Db(new.participant_id)));
    let changed = on!(conn, c => diesel::update(row())
        .filter(phone_shown::plan_number.le(Db(new.plan_number)))
        .set((phone_shown::plan_number.eq(Db(new.plan_number)), phone_shown::shown_at.eq(Db(new.shown_at))))
        .execute(c))?;
    if changed == 0 {
        on!(conn, c => diesel::insert_into(phone_shown::table).values(new).on_conflict_do_nothing().execute(c))?;
    }
    Ok(())
}

/// What the phones of an event show, by participant.
pub fn of_event(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
) -> Result<Vec<(ParticipantId, u32)>> {
    Ok(on!(conn, c => phone_shown::table
        .filter(phone_shown::organisation_id.eq(Db(organisation_id)))
        .filter(phone_shown::event_id.eq(Db(event_id)))
        .order(phone_shown::participant_id)
        .select((phone_shown::participant_id, phone_shown::plan_number))
        .load(c))?)
}
