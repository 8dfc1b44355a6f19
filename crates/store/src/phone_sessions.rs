//! Phones and screens that were let in.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, ParticipantId, PhoneSessionId, SessionKind};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::phone_session;
use crate::sql_types::{Db, new_row};
use crate::{Result, TokenHash};

/// A session. The secret itself is nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = phone_session)]
pub struct PhoneSession {
    pub organisation_id: OrganisationId,
    pub id: PhoneSessionId,
    pub event_id: EventId,
    /// None for a screen, which speaks for nobody.
    pub participant_id: Option<ParticipantId>,
    pub kind: SessionKind,
    pub opened_at: Timestamp,
    pub expires_at: Timestamp,
}

new_row! {
    /// A session to be opened.
    pub struct NewPhoneSession of phone_session {
        pub organisation_id: OrganisationId,
        pub id: PhoneSessionId,
        pub event_id: EventId,
        pub participant_id: Option<ParticipantId>,
        pub kind: SessionKind,
        pub token_sha256: TokenHash,
        pub opened_at: Timestamp,
        pub expires_at: Timestamp,
    }
}

/// Opens a session.
///
/// # Errors
/// [`crate::StoreError::Refused`] for a screen that speaks for somebody, or a phone that does not.
pub fn open(conn: &mut Conn, new: &NewPhoneSession) -> Result<()> {
    on!(conn, c => diesel::insert_into(phone_session::table).values(new).execute(c))?;
    Ok(())
}

/// The session behind a cookie, if it is open now.
pub fn find_open(conn: &mut Conn, token: &TokenHash, at: Timestamp) -> Result<Option<PhoneSession>> {
    Ok(on!(conn, c => phone_session::table
        .filter(phone_session::token_sha256.eq(Db(token)))
        .filter(phone_session::closed_at.is_null())
        .filter(phone_session::expires_at.gt(Db(at)))
        .select(PhoneSession::as_select())
        .first(c)
        .optional())?)
}

/// The open sessions of a participant, the oldest first: a second door claim needs a steward.
pub fn of_participant(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
    at: Timestamp,
) -> Result<Vec<PhoneSession>> {
    Ok(on!(conn, c => phone_session::table
        .filter(phone_session::organisation_id.eq(Db(organisation_id)))
        .filter(phone_session::participant_id.eq(Db(Some(participant_id))))
        .filter(phone_session::closed_at.is_null())
        .filter(phone_session::expires_at.gt(Db(at)))
        .order(phone_session::opened_at)
        .select(PhoneSession::as_select())
        .load(c))?)
}

/// Closes every session of a participant, as when the invitation is revoked.
pub fn close_all(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
    at: Timestamp,
) -> Result<usize> {
    Ok(on!(conn, c => diesel::update(phone_session::table)
        .filter(phone_session::organisation_id.eq(Db(organisation_id)))
        .filter(phone_session::participant_id.eq(Db(Some(participant_id))))
        .filter(phone_session::closed_at.is_null())
        .set(phone_session::closed_at.eq(Db(Some(at))))
        .execute(c))?)
}

/// Everybody at an event whose phone is signed in now.
pub fn reached(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    at: Timestamp,
) -> Result<Vec<ParticipantId>> {
    let found: Vec<Option<ParticipantId>> = on!(conn, c => phone_session::table
        .filter(phone_session::organisation_id.eq(Db(organisation_id)))
        .filter(phone_session::event_id.eq(Db(event_id)))
        .filter(phone_session::participant_id.is_not_null())
        .filter(phone_session::closed_at.is_null())
        .filter(phone_session::expires_at.gt(Db(at)))
        .select(phone_session::participant_id)
        .distinct()
        .load(c))?;
    Ok(found.into_iter().flatten().collect())
}
