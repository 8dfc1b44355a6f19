//! The clock of an event: how many rounds fit, and when each one starts.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Minutes of an event's parts. All are whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventClock {
    pub minutes_total: u32,
    pub welcome_minutes: u32,
    pub changeover_minutes: u32,
    pub closing_minutes: u32,
    pub round_minutes: u32,
}

/// Why a clock does not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClockError {
    #[error("{rounds} rounds of {round_minutes} need {needed} minutes; the event has {minutes_total}")]
    TooShort { rounds: u32, round_minutes: u32, needed: u32, minutes_total: u32 },
    #[error("a round has at least one minute, an event at most a day, and there is at least one round")]
    OutOfRange,
}

impl EventClock {
    /// The default parts: welcome 5, changeover 2 (3 above 100 people), closing 7.
    pub fn with_defaults(minutes_total: u32, round_minutes: u32, people: usize) -> Self {
        let changeover_minutes = if people > 100 { 3 } else { 2 };
        Self { minutes_total, welcome_minutes: 5, changeover_minutes, closing_minutes: 7, round_minutes }
    }

    /// `⌊(total − welcome − closing + changeover) / (round + changeover)⌋`, at least 0.
    ///
    /// ```
    /// let hour = domain::EventClock::with_defaults(60, 10, 24);
    /// assert_eq!(hour.rounds_that_fit(), 4);
    /// ```
    pub fn rounds_that_fit(&self) -> u32 {
        let turn = self.round_minutes.saturating_add(self.changeover_minutes).max(1);
        let open = self.minutes_total.saturating_add(self.changeover_minutes);
        open.saturating_sub(self.welcome_minutes.saturating_add(self.closing_minutes)) / turn
    }

    /// Minutes that `rounds` rounds need in all, with welcome and closing.
    pub fn minutes_for(&self, rounds: u32) -> u32 {
        let between = self.changeover_minutes.saturating_mul(rounds.saturating_sub(1));
        let meeting = self.round_minutes.saturating_mul(rounds);
        self.welcome_minutes.saturating_add(meeting).saturating_add(between).saturating_add(self.closing_minutes)
    }

    /// Checks that `rounds` rounds fit.
    ///
    /// # Errors
    /// [`ClockError::TooShort`] with the minutes needed, [`ClockError::OutOfRange`] for zero rounds
    /// or minutes and for an event of more than a day.
    pub fn admit(&self, rounds: u32) -> Result<(), ClockError> {
        if self.round_minutes == 0 || rounds == 0 || self.minutes_total > 24 * 60 {
            return Err(ClockError::OutOfRange);
        }
        let needed = self.minutes_for(rounds);
        if needed > self.minutes_total {
            let (round_minutes, minutes_total) = (self.round_minutes, self.minutes_total);
            return Err(ClockError::TooShort { rounds, round_minutes, needed, minutes_total });
        }
        Ok(())
    }

    /// When round `number` (from 1) of an event that starts at `starts_at` begins.
    pub fn round_starts_at(&self, starts_at: Timestamp, number: u32) -> Timestamp {
        let turns = number.saturating_sub(1).saturating_mul(self.round_minutes.saturating_add(self.changeover_minutes));
        starts_at + minutes(self.welcome_minutes.saturating_add(turns))
    }

    /// When round `number` is revealed: the first two minutes before its start, later ones when
    /// the changeover before them begins.
    pub fn round_revealed_at(&self, starts_at: Timestamp, number: u32) -> Timestamp {
        let ahead = if number <= 1 { 2 } else { self.changeover_minutes };
        self.round_starts_at(starts_at, number) - minutes(ahead)
    }
}

fn minutes(count: u32) -> SignedDuration {
    SignedDuration::from_mins(i64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_four_times_ten_or_five_times_eight() {
        assert_eq!(EventClock::with_defaults(60, 10, 24).rounds_that_fit(), 4);
        assert_eq!(EventClock::with_defaults(60, 8, 24).rounds_that_fit(), 5);
    }

    #[test]
    fn six_rounds_of_eight_need_seventy_minutes() {
        let refused = EventClock::with_defaults(60, 8, 24).admit(6).unwrap_err();
        assert_eq!(refused.to_string(), "6 rounds of 8 need 70 minutes; the event has 60");
        assert!(EventClock::with_defaults(70, 8, 24).admit(6).is_ok());
    }

    #[test]
    fn what_fits_is_admitted_and_one_more_is_not() {
        for total in 0..400 {
            let clock = EventClock::with_defaults(total, 8, 200);
            let fits = clock.rounds_that_fit();
            assert!(fits == 0 || clock.admit(fits).is_ok(), "{total}");
            assert!(clock.admit(fits + 1).is_err(), "{total}");
        }
    }

    #[test]
    fn rounds_start_and_are_revealed_by_the_clock() {
        let clock = EventClock::with_defaults(60, 10, 24);
        let nine: Timestamp = "2026-05-04T09:00:00Z".parse().unwrap();
        assert_eq!(clock.round_starts_at(nine, 1).to_string(), "2026-05-04T09:05:00Z");
        assert_eq!(clock.round_revealed_at(nine, 1).to_string(), "2026-05-04T09:03:00Z");
        assert_eq!(clock.round_starts_at(nine, 2).to_string(), "2026-05-04T09:17:00Z");
        assert_eq!(clock.round_revealed_at(nine, 2).to_string(), "2026-05-04T09:15:00Z");
    }
}
