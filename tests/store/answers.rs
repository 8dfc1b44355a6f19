//! Wishes, answers and encounters.

use domain::{EncounterState, OrganisationId, PairingRuleId, PairingRuleKind, ParticipantId, PersonId};
use store::confirmations::{Answered, NewConfirmation};
use store::encounters::NewEncounter;
use store::pairing_rules::NewPairingRule;
use store::{StoreError, confirmations, encounters, pairing_rules};
use testkit::database::for_each_store;

use super::world::*;

#[test]
fn a_rule_stands_until_it_is_withdrawn() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let people = three_people(store, organisation_id);
        let (event_id, _) = event_with(store, organisation_id, &people);
        let state = |kind, event_id, round_number, who: &[PersonId]| {
            let id = PairingRuleId::from_uuid(new_id());
            let new = NewPairingRule {
                organisation_id,
                id,
                kind,
                event_id,
                round_number,
                stated_at: nine(),
                actor: "ada".into(),
            };
            let who = who.to_vec();
            write(store, move |conn| pairing_rules::state(conn, &new, &who));
            id
        };
        let excluded = state(PairingRuleKind::Excluded, None, None, &people[..2]);
        let lock = state(PairingRuleKind::Lock, Some(event_id), Some(2), &people[1..]);
        let standing = || store.read(|conn| pairing_rules::of_event(conn, organisation_id, event_id)).unwrap();
        let rules = standing();
        assert_eq!(rules.iter().map(|rule| rule.id).collect::<Vec<_>>(), [excluded, lock]);
        assert_eq!((rules[0].people.as_slice(), rules[1].people.as_slice()), (&people[..2], &people[1..]));
        write(store, move |conn| pairing_rules::withdraw(conn, organisation_id, excluded, nine()));
        assert_eq!(standing().len(), 1);
    });
}

fn answer(
    organisation_id: OrganisationId,
    event_id: domain::EventId,
    participant_id: ParticipantId,
    met: bool,
    key: &str,
) -> NewConfirmation {
    NewConfirmation {
        organisation_id,
        id: new_id(),
        event_id,
        round_number: 1,
        participant_id,
        met,
        action_key: key.into(),
        occurred_at: nine(),
        received_at: nine(),
    }
}

#[test]
fn the_last_answer_counts_and_a_replay_changes_nothing() {
    for_each_store(|store| {
        let (organisation_id, event_id, people) = crowd(store, 3);
        let others = [people[1], people[2]];
        let record = |met, key: &str| {
            let new = answer(organisation_id, event_id, people[0], met, key);
            write(store, move |conn| confirmations::record(conn, &new, &others))
        };
        assert_eq!(record(true, "yes"), Answered::First);
        assert_eq!(record(true, "yes"), Answered::Already);
        assert_eq!(record(false, "no"), Answered::First);
        assert_eq!(record(true, "yes"), Answered::Already, "a late replay does not win");
        let standing = store.read(|conn| confirmations::of_event(conn, organisation_id, event_id)).unwrap();
        assert_eq!(standing.len(), 1);
        assert_eq!((standing[0].met, standing[0].about.as_slice()), (false, &others[..]));
    });
}

#[test]
fn encounters_are_remembered_as_pairs_of_people() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let people = three_people(store, organisation_id);
        let (event_id, participants) = event_with(store, organisation_id, &people);
        let encounter = |a: usize, b: usize, state| NewEncounter {
            organisation_id,
            event_id,
            round_number: 1,
            a_participant_id: participants[a],
            b_participant_id: participants[b],
            state,
            decided_at: nine(),
            a_department_id: None,
            b_department_id: None,
        };
        let (wrong, first) = (encounter(1, 0, EncounterState::Missed), encounter(0, 1, EncounterState::Unanswered));
        let refused = store.write(move |conn| encounters::keep(conn, &[wrong]));
        assert_eq!(refused, Err(StoreError::Refused("encounter_in_order".into())));
        let later = encounter(0, 1, EncounterState::Confirmed);
        write(store, move |conn| {
            encounters::keep(conn, &[first])?;
            encounters::keep(conn, &[later])
        });
        let past = store.read(|conn| encounters::since(conn, organisation_id, nine())).unwrap();
        assert_eq!(past.len(), 1);
        assert_eq!((past[0].people, past[0].state), ([people[0], people[1]], EncounterState::Confirmed));
        let after = nine() + jiff::SignedDuration::from_secs(1);
        assert_eq!(store.read(|conn| encounters::since(conn, organisation_id, after)), Ok(vec![]));
    });
}
