//! The rounds of an event in time: when each is shown, starts and ends, by the clock or by hand.

use domain::RoundDriver;
use jiff::{SignedDuration, Timestamp};

/// One round held in a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundTime {
    /// From 1.
    pub number: u32,
    pub reveals_at: Timestamp,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// Facts, where they are written already.
    pub revealed_at: Option<Timestamp>,
    pub started_at: Option<Timestamp>,
    pub held_at: Option<Timestamp>,
    /// The clock of the round stands still since then.
    pub paused_at: Option<Timestamp>,
    pub extended_minutes: u32,
}

/// How far a round has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoundPhase {
    Upcoming,
    Revealed,
    Running,
    Held,
}

/// All rounds, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timetable {
    pub driver: RoundDriver,
    pub rounds: Vec<RoundTime>,
    /// How much later than it was laid out the whole is over.
    pub later: SignedDuration,
}

impl RoundTime {
    /// What is left of it while it runs; while it is paused, what was left then.
    pub fn left(&self, now: Timestamp) -> SignedDuration {
        self.ends_at.duration_since(self.paused_at.map_or(now, |since| since.min(now)))
    }
}

/// A round as it is stored.
#[derive(Debug, Clone, Copy)]
pub struct StoredRound {
    pub number: u32,
    pub starts_at: Timestamp,
    pub minutes: u32,
    /// Pauses and extensions that move its end.
    pub extra: SignedDuration,
    pub revealed_at: Option<Timestamp>,
    pub started_at: Option<Timestamp>,
    pub held_at: Option<Timestamp>,
    pub paused_at: Option<Timestamp>,
    pub extended_minutes: u32,
}

impl Timetable {
    /// Lays the rounds out: the first is revealed two minutes before its start, a later one when
    /// the changeover before it begins. What a round takes longer moves all later ones. A round that
    /// was started by hand counts from there, and by hand the later ones count from it. O(rounds).
    pub fn new(driver: RoundDriver, changeover_minutes: u32, mut stored: Vec<StoredRound>) -> Self {
        stored.sort_by_key(|round| round.number);
        let (mut rounds, mut later) = (Vec::with_capacity(stored.len()), SignedDuration::ZERO);
        for (position, round) in stored.iter().enumerate() {
            let ahead = if position == 0 { 2 } else { changeover_minutes };
            let planned = round.starts_at + later;
            let starts_at = match (driver, round.started_at) {
                (RoundDriver::Hand, Some(started)) => started,
                (RoundDriver::Clock, Some(started)) => started.min(planned),
                (_, None) => planned,
            };
            rounds.push(RoundTime {
                number: round.number,
                reveals_at: planned - SignedDuration::from_mins(i64::from(ahead)),
                starts_at,
                ends_at: starts_at + SignedDuration::from_mins(i64::from(round.minutes)) + round.extra,
                revealed_at: round.revealed_at,
                started_at: round.started_at,
                held_at: round.held_at,
                paused_at: round.paused_at,
                extended_minutes: round.extended_minutes,
            });
            if driver == RoundDriver::Hand {
                later += starts_at.duration_since(planned);
            }
            later += round.extra;
        }
        Self { driver, rounds, later }
    }

    /// How far `round` has come at `now`: the written facts, and where the clock drives, the clock.
    pub fn phase(&self, round: &RoundTime, now: Timestamp) -> RoundPhase {
        let clock = self.driver == RoundDriver::Clock && !self.stands_still(round.number);
        if round.held_at.is_some() || (clock && now >= round.ends_at) {
            RoundPhase::Held
        } else if round.started_at.is_some() || (clock && now >= round.starts_at) {
            RoundPhase::Running
        } else if round.revealed_at.is_some() || (clock && now >= round.reveals_at) {
            RoundPhase::Revealed
        } else {
            RoundPhase::Upcoming
        }
    }

    /// Whether the clock of a round stands still, because it or an earlier one is paused.
    fn stands_still(&self, number: u32) -> bool {
        self.rounds.iter().any(|round| round.number <= number && round.paused_at.is_some() && round.held_at.is_none())
    }

    /// When a round is shown, where that can be told: not while the clock stands still, nor when somebody's hand is late.
    pub fn appears_at(&self, round: &RoundTime, now: Timestamp) -> Option<Timestamp> {
        let late = self.driver == RoundDriver::Hand && round.reveals_at <= now;
        Some(round.reveals_at).filter(|_| !late && !self.stands_still(round.number))
    }

    /// The round that people look at: the latest that is revealed or running.
    pub fn current(&self, now: Timestamp) -> Option<&RoundTime> {
        let shown = |round: &&RoundTime| matches!(self.phase(round, now), RoundPhase::Revealed | RoundPhase::Running);
        self.rounds.iter().rev().find(shown)
    }

    /// The next round that nobody has seen.
    pub fn upcoming(&self, now: Timestamp) -> Option<&RoundTime> {
        self.rounds.iter().find(|round| self.phase(round, now) == RoundPhase::Upcoming)
    }

