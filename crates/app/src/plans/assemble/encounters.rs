//! Who has met before, as far back as the preset remembers.

use domain::roster::{Pair, PastEncounter};
use domain::{OrganisationId, Preset, Switch};
use jiff::{SignedDuration, Timestamp};
use planning::Gathering;
use store::events::Event;
use store::switches::{self, Position};
use store::{Conn, StoreError, encounters};

use super::participants::Roll;

/// Twenty-four months, as days.
const MEMORY_DAYS: i64 = 730;

/// Adds the encounters among the people of the event who do not object; none when the organisation does not remember.
pub(super) fn add(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: &Event,
    roll: &Roll,
    gathering: &mut Gathering,
) -> Result<(), StoreError> {
    if switches::position(conn, organisation, Switch::RememberMeetings)? == Position::Off {
        return Ok(());
    }
    let past = encounters::since(conn, organisation, remembered_since(event))?;
    // What happens at the event itself is in the rounds that its plans keep.
    let within = past.into_iter().filter(|one| event.preset != Preset::Onboarding && one.event_id != event.id);
    gathering.encounters = within
        .filter_map(|one| {
            let [a, b] = one.people;
            let pair = Pair::new(roll.remembered(a)?.clone(), roll.remembered(b)?.clone());
            Some(PastEncounter { pair, state: one.state })
        })
        .collect();
    Ok(())
}

/// Two years; an onboarding remembers nothing but itself.
fn remembered_since(event: &Event) -> Timestamp {
    let window = SignedDuration::from_hours(24 * MEMORY_DAYS);
    event.starts_at.checked_sub(window).unwrap_or(Timestamp::MIN)
}
