//! Takes an act: judges it by the facts, writes it down, and answers the same to the same key.

use domain::{AttendanceFactId, EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;
use store::attendance::{self, AttendanceFact, NewFact, Recorded};
use store::{Conn, Stamp, Store, StoreError, Unique};

use super::scene::company_of;
use super::{Act, ActError, ActRefusal, ActScene, Said, Wish};
use crate::day::load;

/// About whom something is said, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    pub organisation_id: OrganisationId,
    pub event_id: EventId,
    pub participant_id: ParticipantId,
    /// `participant:…` or `account:…`.
    pub actor: String,
}

/// One tap.
#[derive(Debug, Clone)]
pub struct Tap {
    pub act: &'static Act,
    pub wish: Wish,
    /// Made at the tap.
    pub key: String,
    pub occurred_at: Timestamp,
}

/// What became of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// This very request made it so.
    First(AttendanceFact),
    /// It was said before; nothing has changed.
    Already(AttendanceFact),
}

impl Outcome {
    /// The row that counts.
    pub fn fact(&self) -> &AttendanceFact {
        match self {
            Self::First(fact) | Self::Already(fact) => fact,
        }
    }
}

/// Takes a tap. Blocks.
///
/// # Errors
/// [`ActError::Refused`] says which rule is against it.
pub fn say(store: &Store, subject: &Subject, tap: &Tap, stamp: Stamp) -> Result<Outcome, ActError> {
    let said = match store.read(|conn| judge(conn, subject, tap, stamp.at))? {
        Judged::Known(fact) => return Ok(Outcome::Already(*fact)),
        Judged::New(said) => said,
    };
    let facts = facts(subject, tap, &said, stamp);
    let kept =
        store.write(move |conn| facts.iter().map(|fact| attendance::record(conn, fact)).collect::<Result<Vec<_>, _>>());
    match kept {
        Ok(kept) => match kept.into_iter().next() {
            Some(Recorded::First(fact)) => Ok(Outcome::First(fact)),
            Some(Recorded::Already(fact)) => Ok(Outcome::Already(fact)),
            None => Err(ActRefusal::Unknown.into()),
        },
        Err(StoreError::Taken(Unique::AttendanceKey)) => Err(ActRefusal::KeyReused.into()),
        Err(cause) => Err(cause.into()),
    }
}

enum Judged {
    Known(Box<AttendanceFact>),
    New(Vec<Said>),
}

fn judge(conn: &mut Conn, subject: &Subject, tap: &Tap, now: Timestamp) -> Result<Judged, ActError> {
    let Subject { organisation_id, event_id, participant_id, .. } = *subject;
    if let Some(fact) = attendance::find_by_key(conn, organisation_id, event_id, participant_id, &tap.key)? {
        return Ok(Judged::Known(Box::new(fact)));
    }
    let day = load::day(conn, organisation_id, event_id)?.ok_or(StoreError::NotFound)?;
    let mut people = vec![participant_id];
    people.extend(day.timetable.rounds.iter().flat_map(|round| company_of(&day, participant_id, round.number)));
    let facts = attendance::of_participants(conn, organisation_id, event_id, &people)?;
    let scene = ActScene { day: &day, participant: participant_id, facts: &facts, at: tap.occurred_at, now };
    let said = (tap.act.rule)(&scene, tap.wish)?;
    let standing = said.first().and_then(|first| scene.stands(first.about, first.kind, first.round));
    Ok(match standing {
        Some(fact) => Judged::Known(Box::new(fact.clone())),
        None => Judged::New(said),
    })
}

/// What is said about somebody else carries a key that follows from the tap's.
fn facts(subject: &Subject, tap: &Tap, said: &[Said], stamp: Stamp) -> Vec<NewFact> {
    let fact = |said: &Said| {
        let own = said.about == subject.participant_id;
        NewFact {
            organisation_id: subject.organisation_id,
            id: AttendanceFactId::from_uuid((stamp.new_id)()),
            event_id: subject.event_id,
            participant_id: said.about,
            kind: said.kind,
            round_number: said.round,
            action_key: if own { tap.key.clone() } else { follow_up(subject.participant_id, &tap.key) },
            occurred_at: tap.occurred_at,
            received_at: stamp.at,
            actor: subject.actor.clone(),
        }
    };
    said.iter().map(fact).collect()
}

/// The key of what somebody's act says about others.
pub(super) fn follow_up(participant: ParticipantId, key: &str) -> String {
    format!("{key}:of:{participant}")
}
