//! Who takes part, with everything that a roster says of a person, and no name.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::roster::{ParticipantKey, RosterInterest, RosterParticipant};
use domain::{DepartmentPath, OrganisationId, ParticipantId, PersonId, SpotId};
use store::events::Event;
use store::participants::{self, Participant};
use store::people::{self, Person};
use store::rounds::Round;
use store::spots::Spot;
use store::{Conn, StoreError, departments, interests};

use super::window::absent_rounds;
use crate::department_keys::DepartmentKeys;

/// The participants of an event, each with the key that stands for it in the roster.
pub(super) struct Roll {
    people: Vec<RosterParticipant>,
    keys: HashMap<PersonId, ParticipantKey>,
    /// Whose meetings are not remembered, by their own word.
    objectors: HashSet<PersonId>,
}

/// What is known of the people of an event, by person.
struct Known {
    people: HashMap<PersonId, Person>,
    departments: HashMap<PersonId, Vec<DepartmentPath>>,
    interests: HashMap<PersonId, Vec<RosterInterest>>,
    spots: HashMap<SpotId, String>,
    absent: HashMap<ParticipantId, Vec<u32>>,
}

impl Roll {
    /// Reads everybody who has not withdrawn.
    pub fn read(
        conn: &mut Conn,
        organisation: OrganisationId,
        event: &Event,
        rounds: &[Round],
        spots: &[Spot],
    ) -> Result<Self, StoreError> {
        let registered = participants::of_event(conn, organisation, event.id)?;
        let known = Known::read(conn, organisation, event, spots)?;
        let objects = |person: &&Person| person.memory_objected_at.is_some();
        let objectors = known.people.values().filter(objects).map(|person| person.id).collect();
        let mut roll = Self { people: Vec::with_capacity(registered.len()), keys: HashMap::new(), objectors };
        for participant in registered {
            let mut person = roster_participant(&participant, &known, rounds);
            person.absent_rounds.extend(known.absent.get(&participant.id).into_iter().flatten());
            person.absent_rounds.sort_unstable();
            person.absent_rounds.dedup();
            if let Some(person_id) = participant.person_id {
                roll.keys.insert(person_id, person.id.clone());
            }
            roll.people.push(person);
        }
        Ok(roll)
    }

    pub fn people(&self) -> Vec<RosterParticipant> {
        self.people.clone()
    }

    /// The key of a person who takes part.
    pub fn key(&self, person: PersonId) -> Option<&ParticipantKey> {
        self.keys.get(&person)
    }

    /// The key of a person who takes part and lets others remember whom they met.
    pub fn remembered(&self, person: PersonId) -> Option<&ParticipantKey> {
        self.key(person).filter(|_| !self.objectors.contains(&person))
    }

    /// The key of a person, whether or not they take part: a reporting line leads through everybody.
    pub fn key_or_id(&self, person: PersonId) -> ParticipantKey {
        self.key(person).cloned().unwrap_or_else(|| ParticipantKey::new(person.to_string()))
    }

    /// Who reports to whom, in the whole organisation.
    pub fn managers(
        &self,
        conn: &mut Conn,
        organisation: OrganisationId,
    ) -> Result<BTreeMap<ParticipantKey, ParticipantKey>, StoreError> {
        let lines = people::reporting_lines(conn, organisation)?;
        Ok(lines.into_iter().map(|(report, manager)| (self.key_or_id(report), self.key_or_id(manager))).collect())
    }
}

impl Known {
    fn read(conn: &mut Conn, organisation: OrganisationId, event: &Event, spots: &[Spot]) -> Result<Self, StoreError> {
        let keys = DepartmentKeys::of(&departments::all(conn, organisation)?);
        let mut known = Self {
            people: people::of_event(conn, organisation, event.id)?.into_iter().map(|one| (one.id, one)).collect(),
            departments: HashMap::new(),
            interests: HashMap::new(),
            absent: HashMap::new(),
            spots: spots.iter().map(|spot| (spot.id, spot.name.clone())).collect(),
        };
        for (participant, round) in participants::absent_rounds(conn, organisation, event.id)? {
            known.absent.entry(participant).or_default().push(round);
        }
        for membership in departments::of_event(conn, organisation, event.id)? {
            known.departments.entry(membership.person_id).or_default().extend(keys.key(&membership.path));
        }
        for interest in interests::of_event(conn, organisation, event.id)? {
            known.interests.entry(interest.person_id).or_default().push(RosterInterest {
                topic: interest.topic_id.to_string(),
                stance: interest.stance,
                confirmed: interest.confirmed_at.is_some(),
            });
        }
        Ok(known)
    }
}

fn roster_participant(participant: &Participant, known: &Known, rounds: &[Round]) -> RosterParticipant {
    let key = ParticipantKey::new(participant.id.to_string());
    let person = participant.person_id.and_then(|id| known.people.get(&id));
    let Some(person) = person else { return RosterParticipant::new(key) };
    RosterParticipant {
        departments: known.departments.get(&person.id).cloned().unwrap_or_default(),
        interests: known.interests.get(&person.id).cloned().unwrap_or_default(),
        languages: person.languages.clone(),
        pace: participant.pace,
        rest_after: participant.rest_after,
        absent_rounds: absent_rounds(participant, person.paused_until, rounds),
        standby: participant.standby,
        host: participant.host,
        step_free: person.step_free,
        quiet: person.quiet,
        fixed_spot: participant.fixed_spot_id.and_then(|id| known.spots.get(&id).cloned()),
        reached_by: participant.reached_by,
        purpose: participant.purpose,
        ..RosterParticipant::new(key)
    }
}
