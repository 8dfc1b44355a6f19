//! "I'm here": one arrival per participant, judged by the server's clock.

use domain::{AttendanceFactId, PhoneSessionId, SessionKind};
use jiff::{SignedDuration, Timestamp};
use store::attendance::{Arrival, Arrived};
use store::phone_sessions::{self, NewPhoneSession};
use store::{Conn, StoreError, TokenHash};

use crate::day::{Day, Guest, Moment, door};

/// How long a phone stays signed in after the event's end.
const SESSION_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// Whether the guest may come in now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    Open,
    /// Was here before; the page shows the day.
    AlreadyIn,
    NotOpen {
        opens_at: Timestamp,
    },
    TooLate,
    Cancelled,
}

/// Judges by the facts of the event and the server's clock alone.
pub fn admission(day: &Day, guest: &Guest, now: Timestamp) -> Admission {
    match door(&day.facts(), now) {
        Moment::Cancelled => Admission::Cancelled,
        _ if guest.arrival.is_some() => Admission::AlreadyIn,
        Moment::NotOpen { opens_at } => Admission::NotOpen { opens_at },
        Moment::TooLate => Admission::TooLate,
        _ => Admission::Open,
    }
}

/// The fact to be written for a tap with `action_key`.
pub fn arrival(guest: &Guest, id: AttendanceFactId, action_key: String, now: Timestamp) -> Arrival {
    Arrival {
        organisation_id: guest.organisation_id,
        id,
        event_id: guest.event_id,
        participant_id: guest.participant_id,
        action_key,
        occurred_at: now,
        received_at: now,
        actor: format!("participant:{}", guest.participant_id),
    }
}

/// Whether somebody counts as here after `outcome`: a replayed tap that was undone does not.
pub fn is_in(outcome: &Arrived) -> bool {
    !matches!(outcome, Arrived::Undone(_))
}

/// Lets the phone in: a session until a day after the event's end. Answers its seconds.
///
/// # Errors
/// What the store says.
pub fn let_in(
    conn: &mut Conn,
    (day, guest, kind): (&Day, &Guest, SessionKind),
    id: PhoneSessionId,
    secret: &str,
    now: Timestamp,
) -> Result<i64, StoreError> {
    let expires_at = day.ends_at.max(now) + SESSION_AFTER;
    phone_sessions::open(
        conn,
        &NewPhoneSession {
            organisation_id: guest.organisation_id,
            id,
            event_id: guest.event_id,
            participant_id: Some(guest.participant_id),
            kind,
            token_sha256: TokenHash::of(secret),
            opened_at: now,
            expires_at,
        },
    )?;
    Ok(expires_at.as_second() - now.as_second())
}
