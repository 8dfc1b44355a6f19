//! "I'd rather not be paired with …": private, known to nobody but who said so.

use domain::{PairingRuleId, PairingRuleKind, PersonId};
use jiff::SignedDuration;
use store::pairing_rules::{self, NewPairingRule};
use store::people::Person;
use store::{Conn, Stamp, StoreError, TokenHash, departments, guesses, people};

use super::read::Owner;

/// Names that somebody may try within an hour: enough to mend a spelling, too few to learn a list.
const TRIES_MAX: u32 = 10;
const TRIES_WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// Somebody whom the owner would rather not be paired with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    pub rule: PairingRuleId,
    pub name: String,
}

/// What became of the wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApartWish {
    Kept,
    /// Nobody at the event has exactly this name.
    Nobody,
    /// Several have it: the department tells them apart.
    Several,
    TooManyTries,
}

/// Who says so in the log of rules: the person, whatever the event.
fn actor(owner: &Owner) -> String {
    format!("person:{}", owner.person)
}

/// Whom the owner is kept apart from by their own wish.
///
/// # Errors
/// What the store says.
pub fn kept_apart(conn: &mut Conn, owner: &Owner) -> Result<Vec<Apart>, StoreError> {
    let mut kept = Vec::new();
    for (rule, person_id) in pairing_rules::stated_by(conn, owner.organisation, &actor(owner))? {
        if person_id == owner.person {
            continue;
        }
        if let Some(person) = people::find(conn, owner.organisation, person_id)? {
            kept.push(Apart { rule, name: person.name });
        }
    }
    Ok(kept)
}

/// Keeps the owner apart from who is named: `Grace Hopper`, or `Grace Hopper, Operations`.
///
/// # Errors
/// What the store says.
pub fn keep_apart(conn: &mut Conn, owner: &Owner, name: &str, stamp: Stamp) -> Result<ApartWish, StoreError> {
    let subject = TokenHash::of(owner.participant.to_string());
    let tries = guesses::count(conn, owner.organisation, ("keep_apart", &subject), stamp.at, stamp.at - TRIES_WITHIN)?;
    if tries > TRIES_MAX {
        return Ok(ApartWish::TooManyTries);
    }
    let found = named(conn, owner, name)?;
    match found[..] {
        [] => Ok(ApartWish::Nobody),
        [person] => {
            state_rule(conn, owner, person, stamp)?;
            Ok(ApartWish::Kept)
        }
        _ => Ok(ApartWish::Several),
    }
}

fn named(conn: &mut Conn, owner: &Owner, text: &str) -> Result<Vec<PersonId>, StoreError> {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let (name, department) = text.split_once(',').map_or((text, ""), |(name, rest)| (name, rest));
    let (name, department) = (folded(name), folded(department));
    let all = people::of_event(conn, owner.organisation, owner.event)?;
    let same = |person: &&Person| person.id != owner.person && folded(&person.name) == name;
    let ids: Vec<PersonId> = all.iter().filter(same).map(|person| person.id).collect();
    if ids.len() < 2 || department.is_empty() {
        return Ok(ids);
    }
    let memberships = departments::of_people(conn, owner.organisation, &ids)?;
    let there = memberships.iter().filter(|one| folded(one.path.as_str()).contains(&department));
    let mut ids: Vec<PersonId> = there.map(|one| one.person_id).collect();
    ids.dedup();
    Ok(ids)
}

fn state_rule(conn: &mut Conn, owner: &Owner, person: PersonId, stamp: Stamp) -> Result<(), StoreError> {
    let stated = pairing_rules::stated_by(conn, owner.organisation, &actor(owner))?;
    if stated.iter().any(|(_, other)| *other == person) {
        return Ok(());
    }
    let rule = NewPairingRule {
        organisation_id: owner.organisation,
        id: PairingRuleId::from_uuid((stamp.new_id)()),
        kind: PairingRuleKind::Excluded,
        event_id: None,
        round_number: None,
        stated_at: stamp.at,
        actor: actor(owner),
    };
    pairing_rules::state(conn, &rule, &[owner.person, person])
}

/// Takes a wish back; one that is not the owner's stays.
///
/// # Errors
/// What the store says.
pub fn take_back(conn: &mut Conn, owner: &Owner, rule: PairingRuleId, stamp: Stamp) -> Result<(), StoreError> {
    let stated = pairing_rules::stated_by(conn, owner.organisation, &actor(owner))?;
    match stated.iter().any(|(own, _)| *own == rule) {
        true => pairing_rules::withdraw(conn, owner.organisation, rule, stamp.at),
        false => Ok(()),
    }
}
