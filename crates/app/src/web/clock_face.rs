//! Times as an event's people read them: in the event's own zone.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A clock on the wall of an event.
#[derive(Debug, Clone)]
pub struct ClockFace {
    zone: TimeZone,
}

impl ClockFace {
    /// The clock of an IANA zone; UTC where the name is unknown.
    pub fn of(zone: &str) -> Self {
        Self { zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC) }
    }

    /// `08:58`, or `08:58:30` where it is no whole minute: what is said is when it happens.
    pub fn time(&self, instant: Timestamp) -> String {
        let local = instant.to_zoned(self.zone.clone());
        local.strftime(if local.second() == 0 { "%H:%M" } else { "%H:%M:%S" }).to_string()
    }

    /// `08:58`, the minute in which `instant` lies.
    pub fn minute(&self, instant: Timestamp) -> String {
        instant.to_zoned(self.zone.clone()).strftime("%H:%M").to_string()
    }

    /// Year, month and day; [`Words::date`](super::Words::date) writes them.
    pub fn day(&self, instant: Timestamp) -> (i16, i8, i8) {
        let date = instant.to_zoned(self.zone.clone()).date();
        (date.year(), date.month(), date.day())
    }

    /// `4 May 2026`, for operators.
    pub fn date(&self, instant: Timestamp) -> String {
        instant.to_zoned(self.zone.clone()).strftime("%-d %B %Y").to_string()
    }

    /// `2026-05-04 08:58`, for operators.
    pub fn date_time(&self, instant: Timestamp) -> String {
        instant.to_zoned(self.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// Whether both instants fall on one day here.
    pub fn same_day(&self, one: Timestamp, other: Timestamp) -> bool {
        one.to_zoned(self.zone.clone()).date() == other.to_zoned(self.zone.clone()).date()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wall_of_the_event_decides() {
        let instant: Timestamp = "2026-05-04T06:58:00Z".parse().unwrap();
        assert_eq!(ClockFace::of("Europe/Stockholm").time(instant), "08:58");
        assert_eq!(ClockFace::of("Asia/Kolkata").time(instant), "12:28");
        assert_eq!(ClockFace::of("Nowhere/Land").time(instant), "06:58");
        let odd = instant + jiff::SignedDuration::from_secs(7);
        assert_eq!((&*ClockFace::of("UTC").time(odd), &*ClockFace::of("UTC").minute(odd)), ("06:58:07", "06:58"));
    }
}
