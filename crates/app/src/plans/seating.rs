//! Seats in the round that runs: for who stands alone because somebody did not come, and for who came late. Nobody who
//! has company is moved.

use domain::plan::Plan;
use domain::roster::{ParticipantKey, Roster};
use domain::{AttendanceKind, OddOne, ParticipantId};
use planning::{CannotFind, SeatOption, Seated};

use super::presence::Facts;
use crate::day::RoundPhase;

/// Less is not worth the walk to a third chair.
const MINUTES_LEFT_MIN: i64 = 3;

/// The room while a round runs.
#[derive(Debug, Clone, Copy)]
pub struct Floor<'a> {
    pub roster: &'a Roster,
    pub plan: &'a Plan,
    pub day: &'a Facts<'a>,
    pub minutes_left: i64,
}

/// The next seat to be given; none: everybody has company, or nothing can be offered. One at a time, so that each sees
/// what the one before has taken.
pub fn seat(floor: &Floor<'_>) -> Option<Seated> {
    let running = floor.day.rounds.iter().find(|(_, phase)| *phase == RoundPhase::Running)?.0;
    let missing = floor.missing(running);
    let lonely = floor.lonely(running, &missing);
    lonely.iter().find_map(|(person, deserted)| floor.seat_for(running, person, *deserted, &missing))
}

impl Floor<'_> {
    /// Everybody who is not there in the round by what was said.
    fn missing(&self, round: u32) -> Vec<ParticipantKey> {
        let keys = self.roster.people.iter().map(|person| &person.id);
        keys.filter(|key| id(key).is_some_and(|id| self.day.absences(id).contains(&round))).cloned().collect()
    }

    /// Who is here without company, and whether somebody of their meeting did not come.
    fn lonely(&self, round: u32, missing: &[ParticipantKey]) -> Vec<(ParticipantKey, bool)> {
        let Some(planned) = self.plan.rounds.iter().find(|planned| planned.number == round) else { return Vec::new() };
        let here = |key: &ParticipantKey| {
            !missing.contains(key) && id(key).is_some_and(|id| self.has(id, AttendanceKind::Arrived, None))
        };
        let deserted = planned.meetings.iter().filter_map(|meeting| {
            let mut left = meeting.people.iter().filter(|person| !missing.contains(person));
            match (left.next(), left.next()) {
                (Some(one), None) if here(one) => Some((one.clone(), true)),
                _ => None,
            }
        });
        let idle = self
            .roster
            .people
            .iter()
            .map(|person| &person.id)
            .filter(|key| !planned.meetings.iter().any(|meeting| meeting.people.contains(key)) && here(key));
        deserted.chain(idle.map(|key| (key.clone(), false))).collect()
    }

    fn seat_for(
        &self,
        round: u32,
        person: &ParticipantKey,
        deserted: bool,
        missing: &[ParticipantKey],
    ) -> Option<Seated> {
        let asks_for_three = id(person).is_some_and(|id| self.has(id, AttendanceKind::JoinTrio, Some(round)));
        let roster = self.as_it_is(round, missing, asks_for_three);
        let question = CannotFind { round, asks: person.clone(), missing: missing.to_vec() };
        let options = planning::reseat(&roster, self.plan, &question).unwrap_or_default();
        let found = options.into_iter().find_map(|option| self.accepted(round, person, option));
        let alone = || Seated { round, people: vec![person.clone()], spot: None };
        found.or_else(|| deserted.then(alone))
    }

    /// The roster with who is there in this round; whoever asks for a third chair may get one.
    fn as_it_is(&self, round: u32, missing: &[ParticipantKey], asks_for_three: bool) -> Roster {
        let mut roster = self.roster.clone();
        for person in &mut roster.people {
            person.absent_rounds.retain(|absent| *absent != round);
            if missing.contains(&person.id)
                || !id(&person.id).is_some_and(|id| self.has(id, AttendanceKind::Arrived, None))
            {
                person.absent_rounds.push(round);
            }
        }
        // Somebody who is planned and has not checked in may well sit there with company.
        let planned = self.plan.rounds.iter().filter(|planned| planned.number == round);
        let whole = planned
            .flat_map(|planned| &planned.meetings)
            .filter(|meeting| meeting.people.iter().all(|person| !missing.contains(person)));
        let seated: Vec<&ParticipantKey> = whole.flat_map(|meeting| &meeting.people).collect();
        for person in roster.people.iter_mut().filter(|person| seated.contains(&&person.id)) {
            person.absent_rounds.retain(|absent| *absent != round);
        }
        if asks_for_three {
            roster.settings.odd = OddOne::Trio;
        }
        roster
    }

    fn accepted(&self, round: u32, person: &ParticipantKey, option: SeatOption) -> Option<Seated> {
        match option {
            SeatOption::Idle { with, spot } => Some(Seated { round, people: vec![person.clone(), with], spot }),
            SeatOption::Join { with, spot } if self.minutes_left >= MINUTES_LEFT_MIN => {
                let people = with.into_iter().chain([person.clone()]).collect();
                Some(Seated { round, people, spot: Some(spot) })
            }
            SeatOption::Stay { .. }
            | SeatOption::Join { .. }
            | SeatOption::Host { .. }
            | SeatOption::Breather { .. } => None,
        }
    }

    fn has(&self, participant: ParticipantId, kind: AttendanceKind, round: Option<u32>) -> bool {
        let fits = |fact: &store::attendance::AttendanceFact| {
            fact.participant_id == participant && fact.kind == kind && (round.is_none() || fact.round_number == round)
        };
        self.day.facts.iter().any(fits)
    }
}

fn id(key: &ParticipantKey) -> Option<ParticipantId> {
    key.as_str().parse().ok()
}
