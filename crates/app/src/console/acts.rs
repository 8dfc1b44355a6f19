//! What the buttons of the console do, besides publishing.

use std::collections::BTreeSet;

use domain::{AttendanceFactId, AttendanceKind, EventId, ParticipantId};
use jiff::SignedDuration;
use store::attendance::{self, NewFact};
use store::invitations::{self, NewScreenLink};
use store::{Conn, StoreError, TokenHash, events, participants};

use crate::by::By;

/// Lets everybody arrive who has not: for trying the product out. Answers how many.
pub fn let_everybody_arrive(conn: &mut Conn, by: &By, event: EventId) -> Result<usize, StoreError> {
    let here: BTreeSet<ParticipantId> =
        attendance::arrivals(conn, by.organisation, event)?.into_iter().map(|(id, _)| id).collect();
    let mut count = 0;
    for participant in participants::of_event(conn, by.organisation, event)? {
        if here.contains(&participant.id) {
            continue;
        }
        let id = (by.stamp.new_id)();
        attendance::record(
            conn,
            &NewFact {
                organisation_id: by.organisation,
                id: AttendanceFactId::from_uuid(id),
                event_id: event,
                participant_id: participant.id,
                kind: AttendanceKind::Arrived,
                round_number: None,
                action_key: id.to_string(),
                occurred_at: by.stamp.at,
                received_at: by.stamp.at,
                actor: by.actor.clone(),
            },
        )?;
        count += 1;
    }
    Ok(count)
}

/// Issues a link for a screen of the venue, valid to a day after the event. Answers its path.
pub fn issue_screen_link(conn: &mut Conn, by: &By, event: EventId, secret: &str) -> Result<String, StoreError> {
    let found = events::find(conn, by.organisation, event)?.ok_or(StoreError::NotFound)?;
    let hours = SignedDuration::from_mins(found.minutes_total.into()) + SignedDuration::from_hours(24);
    invitations::issue_screen_link(
        conn,
        &NewScreenLink {
            organisation_id: by.organisation,
            id: (by.stamp.new_id)(),
            event_id: event,
            token_sha256: TokenHash::of(secret),
            issued_at: by.stamp.at,
            valid_until: found.starts_at.max(by.stamp.at) + hours,
        },
    )?;
    Ok(format!("/screen/{secret}"))
}
