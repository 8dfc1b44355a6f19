//! Who is there in which round, by the facts of the day. Pure: facts in, rounds out.

use std::collections::{BTreeMap, BTreeSet};

use domain::{AttendanceKind, ParticipantId, RollCall};
use store::attendance::AttendanceFact;

use crate::day::RoundPhase;

/// After so many rounds without a sign somebody is left out of the rest, until they arrive.
const MISSED_MAX: usize = 2;

/// Everything that presence follows from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Number and state of each round, in order.
    pub rounds: &'a [(u32, RoundPhase)],
    /// Standing facts in the order in which they came.
    pub facts: &'a [AttendanceFact],
    /// What the organiser decided about those who were not seen.
    pub roll_calls: &'a BTreeMap<u32, RollCall>,
    /// The network looks as if it failed: nobody is left out by silence alone until a person has decided.
    pub wifi_trouble: bool,
}

impl Facts<'_> {
    /// The rounds that are not held and in which `participant` is not there.
    pub fn absences(&self, participant: ParticipantId) -> BTreeSet<u32> {
        let own: Vec<&AttendanceFact> = self.facts.iter().filter(|fact| fact.participant_id == participant).collect();
        let said: BTreeSet<u32> = self.open_rounds().filter(|round| out_by(&own, *round).next().is_some()).collect();
        let arrived = own.iter().any(|fact| fact.kind == AttendanceKind::Arrived);
        if arrived { said } else { said.into_iter().chain(self.unseen()).collect() }
    }

    /// The rounds that somebody who was not seen is left out of: where the organiser said so, and after two of those all
    /// others. Without an answer everybody stays planned.
    fn unseen(&self) -> impl Iterator<Item = u32> {
        let without = |round: u32| self.roll_calls.get(&round) == Some(&RollCall::Without);
        let begun = |phase: RoundPhase| phase >= RoundPhase::Running;
        let missed = self.rounds.iter().filter(|(round, phase)| begun(*phase) && without(*round)).count();
        let asked_for = |round: u32| self.roll_calls.get(&round) == Some(&RollCall::With);
        let out =
            move |round: &u32| without(*round) || (missed >= MISSED_MAX && !self.wifi_trouble && !asked_for(*round));
        self.open_rounds().filter(out).collect::<Vec<_>>().into_iter()
    }

    fn open_rounds(&self) -> impl Iterator<Item = u32> {
        self.rounds.iter().filter(|(_, phase)| *phase < RoundPhase::Held).map(|(round, _)| *round)
    }
}

/// The facts that take somebody out of a round, the latest first; `own` are all about that person, in the order in which
/// they came.
pub fn out_by<'a>(own: &[&'a AttendanceFact], round: u32) -> impl Iterator<Item = &'a AttendanceFact> {
    let out = move |(at, fact): &(usize, &&AttendanceFact)| is_out(fact, round, own.get(*at..).unwrap_or_default());
    own.iter().enumerate().rev().filter(out).map(|(_, fact)| *fact)
}

