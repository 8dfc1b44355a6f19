//! What a roster must be before it is planned. All refusals at once.

mod people;
mod rules;
mod settings;
mod spots;

use domain::roster::Roster;

use crate::positions::Positions;
use crate::refusal::Refusal;

/// Every reason why the input cannot be planned; empty when it can.
pub(crate) fn admit(roster: &Roster) -> Vec<Refusal> {
    let mut refusals = settings::refusals(roster);
    refusals.extend(people::refusals(roster));
    let positions = Positions::of(roster);
    refusals.extend(rules::refusals(roster, &positions));
    refusals.extend(spots::refusals(roster));
    refusals
}
