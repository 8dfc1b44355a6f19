//! Exchange of contact: one half each, and it counts when both halves stand.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;

use crate::Result;
use crate::connection::{Conn, on};
use crate::schema::contact_consent;
use crate::sql_types::{Db, new_row};

new_row! {
    /// One half of an exchange.
    pub struct NewConsent of contact_consent {
        pub organisation_id: OrganisationId,
        pub event_id: EventId,
        pub from_participant_id: ParticipantId,
        pub to_participant_id: ParticipantId,
        pub given_at: Timestamp,
    }
}

/// The halves that stand around one participant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Halves {
    pub given: Vec<ParticipantId>,
    pub received: Vec<ParticipantId>,
}

/// Gives a half; given again after it was taken back, it stands again.
pub fn give(conn: &mut Conn, new: &NewConsent) -> Result<()> {
    on!(conn, c => diesel::insert_into(contact_consent::table)
        .values(new)
        .on_conflict((
            contact_consent::organisation_id,
            contact_consent::event_id,
            contact_consent::from_participant_id,
            contact_consent::to_participant_id,
        ))
        .do_update()
        .set((contact_consent::withdrawn_at.eq(Db(None::<Timestamp>)), contact_consent::given_at.eq(Db(new.given_at))))
        .execute(c))?;
    Ok(())
}

/// Takes a half back; one that was never given stays that way.
pub fn take_back(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    (from, to): (ParticipantId, ParticipantId),
    at: Timestamp,
) -> Result<()> {
    let row = contact_consent::table.find((Db(organisation_id), Db(event_id), Db(from), Db(to)));
    on!(conn, c => diesel::update(row)
        .filter(contact_consent::withdrawn_at.is_null())
        .set(contact_consent::withdrawn_at.eq(Db(Some(at))))
        .execute(c))?;
    Ok(())
}

/// The halves that a participant gave and received.
pub fn of_participant(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    participant_id: ParticipantId,
) -> Result<Halves> {
    let from = contact_consent::from_participant_id;
    let to = contact_consent::to_participant_id;
    let rows: Vec<(ParticipantId, ParticipantId)> = on!(conn, c => contact_consent::table
        .filter(contact_consent::organisation_id.eq(Db(organisation_id)))
        .filter(contact_consent::event_id.eq(Db(event_id)))
        .filter(from.eq(Db(participant_id)).or(to.eq(Db(participant_id))))
        .filter(contact_consent::withdrawn_at.is_null())
        .order((from, to))
        .select((from, to))
        .load(c))?;
    let mut halves = Halves::default();
    for (from, to) in rows {
        if from == participant_id {
            halves.given.push(to);
        } else {
            halves.received.push(from);
        }
    }
    Ok(halves)
}