/// Whether a fact takes its author out of a round; `later` begins with the fact itself.
fn is_out(fact: &AttendanceFact, round: u32, later: &[&AttendanceFact]) -> bool {
    let here = fact.round_number == Some(round);
    let followed =
        |kind, same: bool| later.iter().any(|other| other.kind == kind && (!same || other.round_number == Some(round)));
    match fact.kind {
        AttendanceKind::Skip | AttendanceKind::Breather | AttendanceKind::HostCome => here,
        AttendanceKind::CannotCome | AttendanceKind::NotFound => here && !followed(AttendanceKind::OnMyWay, true),
        AttendanceKind::Late => {
            fact.round_number.is_some_and(|until| round < until) && !followed(AttendanceKind::Arrived, false)
        }
        AttendanceKind::Left => {
            fact.round_number.is_some_and(|from| round >= from) && !followed(AttendanceKind::Arrived, false)
        }
        AttendanceKind::Arrived | AttendanceKind::CannotFind | AttendanceKind::OnMyWay | AttendanceKind::JoinTrio => {
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use AttendanceKind::*;
    use domain::{AttendanceFactId, EventId};
    use uuid::Uuid;

    use super::*;

    const NONE: [u32; 0] = [];
    const ADA: ParticipantId = ParticipantId::from_uuid(Uuid::nil());

    fn fact(kind: AttendanceKind, round: Option<u32>) -> AttendanceFact {
        AttendanceFact {
            id: AttendanceFactId::from_uuid(Uuid::nil()),
            event_id: EventId::from_uuid(Uuid::nil()),
            participant_id: ADA,
            kind,
            round_number: round,
            action_key: String::new(),
            occurred_at: jiff::Timestamp::UNIX_EPOCH,
            received_at: jiff::Timestamp::UNIX_EPOCH,
            actor: String::new(),
            undone_at: None,
            undone_by: None,
        }
    }

    /// Five rounds of which the first `held` are over.
    fn absences(held: u32, facts: &[(AttendanceKind, u32)], roll_calls: &[(u32, RollCall)]) -> Vec<u32> {
        absences_in(false, held, facts, roll_calls)
    }

    fn absences_in(
        wifi_trouble: bool,
        held: u32,
        facts: &[(AttendanceKind, u32)],
        roll_calls: &[(u32, RollCall)],
    ) -> Vec<u32> {
        let phase = |round: u32| if round <= held { RoundPhase::Held } else { RoundPhase::Upcoming };
        let rounds: Vec<_> = (1..=5).map(|round| (round, phase(round))).collect();
        let facts: Vec<_> = facts.iter().map(|(kind, round)| fact(*kind, (*round > 0).then_some(*round))).collect();
        let roll_calls = roll_calls.iter().copied().collect();
        let day = Facts { rounds: &rounds, facts: &facts, roll_calls: &roll_calls, wifi_trouble };
        day.absences(ADA).into_iter().collect()
    }

    #[test]
    fn nobody_is_absent_because_nothing_was_heard() {
        assert_eq!(absences(0, &[], &[]), NONE);
        assert_eq!(absences(4, &[], &[(1, RollCall::With), (2, RollCall::ShowNames)]), NONE);
    }

    #[test]
    fn the_organiser_decides_round_by_round_and_two_missed_rounds_are_enough() {
        let without = RollCall::Without;
        assert_eq!(absences(0, &[], &[(1, without)]), [1]);
        assert_eq!(absences(1, &[], &[(1, without)]), NONE);
        assert_eq!(absences(2, &[], &[(1, without), (2, without)]), [3, 4, 5]);
        assert_eq!(absences(2, &[], &[(1, without), (2, without), (4, RollCall::With)]), [3, 5]);
        assert_eq!(absences(2, &[(Arrived, 0)], &[(1, without), (2, without)]), NONE);
    }

    #[test]
    fn a_failing_network_leaves_nobody_out_of_the_rest() {
        let without = [(1, RollCall::Without), (2, RollCall::Without)];
        assert_eq!(absences_in(true, 2, &[], &without), NONE);
        let decided = [(1, RollCall::Without), (2, RollCall::Without), (3, RollCall::Without)];
        assert_eq!(absences_in(true, 2, &[], &decided), [3], "a person has decided");
    }

    #[test]
    fn each_act_takes_its_author_out_of_its_rounds() {
        assert_eq!(absences(0, &[(Arrived, 0), (Skip, 2)], &[]), [2]);
        assert_eq!(absences(1, &[(Arrived, 0), (Left, 3)], &[]), [3, 4, 5]);
        assert_eq!(absences(0, &[(Late, 3)], &[]), [1, 2]);
        assert_eq!(absences(0, &[(Late, 3), (Arrived, 0)], &[]), NONE, "who has come is not late any more");
        assert_eq!(absences(1, &[(Arrived, 0), (Late, 3)], &[]), [2], "back from the third round on");
        assert_eq!(absences(0, &[(Arrived, 0), (CannotFind, 1)], &[]), NONE);
    }

    #[test]
    fn who_was_not_found_is_there_again_when_they_say_so() {
        assert_eq!(absences(0, &[(Arrived, 0), (NotFound, 1)], &[]), [1]);
        assert_eq!(absences(0, &[(Arrived, 0), (NotFound, 1), (OnMyWay, 1)], &[]), NONE);
        assert_eq!(absences(0, &[(Arrived, 0), (OnMyWay, 1), (CannotCome, 1)], &[]), [1]);
    }
}
