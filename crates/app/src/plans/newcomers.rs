//! Who takes part and is not in the roster of the published plan: walk-ins, and those who were registered late.

use std::collections::{BTreeMap, BTreeSet};

use domain::OrganisationId;
use domain::roster::{Pair, ParticipantKey, Roster};
use planning::{Shown, WalkIn};
use store::events::Event;
use store::{Conn, StoreError};

use super::assemble::{Choices, assemble};

/// The newcomers of an event; the rules about them are written into the roster.
///
/// # Errors
/// What the store says.
pub fn join(
    conn: &mut Conn,
    organisation: OrganisationId,
    (event, windows): (&Event, &BTreeMap<ParticipantKey, Vec<u32>>),
    roster: &mut Roster,
    shown: Shown,
) -> Result<Vec<WalkIn>, StoreError> {
    let known: BTreeSet<ParticipantKey> = roster.people.iter().map(|person| person.id.clone()).collect();
    if windows.keys().all(|key| known.contains(key)) {
        return Ok(Vec::new());
    }
    let choices = Choices { when_impossible: Some(roster.settings.when_impossible), seed: roster.seed };
    let (_, mut gathering) = assemble(conn, organisation, event.id, choices)?;
    gathering.department_level = Some(roster.settings.department_level);
    // The organiser's wishes about the others are in the roster already, as far as they still hold.
    gathering.forced.clear();
    gathering.locks.clear();
    let Ok(fresh) = planning::freeze(gathering) else { return Ok(Vec::new()) };
    let new = |pair: &&Pair| !known.contains(pair.first()) || !known.contains(pair.second());
    roster.excluded.extend(fresh.excluded.iter().filter(new).cloned());
    roster.forbidden.extend(fresh.forbidden.iter().filter(new).cloned());
    roster.known_contacts.extend(fresh.known_contacts.iter().filter(new).cloned());
    roster.encounters.extend(fresh.encounters.iter().filter(|past| new(&&past.pair)).cloned());
    let newcomers = fresh.people.into_iter().filter(|person| !known.contains(&person.id));
    let rounds = roster.rounds;
    Ok(newcomers.map(|person| WalkIn { person, from_round: (shown.held + 1).min(rounds) }).collect())
}
