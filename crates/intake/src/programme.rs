//! Programme files: one row per person and programme, as a learning system exports them.

mod end_dates;

use std::collections::HashMap;

use domain::EnrolmentState;
use jiff::civil::Date;

use crate::cell::{date, filled, person_or_email, quote, yes_or_no};
use crate::directory::Directory;
use crate::headers::{FileKind, fold};
use crate::issue::{Code, Issue};
use crate::standing::{Standing, read_standing};
use crate::table::{Row, read_table};
use crate::topics::{notes_on_alike, shared_names, topic_key, topics_of_cell};
use crate::{Limits, Parsed};

/// One person's enrolment in a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrolmentRow {
    pub line: u64,
    /// Position in the directory.
    pub person: usize,
    pub programme: String,
    /// What the programme is about, as far as this row says.
    pub topics: Vec<String>,
    /// The run (cohort); none: the programme has one run.
    pub run: Option<String>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    /// Whether the run met live; none: not said.
    pub met_live: Option<bool>,
    pub state: EnrolmentState,
    pub completed_on: Option<Date>,
    /// Topics that the person wants to learn about.
    pub learning_goals: Vec<String>,
}

/// Reads enrolments (`person_id`, `programme`, and where there are: `topics`, `run`, `starts_on`,
/// `ends_on`, `met_live`, `state`, `completed_on`, `learning_goals`) of the people of a directory.
/// Topics are named alike throughout the file. Cost O(bytes), and O(k²) for k different topics.
pub fn read_programme(bytes: &[u8], people: &Directory, limits: &Limits) -> Parsed<EnrolmentRow> {
    let parsed = read_table(bytes, FileKind::Programme, limits, |row, issues| enrolment(row, people, None, issues));
    finished(parsed, limits)
}

/// As [`read_programme`], for a file that does not name the programme, such as a course's list of
/// completions with two columns per activity. Where it names one, that one counts.
pub fn read_one_programme(bytes: &[u8], people: &Directory, programme: &str, limits: &Limits) -> Parsed<EnrolmentRow> {
    let visit = |row: &Row<'_>, issues: &mut Vec<Issue>| enrolment(row, people, Some(programme), issues);
    finished(read_table(bytes, FileKind::OneProgramme, limits, visit), limits)
}

fn finished(mut parsed: Parsed<EnrolmentRow>, limits: &Limits) -> Parsed<EnrolmentRow> {
    name_topics_alike(&mut parsed.rows);
    end_dates::of_people(&mut parsed.rows);
    let found = duplicates(&parsed.rows).chain(dates_that_differ(&parsed.rows)).collect::<Vec<_>>();
    found.into_iter().for_each(|issue| parsed.tell(limits, issue));
    let topics = parsed
        .rows
        .iter()
        .flat_map(|row| row.topics.iter().chain(&row.learning_goals).map(|topic| (topic.as_str(), row.line)));
    let notes = notes_on_alike(topics);
    notes.into_iter().for_each(|note| parsed.tell(limits, note));
    parsed.sort_issues();
    parsed
}

fn enrolment(
    row: &Row<'_>,
    people: &Directory,
    otherwise: Option<&str>,
    issues: &mut Vec<Issue>,
) -> Option<EnrolmentRow> {
    let before = issues.len();
    let person = person_or_email(row, people, issues);
    let programme = match otherwise {
        Some(otherwise) if row.text("programme").is_empty() => Some(otherwise.to_owned()),
        _ => filled(row, "programme", issues).map(str::to_owned),
    };
    let completed_on = completed_on(row, issues);
    let completed = completed_on.is_some() || says_yes(row) || row.has_done_all() == Some(true);
    let state = state(row, issues, completed);
    let enrolment = EnrolmentRow {
        line: row.line,
        person: person?,
        programme: programme?,
        topics: topics_of_cell(row, "topics", issues),
        run: Some(row.text("run").to_owned()).filter(|run| !run.is_empty()),
        starts_on: date(row, "starts_on", issues),
        ends_on: date(row, "ends_on", issues),
        met_live: yes_or_no(row, "met_live", issues),
        state: state?,
        completed_on,
        learning_goals: topics_of_cell(row, "learning_goals", issues),
    };
    if let (Some(starts), Some(ends)) = (enrolment.starts_on, enrolment.ends_on)
        && ends < starts
    {
        let cause = format!("the run ends on {ends}, before it starts on {starts}");
        issues.push(Issue::error(row.at("ends_on"), Code::BadDate, cause, "correct one of the two dates"));
    }
    (issues.len() == before).then_some(enrolment)
}

