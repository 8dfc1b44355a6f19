//! Whether `03/04/2026` is the third of April or the fourth of March, out of the file as a whole.

/// Which of the first two numbers of a date is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum DateOrder {
    DayFirst,
    MonthFirst,
    /// The file does not say, or says both.
    #[default]
    Unknown,
}

impl DateOrder {
    /// The order under which all dates of a file are dates. Where each could be either, hours with AM and PM are written
    /// where the month comes first, and a `;` between cells where the day does.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>, separator: Option<char>) -> Self {
        let (mut day_first, mut month_first, mut half_days) = (false, false, false);
        for cell in cells {
            let Some((first, second)) = first_two(cell) else { continue };
            day_first |= first > 12 && first <= 31;
            month_first |= second > 12;
            half_days |= cell.ends_with("AM") || cell.ends_with("PM");
        }
        match (day_first, month_first) {
            (true, true) => Self::Unknown,
            (true, false) => Self::DayFirst,
            (false, true) => Self::MonthFirst,
            (false, false) if half_days => Self::MonthFirst,
            (false, false) if separator == Some(';') => Self::DayFirst,
            (false, false) => Self::Unknown,
        }
    }
}

/// The first two numbers of a date with `/`, or with `-` and the year last.
fn first_two(cell: &str) -> Option<(u16, u16)> {
    let date = cell.split([' ', 'T', ',']).next()?;
    let mut parts = date.split(['/', '-']).map(str::parse::<u16>);
    let (first, second, _year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    (first <= 31).then_some((first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_certain_date_settles_the_others() {
        let order = |cells: &[&str], separator| DateOrder::of(cells.iter().copied(), separator);
        assert_eq!(order(&["03/04/2026", "31/03/2026"], Some(',')), DateOrder::DayFirst);
        assert_eq!(order(&["03/04/2026", "3/31/2026 12:00 AM"], Some(';')), DateOrder::MonthFirst);
        assert_eq!(order(&["31/03/2026", "03/31/2026"], None), DateOrder::Unknown);
        assert_eq!(order(&["3/4/2026 9:15 AM"], Some(',')), DateOrder::MonthFirst);
        assert_eq!(order(&["03/04/2026"], Some(';')), DateOrder::DayFirst);
        assert_eq!(order(&["03/04/2026", "2026-03-31", "soon"], Some(',')), DateOrder::Unknown);
    }
}
