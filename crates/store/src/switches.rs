//! The privacy switches of an organisation.

use diesel::prelude::*;
use domain::{OrganisationId, Switch};
use jiff::Timestamp;

use crate::Result;
use crate::connection::{Conn, on};
use crate::schema::organisation_switch;
use crate::sql_types::Db;

/// Where a switch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    On,
    Off,
}

/// Turns a switch. Who turned it last, and when, is kept; the log has the rest.
pub fn turn(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    switch: Switch,
    position: Position,
    by: (&str, Timestamp),
) -> Result<()> {
    let (actor, at) = by;
    let standing = || {
        (
            organisation_switch::turned_on.eq(position == Position::On),
            organisation_switch::turned_at.eq(Db(at)),
            organisation_switch::actor.eq(actor),
        )
    };
    let key =
        (organisation_switch::organisation_id.eq(Db(organisation_id)), organisation_switch::switch.eq(Db(switch)));
    on!(conn, c => diesel::insert_into(organisation_switch::table)
        .values((key, standing()))
        .on_conflict((organisation_switch::organisation_id, organisation_switch::switch))
        .do_update()
        .set(standing())
        .execute(c))?;
    Ok(())
}

/// Where a switch stands; its default while nobody has turned it.
pub fn position(conn: &mut Conn, organisation_id: OrganisationId, switch: Switch) -> Result<Position> {
    let turned_on: Option<bool> = on!(conn, c => organisation_switch::table
        .find((Db(organisation_id), Db(switch)))
        .select(organisation_switch::turned_on)
        .first(c)
        .optional())?;
    Ok(if turned_on.unwrap_or(switch.is_on_by_default()) { Position::On } else { Position::Off })
}
