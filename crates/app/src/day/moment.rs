//! What one participant has to see now, as structure. Pure: facts and the time in, a state out.

use domain::plan::{Bye, Meeting, Plan, PlannedRound};
use domain::roster::ParticipantKey;
use jiff::Timestamp;

use super::timetable::{RoundPhase, RoundTime, Timetable};

/// The facts of an event's life that a phone depends on.
#[derive(Debug, Clone, Copy)]
pub struct EventFacts<'a> {
    pub check_in_opens_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub timetable: &'a Timetable,
    /// The published plan, if there is one.
    pub plan: Option<&'a Plan>,
}

/// The state of one participant's day.
#[derive(Debug, Clone, PartialEq)]
pub enum Moment<'a> {
    /// Closed before it started.
    Cancelled,
    NotOpen {
        opens_at: Timestamp,
    },
    /// Nobody can arrive any more: the last round is shown already.
    TooLate,
    /// May arrive.
    Door,
    /// Arrived; the place appears then, or is not planned yet.
    Waiting {
        appears_at: Option<Timestamp>,
        held: usize,
    },
    Go {
        round: &'a RoundTime,
        running: bool,
        /// Of the round's meetings; it decides the sign.
        position: usize,
        meeting: &'a Meeting,
        next: Option<&'a RoundTime>,
    },
    Breather {
        round: &'a RoundTime,
        bye: Option<&'a Bye>,
        chance: Option<&'a RoundTime>,
        next: Option<&'a RoundTime>,
    },
    Finished,
}

/// Whether arriving is possible at `now`, judged by the server's clock alone.
pub fn door<'a>(facts: &EventFacts<'a>, now: Timestamp) -> Moment<'a> {
    let rounds = &facts.timetable.rounds;
    let last_shown = |last: &RoundTime| facts.timetable.phase(last, now) >= RoundPhase::Revealed;
    match facts.closed_at {
        Some(_) if facts.started_at.is_none() => Moment::Cancelled,
        Some(_) => Moment::TooLate,
        None if now < facts.check_in_opens_at => Moment::NotOpen { opens_at: facts.check_in_opens_at },
        None if rounds.last().is_some_and(last_shown) => Moment::TooLate,
        None => Moment::Door,
    }
}

/// What `person`, who has arrived, sees at `now`. O(rounds + meetings of one round).
pub fn moment<'a>(facts: &EventFacts<'a>, person: &ParticipantKey, now: Timestamp) -> Moment<'a> {
    let table = facts.timetable;
    if facts.closed_at.is_some() {
        return if facts.started_at.is_none() { Moment::Cancelled } else { Moment::Finished };
    }
    let held = table.held(now);
    if held > 0 && held == table.rounds.len() {
        return Moment::Finished;
    }
    let appears_at = table.upcoming(now).and_then(|round| table.appears_at(round, now));
    let waiting = Moment::Waiting { appears_at, held };
    let Some(round) = table.current(now) else {
        return waiting;
    };
    let Some(planned) = facts.plan.and_then(|plan| plan.rounds.iter().find(|planned| planned.number == round.number))
    else {
        return waiting;
    };
    in_round(table, round, planned, person, now)
}

fn in_round<'a>(
    table: &'a Timetable,
    round: &'a RoundTime,
    planned: &'a PlannedRound,
    person: &ParticipantKey,
    now: Timestamp,
) -> Moment<'a> {
    let next = table.rounds.iter().find(|later| later.number > round.number);
    let seat = planned.meetings.iter().enumerate().find(|(_, meeting)| meeting.people.contains(person));
    if let Some((position, meeting)) = seat {
        let running = table.phase(round, now) == RoundPhase::Running;
        return Moment::Go { round, running, position, meeting, next };
    }
    let bye = planned.byes.iter().find(|bye| bye.person == *person);
    let number = bye.and_then(|bye| bye.next_chance_round);
    let chance = number.and_then(|number| table.rounds.iter().find(|later| later.number == number));
    Moment::Breather { round, bye, chance, next }
}

#[cfg(test)]
mod tests {
    use domain::RoundDriver;
    use domain::plan::{ByeCause, Terms};

    use super::*;
    use crate::day::timetable::tests::{at, stored};

    fn table() -> Timetable {
        Timetable::new(RoundDriver::Clock, 2, vec![stored(1, "09:00:00"), stored(2, "09:10:00")])
    }

    fn plan() -> Plan {
        let meeting = Meeting {
            people: vec!["ada".into(), "grace".into()],
            spot: "7".into(),
            weight: 1,
            terms: Terms::default(),
            reasons: vec![],
        };
        let bye = Bye { person: "alan".into(), cause: ByeCause::OddNumber, next_chance_round: Some(2) };
        let round = PlannedRound { number: 1, meetings: vec![meeting], byes: vec![bye], certificate: None };
        let second = PlannedRound { number: 2, ..round.clone() };
        Plan { rounds: vec![round, second], schedule_certificate: None, exceptions: vec![] }
    }

    fn facts<'a>(table: &'a Timetable, plan: &'a Plan) -> EventFacts<'a> {
        let check_in_opens_at = at("08:30:00");
        EventFacts { check_in_opens_at, started_at: None, closed_at: None, timetable: table, plan: Some(plan) }
    }

    #[test]
    fn the_door_opens_and_closes_by_the_servers_clock() {
        let (table, plan) = (table(), plan());
        let facts = facts(&table, &plan);
        assert_eq!(door(&facts, at("08:29:59")), Moment::NotOpen { opens_at: at("08:30:00") });
        assert_eq!(door(&facts, at("08:30:00")), Moment::Door);
        assert_eq!(door(&facts, at("09:07:59")), Moment::Door);
        assert_eq!(door(&facts, at("09:08:00")), Moment::TooLate, "the last round is revealed");
        let closed = EventFacts { closed_at: Some(at("07:00:00")), ..facts };
        assert_eq!(door(&closed, at("08:40:00")), Moment::Cancelled);
    }

    #[test]
    fn a_place_is_shown_from_the_reveal_to_the_end_of_the_round() {
        let (table, plan) = (table(), plan());
        let facts = facts(&table, &plan);
        let ada = ParticipantKey::from("ada");
        let seen = |time: &str| match moment(&facts, &ada, at(time)) {
            Moment::Waiting { appears_at, held } => format!("waits for {} after {held}", appears_at.unwrap()),
            Moment::Go { round, running, meeting, .. } => format!("{} {running} {}", round.number, meeting.spot),
            other => format!("{other:?}"),
        };
        assert_eq!(seen("08:57:59"), "waits for 2026-05-04T08:58:00Z after 0");
        assert_eq!(seen("08:58:00"), "1 false 7");
        assert_eq!(seen("09:00:00"), "1 true 7");
        assert_eq!(seen("09:08:00"), "2 false 7");
        assert_eq!(seen("09:18:00"), "Finished");
    }

    #[test]
    fn who_has_no_meeting_learns_the_cause_and_the_next_chance() {
        let (table, plan) = (table(), plan());
        let facts = facts(&table, &plan);
        match moment(&facts, &"alan".into(), at("09:01:00")) {
            Moment::Breather { bye: Some(bye), chance: Some(chance), .. } => {
                assert_eq!((bye.cause, chance.number), (ByeCause::OddNumber, 2));
            }
            other => panic!("{other:?}"),
        }
        let stranger = moment(&facts, &"new".into(), at("09:01:00"));
        assert!(matches!(stranger, Moment::Breather { bye: None, .. }));
    }
}
