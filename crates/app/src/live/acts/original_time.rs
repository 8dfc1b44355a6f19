//! When a tap happened: the phone says how long ago by its own clock, whose offset cancels.

use jiff::{SignedDuration, Timestamp};

/// What the phone says about the age of a tap at sending.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Age {
    /// Milliseconds from the tap to the sending.
    pub tap_ms: Option<i64>,
    /// Milliseconds from the loading of the page to the sending.
    pub page_ms: Option<i64>,
}

/// `received` less the age, which lies between nothing and the age of the page; the page is not older than `since`, when
/// the phone was let in.
pub fn original_time(received: Timestamp, age: Age, since: Option<Timestamp>) -> Timestamp {
    let page = age.page_ms.unwrap_or(0).max(0);
    let known = since.map_or(i64::MAX, |since| received.as_millisecond().saturating_sub(since.as_millisecond()).max(0));
    let millis = age.tap_ms.unwrap_or(0).clamp(0, page.min(known));
    received.checked_sub(SignedDuration::from_millis(millis)).unwrap_or(received)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        format!("2026-05-04T{text}Z").parse().unwrap()
    }

    fn told(tap_ms: i64, page_ms: i64) -> Timestamp {
        original_time(at("09:00:00"), Age { tap_ms: Some(tap_ms), page_ms: Some(page_ms) }, Some(at("08:00:00")))
    }

    #[test]
    fn the_age_lies_between_now_and_the_page() {
        assert_eq!(told(90_000, 600_000), at("08:58:30"));
        assert_eq!(told(-10_800_000, 600_000), at("09:00:00"), "a clock that was set back while waiting");
        assert_eq!(told(10_800_000, 600_000), at("08:50:00"), "three hours off: not before the page was there");
        assert_eq!(told(i64::MAX, i64::MAX), at("08:00:00"), "not before the phone was let in");
        assert_eq!(told(i64::MIN, i64::MIN), at("09:00:00"));
        assert_eq!(original_time(at("09:00:00"), Age::default(), None), at("09:00:00"));
    }
}
