//! What became of a planned pairing, out of the answers of its meeting. Pure.

use domain::{EncounterState, ParticipantId};
use store::confirmations::Confirmation;

/// What became of the pair by the `answers` of its round. A yes confirms every pair of the people it
/// is about, who answers included; a no of a member makes it missed, or disputed beside a yes.
/// `absent`: one of the two was not there when the round ended.
pub fn became(pair: [ParticipantId; 2], answers: &[Confirmation], absent: bool) -> EncounterState {
    if absent {
        return EncounterState::Missed;
    }
    let is_in = |answer: &Confirmation, person: ParticipantId| {
        answer.participant_id == person || answer.about.contains(&person)
    };
    let about = |answer: &&Confirmation| pair.iter().all(|person| is_in(answer, *person));
    let yes = answers.iter().filter(|answer| answer.met).any(|answer| about(&answer));
    let no = answers.iter().filter(|answer| !answer.met && pair.contains(&answer.participant_id));
    let unticked = |answer: &Confirmation| {
        answer.met && pair.contains(&answer.participant_id) && !pair.iter().all(|person| is_in(answer, *person))
    };
    let no = no.filter(about).count() > 0 || answers.iter().any(unticked);
    match (yes, no) {
        (true, false) => EncounterState::Confirmed,
        (true, true) => EncounterState::Disputed,
        (false, true) => EncounterState::Missed,
        (false, false) => EncounterState::Unanswered,
    }
}

#[cfg(test)]
mod tests {
    use domain::EventId;
    use uuid::Uuid;

    use super::*;

    fn person(number: u128) -> ParticipantId {
        ParticipantId::from_uuid(Uuid::from_u128(number))
    }

    fn said(by: u128, met: bool, about: &[u128]) -> Confirmation {
        Confirmation {
            id: Uuid::from_u128(by),
            event_id: EventId::from_uuid(Uuid::nil()),
            round_number: 1,
            participant_id: person(by),
            met,
            occurred_at: jiff::Timestamp::UNIX_EPOCH,
            about: about.iter().map(|number| person(*number)).collect(),
        }
    }

    #[test]
    fn one_yes_is_enough_and_a_no_beside_it_is_a_dispute() {
        let pair = [person(1), person(2)];
        assert_eq!(became(pair, &[], false), EncounterState::Unanswered);
        assert_eq!(became(pair, &[said(1, true, &[2])], false), EncounterState::Confirmed);
        assert_eq!(became(pair, &[said(2, false, &[1])], false), EncounterState::Missed);
        assert_eq!(became(pair, &[said(1, true, &[2]), said(2, false, &[1])], false), EncounterState::Disputed);
        assert_eq!(became(pair, &[said(1, true, &[2])], true), EncounterState::Missed);
    }

    #[test]
    fn at_a_table_of_three_a_yes_confirms_who_is_ticked() {
        let answers = [said(1, true, &[2])];
        assert_eq!(became([person(1), person(2)], &answers, false), EncounterState::Confirmed);
        assert_eq!(became([person(1), person(3)], &answers, false), EncounterState::Missed, "unticked by a member");
        assert_eq!(became([person(2), person(3)], &answers, false), EncounterState::Unanswered);
        let third = [said(3, true, &[1, 2])];
        assert_eq!(became([person(1), person(2)], &third, false), EncounterState::Confirmed);
    }
}
