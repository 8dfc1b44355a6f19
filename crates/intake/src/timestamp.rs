//! Times and dates as exports write them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::date_order::DateOrder;
use crate::headers::fold_words;

/// Seconds since 1970 or any other origin: a plain number, RFC 3339, or a date with or without a
/// time of day (taken as UTC). Fractions of a second are dropped.
pub(crate) fn read_seconds(text: &str) -> Option<i64> {
    if let Ok(seconds) = text.parse::<i64>() {
        return Some(seconds);
    }
    if let Ok(seconds) = text.parse::<f64>() {
        let whole = seconds.floor();
        return (whole.is_finite() && whole.abs() < 9e15).then_some(whole as i64);
    }
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(instant.as_second());
    }
    let local = text
        .parse::<DateTime>()
        .ok()
        .or_else(|| read_date(text, DateOrder::Unknown).map(|date| date.at(0, 0, 0, 0)))?;
    local.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp().as_second())
}

/// A date: `2026-03-31`, `2026-03-31 10:00`, RFC 3339, `31.03.2026`, `31/03/2026` where the order
/// is certain, `20260331`, or a Unix time of today's length.
pub(crate) fn read_date(text: &str, order: DateOrder) -> Option<Date> {
    let text = text.trim();
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(instant.to_zoned(TimeZone::UTC).date());
    }
    if let Ok(local) = text.parse::<DateTime>() {
        return Some(local.date());
    }
    if let Ok(seconds) = text.parse::<i64>()
        && (9..=10).contains(&text.len())
    {
        return Timestamp::from_second(seconds).ok().map(|instant| instant.to_zoned(TimeZone::UTC).date());
    }
    in_parts(text.split([' ', 'T', ',']).next()?, order).or_else(|| in_words(text))
}

/// Months by their first letters in English, German, Swedish and French, accents left out.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "fev"],
    &["mar"],
    &["apr", "avr"],
    &["may", "mai", "maj"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aou"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez"],
];

/// A day, the name of a month and a year among other words: `Tuesday, 31 March 2026, 10:15 AM`.
fn in_words(text: &str) -> Option<Date> {
    let words = fold_words(text);
    let number = |word: &String| word.parse::<i16>().ok();
    let year = words.iter().find_map(|word| number(word).filter(|year| (1900..=9999).contains(year)))?;
    let day = words.iter().find_map(|word| number(word).filter(|day| (1..=31).contains(day)))?;
    let names = |word: &str| MONTHS.iter().position(|month| month.iter().any(|name| word.starts_with(name)));
    // The last such word: `mardi 3 juin` has a day of the week that begins like a month.
    let month = words.iter().filter_map(|word| names(word)).next_back()?;
    Date::new(year, i8::try_from(month).ok()? + 1, i8::try_from(day).ok()?).ok()
}

/// Three numbers with `.` (day first), or `/` and `-` where only one order makes a date or the file tells it.
fn in_parts(text: &str, order: DateOrder) -> Option<Date> {
    let separator = ['.', '/', '-'].into_iter().find(|separator| text.contains(*separator))?;
    let parts: Vec<i16> = text.split(separator).map(str::parse).collect::<Result<_, _>>().ok()?;
    let [first, second, third] = parts.as_slice() else { return None };
    let date =
        |year: i16, month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    if *first > 999 {
        return date(*first, *second, *third);
    }
    // Years of two digits: an `-` may put them first.
    let year = if *third < 100 && separator != '-' { *third + 2000 } else { *third };
    if year < 1000 {
        return None;
    }
    match (separator, order) {
        ('.', _) | (_, DateOrder::DayFirst) => date(year, *second, *first),
        (_, DateOrder::MonthFirst) => date(year, *first, *second),
        _ if first == second || *first > 12 => date(year, *second, *first),
        _ if *second > 12 => date(year, *first, *second),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_seconds_or_a_date() {
        assert_eq!(read_seconds("28820"), Some(28_820));
        assert_eq!(read_seconds("-3.5"), Some(-4));
        assert_eq!(read_seconds("1970-01-02T00:00:00Z"), Some(86_400));
        assert_eq!(read_seconds("1970-01-02T01:00:00+01:00"), Some(86_400));
        assert_eq!(read_seconds("1970-01-02"), Some(86_400));
        assert_eq!(read_seconds("1970-01-02 00:00:10"), Some(86_410));
        for text in ["", "soon", "NaN", "inf", "1e300", "2026-13-01"] {
            assert_eq!(read_seconds(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_read_only_where_its_order_is_certain() {
        let march = Date::constant(2026, 3, 31);
        let texts = [
            "2026-03-31",
            "2026-03-31 10:00:00",
            "2026-03-31T10:00:00Z",
            "31.03.2026",
            "31.3.2026",
            "31/03/2026",
            "03/31/2026",
            "2026/03/31",
        ];
        for text in texts {
            assert_eq!(read_date(text, DateOrder::Unknown), Some(march), "{text}");
        }
        for text in ["Tuesday, 31 March 2026, 10:15 AM", "31. März 2026", "mardi 31 mars 2026", "31 mars 2026"] {
            assert_eq!(read_date(text, DateOrder::Unknown), Some(march), "{text}");
        }
        assert_eq!(read_date("mardi 2 juin 2026", DateOrder::Unknown), Some(Date::constant(2026, 6, 2)));
        assert_eq!(read_date("1 juillet 2026", DateOrder::Unknown), Some(Date::constant(2026, 7, 1)));
        assert_eq!(read_date("03/04/2026", DateOrder::Unknown), None);
        assert_eq!(read_date("04.03.2026", DateOrder::Unknown), Some(Date::constant(2026, 3, 4)));
        assert_eq!(read_date("31.02.2026", DateOrder::Unknown), None);
        assert_eq!(read_date("03/04/2026", DateOrder::DayFirst), Some(Date::constant(2026, 4, 3)));
        assert_eq!(read_date("3/4/26", DateOrder::MonthFirst), Some(Date::constant(2026, 3, 4)));
        assert_eq!(read_date("31/03/2026", DateOrder::MonthFirst), None);
        assert_eq!(read_date("05.03.26", DateOrder::Unknown), Some(Date::constant(2026, 3, 5)));
    }
}