/// The day of completion; systems without a day write yes, no, or a mark.
fn completed_on(row: &Row<'_>, issues: &mut Vec<Issue>) -> Option<Date> {
    let text = row.text("completed_on");
    let is_mark = matches!(
        fold(text).as_str(),
        "" | "yes" | "no" | "ja" | "nein" | "nej" | "oui" | "non" | "true" | "false" | "x" | "0" | "1"
    );
    if is_mark || read_standing(text).is_some() { None } else { date(row, "completed_on", issues) }
}

fn says_yes(row: &Row<'_>) -> bool {
    let text = row.text("completed_on");
    matches!(fold(text).as_str(), "yes" | "ja" | "oui" | "true" | "x" | "1")
        || read_standing(text) == Some(Standing::Is(EnrolmentState::Completed))
}

/// The state; none for who is not in the programme any more, which is told.
fn state(row: &Row<'_>, issues: &mut Vec<Issue>, completed: bool) -> Option<EnrolmentState> {
    let text = row.text("state");
    let otherwise = if completed { EnrolmentState::Completed } else { EnrolmentState::Enrolled };
    if text.is_empty() {
        return Some(otherwise);
    }
    match read_standing(text) {
        Some(Standing::Is(EnrolmentState::Completed)) => Some(EnrolmentState::Completed),
        Some(Standing::Is(EnrolmentState::Enrolled)) => Some(otherwise),
        Some(Standing::Out) => {
            let cause = format!("{} is no enrolment; the row is left out", quote(text));
            issues.push(Issue::note(row.at("state"), Code::NotEnrolled, cause, "nothing, if they did not take part"));
            None
        }
        None => {
            let cause = format!("{} is no state of an enrolment", quote(text));
            let action = "write `enrolled` or `completed`; remove cancelled rows";
            issues.push(Issue::error(row.at("state"), Code::BadState, cause, action));
            None
        }
    }
}

fn name_topics_alike(rows: &mut [EnrolmentRow]) {
    let spellings = rows.iter().flat_map(|row| row.topics.iter().chain(&row.learning_goals));
    let names = shared_names(spellings.map(String::as_str));
    for row in rows {
        for topics in [&mut row.topics, &mut row.learning_goals] {
            topics.iter_mut().for_each(|topic| *topic = names[&topic_key(topic)].clone());
        }
    }
}

fn duplicates(rows: &[EnrolmentRow]) -> impl Iterator<Item = Issue> {
    let mut first: HashMap<(usize, &str, Option<&str>), u64> = HashMap::new();
    rows.iter().filter_map(move |row| {
        let key = (row.person, row.programme.as_str(), row.run.as_deref());
        let line = *first.entry(key).or_insert(row.line);
        let cause = || format!("this person is enrolled in {} in line {line} already", quote(&row.programme));
        (line != row.line)
            .then(|| Issue::error((row.line, 1), Code::DuplicateEnrolment, cause(), "keep one of the two rows"))
    })
}

fn dates_that_differ(rows: &[EnrolmentRow]) -> impl Iterator<Item = Issue> {
    let mut first: HashMap<(&str, Option<&str>), &EnrolmentRow> = HashMap::new();
    rows.iter().filter_map(move |row| {
        let earlier = *first.entry((&row.programme, row.run.as_deref())).or_insert(row);
        let differs = (earlier.starts_on, earlier.ends_on) != (row.starts_on, row.ends_on);
        let cause = || format!("the dates of {} differ from those in line {}", quote(&row.programme), earlier.line);
        let action = "give each run its own name in the column `run`, or correct the dates";
        differs.then(|| Issue::error((row.line, 1), Code::RunDatesDiffer, cause(), action))
    })
}
