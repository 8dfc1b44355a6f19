//! How many rounds an event has, and when: from a start and minutes alone, if need be.

use domain::{ClockError, EventClock, Preset};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Minutes before the start at which check-in opens.
const CHECK_IN_MINUTES: i64 = 30;
/// The most rounds that a preset plans by itself.
const ROUNDS_MAX: u32 = 6;

/// What somebody asks for; what is left open follows from the preset.
#[derive(Debug, Clone, Default)]
pub struct WantedTiming {
    pub minutes_total: u32,
    pub round_minutes: Option<u32>,
    pub rounds: Option<u32>,
    pub welcome_minutes: Option<u32>,
    pub changeover_minutes: Option<u32>,
    pub closing_minutes: Option<u32>,
}

/// The clock of an event and the number of its rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    pub clock: EventClock,
    pub rounds: u32,
}

/// Fits rounds into the time. Left open, there are as many as fit, at most six, and no more than
/// there are other people to meet.
///
/// # Errors
/// [`ClockError`] when what was asked for, or even one round, does not fit.
pub fn fit(wanted: &WantedTiming, preset: Preset, people: usize) -> Result<Timing, ClockError> {
    let round_minutes = wanted.round_minutes.unwrap_or(preset.round_minutes());
    let usual = EventClock::with_defaults(wanted.minutes_total, round_minutes, people);
    let clock = EventClock {
        welcome_minutes: wanted.welcome_minutes.unwrap_or(usual.welcome_minutes),
        changeover_minutes: wanted.changeover_minutes.unwrap_or(usual.changeover_minutes),
        closing_minutes: wanted.closing_minutes.unwrap_or(usual.closing_minutes),
        ..usual
    };
    let others = u32::try_from(people.saturating_sub(1)).unwrap_or(u32::MAX).max(1);
    let rounds = wanted.rounds.unwrap_or_else(|| clock.rounds_that_fit().clamp(1, ROUNDS_MAX).min(others));
    clock.admit(rounds)?;
    Ok(Timing { clock, rounds })
}

/// When check-in opens.
pub fn check_in_opens_at(starts_at: Timestamp) -> Timestamp {
    starts_at.checked_sub(SignedDuration::from_mins(CHECK_IN_MINUTES)).unwrap_or(starts_at)
}

/// When an event of so many minutes is over.
pub fn ends_at(starts_at: Timestamp, minutes_total: u32) -> Timestamp {
    starts_at.checked_add(SignedDuration::from_mins(i64::from(minutes_total))).unwrap_or(starts_at)
}

/// Whether `name` is a time zone that pages can speak.
pub fn is_time_zone(name: &str) -> bool {
    !name.is_empty() && TimeZone::get(name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(rounds: Option<u32>) -> WantedTiming {
        WantedTiming { minutes_total: 60, rounds, ..WantedTiming::default() }
    }

    #[test]
    fn an_hour_of_a_programme_has_four_rounds_of_ten() {
        let timing = fit(&hour(None), Preset::Programme, 40).unwrap();
        assert_eq!((timing.rounds, timing.clock.round_minutes), (4, 10));
    }

    #[test]
    fn two_people_meet_once() {
        assert_eq!(fit(&hour(None), Preset::Programme, 2).unwrap().rounds, 1);
    }

    #[test]
    fn what_does_not_fit_says_what_it_needs() {
        let refused = fit(&hour(Some(6)), Preset::Onboarding, 40).unwrap_err();
        assert_eq!(refused.to_string(), "6 rounds of 8 need 70 minutes; the event has 60");
        let tiny = WantedTiming { minutes_total: 15, ..WantedTiming::default() };
        assert!(matches!(fit(&tiny, Preset::Programme, 40), Err(ClockError::TooShort { rounds: 1, .. })));
    }

    #[test]
    fn a_zone_is_an_iana_name() {
        assert!(is_time_zone("Europe/Stockholm") && is_time_zone("UTC"));
        assert!(!is_time_zone("") && !is_time_zone("Mars/Olympus"));
    }
}
