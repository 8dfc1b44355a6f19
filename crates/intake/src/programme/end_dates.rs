//! What an end date means that differs from person to person: the day on which each was done.

use std::collections::{HashMap, HashSet};

use domain::EnrolmentState;
use jiff::civil::Date;

use super::EnrolmentRow;

type Run = (String, Option<String>);

/// Where a file has end dates, but neither starts nor days of completion, and a run would end on several days, each of
/// its dates is the day on which that person completed it.
pub(super) fn of_people(rows: &mut [EnrolmentRow]) {
    if rows.iter().any(|row| row.starts_on.is_some() || row.completed_on.is_some()) {
        return;
    }
    let several = ending_on_several_days(rows);
    for row in rows.iter_mut().filter(|row| several.contains(&run(row))) {
        let ended = row.ends_on.take();
        row.completed_on = ended.filter(|_| row.state == EnrolmentState::Completed);
    }
}

fn ending_on_several_days(rows: &[EnrolmentRow]) -> HashSet<Run> {
    let mut first: HashMap<Run, Date> = HashMap::new();
    let ends = rows.iter().filter_map(|row| Some((run(row), row.ends_on?)));
    ends.filter(|(run, end)| *first.entry(run.clone()).or_insert(*end) != *end).map(|(run, _)| run).collect()
}

fn run(row: &EnrolmentRow) -> Run {
    (row.programme.clone(), row.run.clone())
}
