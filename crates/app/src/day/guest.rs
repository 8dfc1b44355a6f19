//! Who stands behind a personal link.

use domain::roster::ParticipantKey;
use domain::{EventId, InvitationId, OrganisationId, ParticipantId, PhoneSessionId, SessionKind};
use jiff::Timestamp;
use store::attendance::{self, AttendanceFact};
use store::invitations::{self, Validity};
use store::{Conn, StoreError, TokenHash};

use super::load::key;

/// A participant as the holder of a link or a session.
#[derive(Debug, Clone)]
pub struct Guest {
    pub organisation_id: OrganisationId,
    pub event_id: EventId,
    pub participant_id: ParticipantId,
    /// The arrival that stands, if there is one.
    pub arrival: Option<AttendanceFact>,
    /// How the phone was let in; none behind a link alone.
    pub session: Option<Sitting>,
}

/// The session of a phone. One that came in by the door alone sees the own spot and acts on the own
/// meetings; it has no history, no contacts and no export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitting {
    pub id: PhoneSessionId,
    pub kind: SessionKind,
    pub opened_at: Timestamp,
}

impl Guest {
    /// The participant as plans spell one.
    pub fn key(&self) -> ParticipantKey {
        key(self.participant_id)
    }
}

/// The guest with this link, and the link's id. None: unknown, expired or revoked – the page says
/// the same to all three, so that guessing teaches nothing.
pub fn of_link(conn: &mut Conn, token: &str, now: Timestamp) -> Result<Option<(InvitationId, Guest)>, StoreError> {
    let Some(invitation) = invitations::find_by_token(conn, &TokenHash::of(token))? else { return Ok(None) };
    if invitation.validity(now) != Validity::Valid {
        return Ok(None);
    }
    let (organisation, event, participant) =
        (invitation.organisation_id, invitation.event_id, invitation.participant_id);
    Ok(Some((invitation.id, of_participant(conn, (organisation, event, participant))?)))
}

/// The guest with this session; none: unknown, closed or run out.
pub fn of_session(conn: &mut Conn, secret: &str, now: Timestamp) -> Result<Option<Guest>, StoreError> {
    let Some(session) = store::phone_sessions::find_open(conn, &TokenHash::of(secret), now)? else { return Ok(None) };
    let Some(participant) = session.participant_id else { return Ok(None) };
    let guest = of_participant(conn, (session.organisation_id, session.event_id, participant))?;
    let sitting = Sitting { id: session.id, kind: session.kind, opened_at: session.opened_at };
    Ok(Some(Guest { session: Some(sitting), ..guest }))
}

/// A participant as a guest whose phone is not signed in.
pub fn of_participant(
    conn: &mut Conn,
    (organisation_id, event_id, participant_id): (OrganisationId, EventId, ParticipantId),
) -> Result<Guest, StoreError> {
    let arrival = attendance::arrival_of(conn, organisation_id, event_id, participant_id)?;
    Ok(Guest { organisation_id, event_id, participant_id, arrival, session: None })
}
