//! A phone at the door claims to be a participant. The first one comes in; a second one needs a helper.

use domain::{AttendanceFactId, EventId, ParticipantId, PhoneSessionId, SessionKind};
use jiff::{SignedDuration, Timestamp};
use store::attendance::{self, AttendanceFact};
use store::{Conn, StoreError, participants, phone_sessions};

use super::arrive::{self, Admission};
use crate::config::SigningKeys;
use crate::day::{Day, Guest};
use crate::web::{is_sealed, seal};

/// How long somebody may think about "I'm here".
const CLAIM: SignedDuration = SignedDuration::from_mins(10);
const PURPOSE: &str = "claim";

/// What the page that found somebody hands to the tap: whom, until when, sealed.
pub fn ticket(keys: &SigningKeys, event: EventId, participant: ParticipantId, now: Timestamp) -> String {
    let until = (now + CLAIM).as_second();
    let subject = format!("{participant}.{until}");
    let sealed = seal(keys, PURPOSE, &format!("{event}.{subject}"));
    format!("{subject}.{sealed}")
}

/// Whom a ticket of this event is for; none: forged, of another event, or too old.
pub fn bearer(keys: &SigningKeys, event: EventId, ticket: &str, now: Timestamp) -> Option<ParticipantId> {
    let mut parts = ticket.splitn(3, '.');
    let (participant, until, sealed) = (parts.next()?, parts.next()?, parts.next()?);
    let fresh = until.parse::<i64>().is_ok_and(|until| now.as_second() <= until);
    let genuine = is_sealed(keys, PURPOSE, &format!("{event}.{participant}.{until}"), sealed);
    (fresh && genuine).then(|| participant.parse().ok())?
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claimed {
    /// Signed in for so many seconds.
    In(i64),
    /// Another phone speaks for this person.
    Taken,
    /// The door is shut, or the tap was undone since.
    Refused,
}

/// A tap of an unknown phone.
#[derive(Debug, Clone)]
pub struct Tap {
    /// The same key is the same tap.
    pub action_key: String,
    pub fact: AttendanceFactId,
    pub session: PhoneSessionId,
    /// What the phone will show from now on.
    pub secret: String,
}

/// Lets the phone in as the guest, in the transaction of the caller.
///
/// # Errors
/// What the store says.
pub fn claim(conn: &mut Conn, (day, guest): (&Day, &Guest), tap: &Tap, now: Timestamp) -> Result<Claimed, StoreError> {
    participants::hold(conn, guest.organisation_id, guest.participant_id)?;
    let others = phone_sessions::of_participant(conn, guest.organisation_id, guest.participant_id, now)?;
    let same_tap = |fact: &AttendanceFact| fact.action_key == tap.action_key;
    if !others.is_empty() && !guest.arrival.as_ref().is_some_and(same_tap) {
        return Ok(Claimed::Taken);
    }
    match arrive::admission(day, guest, now) {
        Admission::Open | Admission::AlreadyIn => {}
        _ => return Ok(Claimed::Refused),
    }
    let arrival = arrive::arrival(guest, tap.fact, tap.action_key.clone(), now);
    let outcome = attendance::arrive(conn, guest.organisation_id, &arrival)?;
    if !arrive::is_in(&outcome) {
        return Ok(Claimed::Refused);
    }
    arrive::let_in(conn, (day, guest, SessionKind::Door), tap.session, &tap.secret, now).map(Claimed::In)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SigningKey;

    #[test]
    fn a_ticket_is_good_for_one_person_at_one_event_for_ten_minutes() {
        let keys: SigningKeys = SigningKey::parse(b"q8Zk2rT0vXw5yB7nD1mF4hJ6sL9pC3aE").unwrap().into();
        let id = |number| uuid::Uuid::from_u128(number);
        let (event, other) = (EventId::from_uuid(id(1)), EventId::from_uuid(id(2)));
        let ada = ParticipantId::from_uuid(id(3));
        let now: Timestamp = "2026-05-04T07:00:00Z".parse().unwrap();
        let made = ticket(&keys, event, ada, now);
        assert_eq!(bearer(&keys, event, &made, now), Some(ada));
        assert_eq!(bearer(&keys, other, &made, now), None);
        assert_eq!(bearer(&keys, event, &made, now + SignedDuration::from_secs(601)), None);
        let forged = made.replacen('3', "4", 1);
        for bad in [forged.as_str(), "", "..", "a.b.c", &made[..made.len() - 1]] {
            assert_eq!(bearer(&keys, event, bad, now), None, "{bad}");
        }
    }
}
