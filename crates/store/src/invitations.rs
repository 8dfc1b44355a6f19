//! Invitations: personal links, and the links of venue screens.

use diesel::prelude::*;
use domain::{EventId, InvitationId, OrganisationId, ParticipantId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::connection::{Conn, on};
use crate::schema::{invitation, screen_link};
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, TokenHash};

/// A personal link. The secret itself is nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = invitation)]
pub struct Invitation {
    pub organisation_id: OrganisationId,
    pub id: InvitationId,
    pub event_id: EventId,
    pub participant_id: ParticipantId,
    /// Of the secret: tells which key made it.
    pub token_sha256: TokenHash,
    pub issued_at: Timestamp,
    pub valid_until: Timestamp,
    pub revoked_at: Option<Timestamp>,
}

/// Whether a link opens anything now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    Valid,
    Expired,
    Revoked,
}

impl Invitation {
    /// Whether the link opens anything at `at`.
    pub fn validity(&self, at: Timestamp) -> Validity {
        match self.revoked_at {
            Some(_) => Validity::Revoked,
            None if at > self.valid_until => Validity::Expired,
            None => Validity::Valid,
        }
    }
}

new_row! {
    /// A link to be issued.
    pub struct NewInvitation of invitation {
        pub organisation_id: OrganisationId,
        pub id: InvitationId,
        pub event_id: EventId,
        pub participant_id: ParticipantId,
        pub token_sha256: TokenHash,
        pub issued_at: Timestamp,
        pub valid_until: Timestamp,
    }
}

new_row! {
    /// A read-only link for a venue screen, to be issued.
    pub struct NewScreenLink of screen_link {
        pub organisation_id: OrganisationId,
        pub id: Uuid,
        pub event_id: EventId,
        pub token_sha256: TokenHash,
        pub issued_at: Timestamp,
        pub valid_until: Timestamp,
    }
}

/// Issues links.
pub fn issue(conn: &mut Conn, invitations: &[NewInvitation]) -> Result<()> {
    for chunk in invitations.chunks(CHUNK_ROWS) {
        let chunk = chunk.to_vec();
        on!(conn, c => diesel::insert_into(invitation::table).values(&chunk).execute(c))?;
    }
    Ok(())
}

/// The invitation behind a secret, valid or not: the caller says why not.
pub fn find_by_token(conn: &mut Conn, token: &TokenHash) -> Result<Option<Invitation>> {
    Ok(on!(conn, c => invitation::table
        .filter(invitation::token_sha256.eq(Db(token)))
        .select(Invitation::as_select())
        .first(c)
        .optional())?)
}

/// The invitations of an event by participant, revoked ones too.
pub fn of_event(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<Invitation>> {
    Ok(on!(conn, c => invitation::table
        .filter(invitation::organisation_id.eq(Db(organisation_id)))
        .filter(invitation::event_id.eq(Db(event_id)))
        .order((invitation::participant_id, invitation::issued_at))
        .select(Invitation::as_select())
        .load(c))?)
}

/// Takes every link of a participant back, before a new one is issued.
pub fn revoke_all(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
    at: Timestamp,
) -> Result<usize> {
    Ok(on!(conn, c => diesel::update(invitation::table)
        .filter(invitation::organisation_id.eq(Db(organisation_id)))
        .filter(invitation::participant_id.eq(Db(participant_id)))
        .filter(invitation::revoked_at.is_null())
        .set(invitation::revoked_at.eq(Db(Some(at))))
        .execute(c))?)
}

/// Issues a link for a venue screen.
pub fn issue_screen_link(conn: &mut Conn, new: &NewScreenLink) -> Result<()> {
    on!(conn, c => diesel::insert_into(screen_link::table).values(new).execute(c))?;
    Ok(())
}

/// The event that a screen's link shows now.
pub fn find_screen(conn: &mut Conn, token: &TokenHash, at: Timestamp) -> Result<Option<(OrganisationId, EventId)>> {
    Ok(on!(conn, c => screen_link::table
        .filter(screen_link::token_sha256.eq(Db(token)))
        .filter(screen_link::revoked_at.is_null())
        .filter(screen_link::valid_until.ge(Db(at)))
        .select((screen_link::organisation_id, screen_link::event_id))
        .first(c)
        .optional())?)
}

/// The links of an event's screens that open something now: their ids and until when.
pub fn screens_of_event(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    at: Timestamp,
) -> Result<Vec<(Uuid, Timestamp)>> {
    Ok(on!(conn, c => screen_link::table
        .filter(screen_link::organisation_id.eq(Db(organisation_id)))
        .filter(screen_link::event_id.eq(Db(event_id)))
        .filter(screen_link::revoked_at.is_null())
        .filter(screen_link::valid_until.ge(Db(at)))
        .order(screen_link::id)
        .select((screen_link::id, screen_link::valid_until))
        .load(c))?)
}

/// Takes the links of an event's screens back.
pub fn revoke_screens(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    at: Timestamp,
) -> Result<usize> {
    Ok(on!(conn, c => diesel::update(screen_link::table)
        .filter(screen_link::organisation_id.eq(Db(organisation_id)))
        .filter(screen_link::event_id.eq(Db(event_id)))
        .filter(screen_link::revoked_at.is_null())
        .set(screen_link::revoked_at.eq(Db(Some(at))))
        .execute(c))?)
}