    /// Whether an event that was to end at `planned` is over: later where rounds began later or took longer, and where a
    /// hand turns them not before the last one is held, though a day later in any case.
    pub fn is_over(&self, planned: Timestamp, now: Timestamp) -> bool {
        let by_hand = self.driver == RoundDriver::Hand && self.held(now) < self.rounds.len();
        let grace = if by_hand { SignedDuration::from_hours(24) } else { SignedDuration::ZERO };
        now >= planned + self.later + grace
    }

    /// How many rounds are over.
    pub fn held(&self, now: Timestamp) -> usize {
        self.rounds.iter().filter(|round| self.phase(round, now) == RoundPhase::Held).count()
    }

    /// The next instant at which the clock changes what is shown.
    pub fn next_change(&self, now: Timestamp) -> Option<Timestamp> {
        if self.driver == RoundDriver::Hand {
            return None;
        }
        let moves = |round: &&RoundTime| !self.stands_still(round.number);
        let turns =
            self.rounds.iter().filter(moves).flat_map(|round| [round.reveals_at, round.starts_at, round.ends_at]);
        turns.filter(|turn| *turn > now).min()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn at(text: &str) -> Timestamp {
        format!("2026-05-04T{text}Z").parse().unwrap()
    }

    pub(in super::super) fn stored(number: u32, start: &str) -> StoredRound {
        StoredRound {
            number,
            starts_at: at(start),
            minutes: 8,
            extra: SignedDuration::ZERO,
            revealed_at: None,
            started_at: None,
            held_at: None,
            paused_at: None,
            extended_minutes: 0,
        }
    }

    fn two_rounds(driver: RoundDriver) -> Timetable {
        Timetable::new(driver, 3, vec![stored(2, "09:11:00"), stored(1, "09:00:00")])
    }

    #[test]
    fn the_clock_turns_the_rounds() {
        let table = two_rounds(RoundDriver::Clock);
        let phases = |time: &str| table.rounds.iter().map(|round| table.phase(round, at(time))).collect::<Vec<_>>();
        use RoundPhase::{Held, Revealed, Running, Upcoming};
        assert_eq!(phases("08:57:59"), [Upcoming, Upcoming]);
        assert_eq!(phases("08:58:00"), [Revealed, Upcoming]);
        assert_eq!(phases("09:00:00"), [Running, Upcoming]);
        assert_eq!(phases("09:08:00"), [Held, Revealed]);
        assert_eq!(phases("09:19:00"), [Held, Held]);
    }

    #[test]
    fn what_takes_longer_moves_what_comes_after() {
        let mut stored = vec![stored(1, "09:00:00"), stored(2, "09:11:00")];
        stored[0].extra = SignedDuration::from_mins(4);
        let table = Timetable::new(RoundDriver::Clock, 3, stored.clone());
        assert_eq!((table.rounds[0].ends_at, table.rounds[1].reveals_at), (at("09:12:00"), at("09:12:00")));
        assert_eq!(table.rounds[1].starts_at, at("09:15:00"));
        (stored[0].started_at, stored[0].paused_at) = (Some(at("09:00:00")), Some(at("09:05:00")));
        let paused = Timetable::new(RoundDriver::Clock, 3, stored);
        assert_eq!(paused.phase(&paused.rounds[0], at("10:00:00")), RoundPhase::Running);
        assert_eq!(paused.phase(&paused.rounds[1], at("10:00:00")), RoundPhase::Upcoming);
        assert_eq!(paused.next_change(at("09:06:00")), None);
    }

    #[test]
    fn by_hand_nothing_turns_by_itself() {
        let mut table = two_rounds(RoundDriver::Hand);
        assert_eq!(table.current(at("09:05:00")), None);
        assert_eq!(table.next_change(at("08:00:00")), None);
        table.rounds[0].revealed_at = Some(at("09:04:00"));
        assert_eq!(table.current(at("09:05:00")).unwrap().number, 1);
    }

    #[test]
    fn a_hand_that_is_late_moves_what_comes_after() {
        let mut rounds = vec![stored(1, "09:00:00"), stored(2, "09:11:00")];
        rounds[0].started_at = Some(at("09:20:00"));
        let table = Timetable::new(RoundDriver::Hand, 3, rounds);
        assert_eq!(table.rounds[1].starts_at, at("09:31:00"));
        assert_eq!(table.appears_at(&table.rounds[1], at("09:27:59")), Some(at("09:28:00")));
        assert_eq!(table.appears_at(&table.rounds[1], at("09:28:00")), None, "nobody knows when");
        assert!(!table.is_over(at("09:30:00"), at("09:45:00")), "a round is still to come");
        assert!(table.is_over(at("09:30:00"), at("09:50:00") + SignedDuration::from_hours(24)));
    }

    #[test]
    fn the_next_change_is_the_next_turn() {
        let table = two_rounds(RoundDriver::Clock);
        assert_eq!(table.next_change(at("08:00:00")), Some(at("08:58:00")));
        assert_eq!(table.next_change(at("09:00:00")), Some(at("09:08:00")));
        assert_eq!(table.next_change(at("09:30:00")), None);
    }
}
