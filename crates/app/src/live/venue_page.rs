//! The screen of the venue: everybody's name with the spot of the round that is shown.

use std::collections::BTreeMap;

use askama::Template;
use domain::plan::PlannedRound;
use domain::roster::ParticipantKey;
use jiff::Timestamp;

use crate::day::{Day, Directory, PageTime, RoundPhase, RoundTime, Somebody};
use crate::web::{Arg, Sentence, Sign, Words};

/// How many names fit on one page of the screen.
const NAMES_PER_PAGE: usize = 44;
/// Above so many people the screen shows surnames as initials.
const FULL_NAMES_MAX: usize = 40;

/// The page.
#[derive(Template)]
#[template(path = "screen/page.html")]
pub struct VenuePage {
    pub words: Words,
    pub title: String,
    pub event: Sentence,
    /// Where the page asks for its body.
    pub body_path: String,
    pub body: VenueBody,
}

/// The part of the page that changes by itself.
#[derive(Template, Clone)]
#[template(path = "screen/body.html")]
pub struct VenueBody {
    pub event: Sentence,
    pub clock: String,
    pub now_ms: i64,
    pub next_ms: i64,
    pub headline: Sentence,
    pub line: Sentence,
    pub big: Option<String>,
    /// What the countdown runs to; 0: nothing is counted.
    pub until_ms: i64,
    /// The countdown as it was when the page was made.
    pub left: String,
    /// How to come in without a link, while the door is open.
    pub door: Option<DoorSign>,
    pub pages: Vec<NamePage>,
    pub turn_ms: i64,
    /// Changes with what is worth an announcement.
    pub said: String,
}

/// What stands on the screen for those who come without a link.
#[derive(Debug, Clone)]
pub struct DoorSign {
    /// The poster's code to scan, as SVG.
    pub code: String,
    pub lead: Sentence,
    /// The number that the door asks for, where it does.
    pub number: Option<String>,
}

/// Whose names are shown whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// In a small circle; above forty people with an initial.
    BySize,
    Initials,
}

/// Some of the names, in order.
#[derive(Debug, Clone)]
pub struct NamePage {
    pub label: Sentence,
    pub rows: Vec<NameRow>,
}

/// One line: a letter of the alphabet, or somebody.
#[derive(Debug, Clone)]
pub enum NameRow {
    Letter(String),
    Somebody { name: Sentence, to: Sentence, sign: Option<Sign> },
}

/// Somebody's name on a screen and the key that it is sorted by.
#[derive(Debug, Clone)]
pub struct Listed {
    pub name: String,
    /// Tells namesakes apart.
    pub department: String,
    pub key: ParticipantKey,
}

impl VenueBody {
    /// A screen without names.
    pub fn calm(day: &Day, time: &PageTime, headline: Sentence, line: Sentence, big: Option<String>) -> Self {
        Self {
            event: Sentence::of(&day.name),
            clock: time.clock.clone(),
            now_ms: time.now.as_millisecond(),
            next_ms: time.next.map_or(0, |next| next.as_millisecond()),
            headline,
            line,
            big,
            until_ms: 0,
            left: String::new(),
            door: None,
            pages: Vec::new(),
            turn_ms: 9_000,
            said: String::new(),
        }
    }

    /// With a countdown to `then`.
    fn counting(mut self, now: Timestamp, then: Timestamp) -> Self {
        let seconds = (then.as_second() - now.as_second()).max(0);
        self.until_ms = then.as_millisecond();
        self.left = format!("{}:{:02}", seconds / 60, seconds % 60);
        self
    }

    /// The same without what moves by the second.
    pub fn still(&self) -> Self {
        Self { now_ms: 0, left: String::new(), ..self.clone() }
    }
}

/// What is said of an event that is over, or was called off before it began.
fn ended(day: &Day) -> &'static str {
    if day.closed_at.is_some() && day.started_at.is_none() { "cancelled-title" } else { "screen-finished" }
}

/// What the screen shows at `now`.
pub fn body(words: &Words, day: &Day, (directory, naming): (&Directory, Naming), now: Timestamp) -> VenueBody {
    let (time, table) = (day.page_time(now), &day.timetable);
    let at = |key: &str, instant: Timestamp| words.with(key, &[("time", Arg::Text(&day.face.time(instant)))]);
    let plan = day.published.iter().flat_map(|published| &published.plan.rounds);
    let current = table.current(now).filter(|_| day.closed_at.is_none());
    if let Some((round, planned)) = current.and_then(|round| {
        plan.into_iter().find(|planned| planned.number == round.number).map(|planned| (round, planned))
    }) {
        let rounds = Arg::Count(table.rounds.len() as i64);
        let headline = words.with("screen-round", &[("number", Arg::Count(round.number.into())), ("rounds", rounds)]);
        let running = table.phase(round, now) == RoundPhase::Running;
        let turn = if running { round.ends_at } else { round.starts_at };
        let paused = running && round.paused_at.is_some();
        let line = match (running, paused) {
            (_, true) => words.say("screen-paused"),
            (true, false) => at("screen-until", round.ends_at),
            (false, false) => at("screen-starts", round.starts_at),
        };
        let listed = |(key, somebody): (&ParticipantKey, &Somebody)| Listed {
            name: somebody.name.clone(),
            department: somebody.shown_department(),
            key: key.clone(),
        };
        let mut body = VenueBody::calm(day, &time, headline, line, None);
        if !paused {
            body = body.counting(now, turn);
        }
        body.pages = name_pages(words, planned, directory.people.iter().map(listed).collect(), naming);
        body.turn_ms = turn_ms(round, body.pages.len());
        body.said = body.headline.text().to_owned();
        return body;
    }
    let over = day.closed_at.is_some() || (table.held(now) == table.rounds.len() && !table.rounds.is_empty());
    match table.upcoming(now).filter(|_| !over) {
        Some(next) => match table.appears_at(next, now) {
            Some(appears_at) => {
                let key = if table.held(now) == 0 { "screen-before" } else { "screen-between" };
                let (headline, big) = (at(key, appears_at), Some(day.face.time(appears_at)));
                let calm = VenueBody::calm(day, &time, headline, words.say("screen-check-in"), big);
                calm.counting(now, appears_at)
            }
            None => VenueBody::calm(day, &time, words.say("screen-welcome"), words.say("screen-check-in"), None),
        },
        None if over => VenueBody::calm(day, &time, words.say(ended(day)), Sentence::default(), None),
        None => VenueBody::calm(day, &time, words.say("screen-welcome"), words.say("screen-check-in"), None),
    }
}

/// All names of a round from A to Z, in pages. O(n log n) for n people.
pub fn name_pages(words: &Words, round: &PlannedRound, mut people: Vec<Listed>, naming: Naming) -> Vec<NamePage> {
    let initials = naming == Naming::Initials || people.len() > FULL_NAMES_MAX;
    for person in &mut people {
        person.name = if initials { with_initial(&person.name) } else { person.name.trim().to_owned() };
    }
    tell_namesakes_apart(&mut people);
    people.sort_by_cached_key(|person| (person.name.to_lowercase(), person.key.clone()));
    people.chunks(NAMES_PER_PAGE).map(|chunk| name_page(words, round, chunk)).collect()
}

fn name_page(words: &Words, round: &PlannedRound, people: &[Listed]) -> NamePage {
    let mut rows = Vec::with_capacity(people.len() + 26);
    let mut letter = String::new();
    for person in people {
        let first = first_letter(&person.name);
        if first != letter {
            rows.push(NameRow::Letter(first.clone()));
            letter = first;
        }
        rows.push(row(words, round, person));
    }
    let end = |person: Option<&Listed>| person.map_or(String::new(), |person| first_letter(&person.name));
    let (from, to) = (end(people.first()), end(people.last()));
    let label = words.with("screen-names", &[("first", Arg::Text(&from)), ("last", Arg::Text(&to))]);
    NamePage { label, rows }
}

fn row(words: &Words, round: &PlannedRound, person: &Listed) -> NameRow {
    let name = Sentence::of(&person.name);
    let seat = round.meetings.iter().enumerate().find(|(_, meeting)| meeting.people.contains(&person.key));
    match seat {
        Some((position, meeting)) => {
            NameRow::Somebody { name, to: Sentence::of(&meeting.spot), sign: Some(Sign::at(position)) }
        }
        None => NameRow::Somebody { name, to: words.say("screen-breather"), sign: None },
    }
}

/// Adds the department where one name stands for several.
fn tell_namesakes_apart(people: &mut [Listed]) {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for person in people.iter() {
        *counts.entry(person.name.to_lowercase()).or_default() += 1;
    }
    for person in people {
        if counts.get(&person.name.to_lowercase()).is_some_and(|count| *count > 1) && !person.department.is_empty() {
            person.name = format!("{}, {}", person.name, person.department);
        }
    }
}

/// How long one page of names stays: all of them within half of the time until the round starts.
fn turn_ms(round: &RoundTime, pages: usize) -> i64 {
    let half = (round.starts_at.as_millisecond() - round.reveals_at.as_millisecond()) / 2;
    (half / i64::try_from(pages).unwrap_or(1).max(1)).clamp(2_000, 12_000)
}

/// `Grace Okafor` as `Grace O.`
fn with_initial(name: &str) -> String {
    let mut parts = name.split_whitespace();
    let first = parts.next().unwrap_or_default();
    match parts.next_back().and_then(|last| last.chars().next()) {
        Some(initial) => format!("{first} {initial}."),
        None => first.to_owned(),
    }
}

fn first_letter(name: &str) -> String {
    name.chars().next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(names: &[&str]) -> Vec<Listed> {
        let somebody = |name: &&str| Listed { name: (*name).into(), department: "Sales".into(), key: (*name).into() };
        names.iter().map(somebody).collect()
    }

    #[test]
    fn names_come_from_a_to_z_with_letters_between() {
        let round = PlannedRound { number: 1, meetings: vec![], byes: vec![], certificate: None };
        let pages =
            name_pages(&Words::english(), &round, listed(&["Grace Hopper", "Ada Lovelace", "Åsa Ek"]), Naming::BySize);
        assert_eq!(pages.len(), 1);
        let letters: Vec<&str> = pages[0]
            .rows
            .iter()
            .map(|row| match row {
                NameRow::Letter(letter) => letter.as_str(),
                NameRow::Somebody { name, .. } => name.html(),
            })
            .collect();
        let expected = ["A", "<bdi>Ada Lovelace</bdi>", "G", "<bdi>Grace Hopper</bdi>", "Å", "<bdi>Åsa Ek</bdi>"];
        assert_eq!(letters, expected);
    }

    #[test]
    fn namesakes_are_told_apart_by_department() {
        let mut two = listed(&["Grace Hopper", "Grace Hopper", "Ada Lovelace"]);
        two[1].department = "Legal".into();
        tell_namesakes_apart(&mut two);
        let names: Vec<&str> = two.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["Grace Hopper, Sales", "Grace Hopper, Legal", "Ada Lovelace"]);
    }

    #[test]
    fn many_people_are_shown_with_an_initial() {
        assert_eq!(with_initial("Grace Brewster Hopper"), "Grace H.");
        assert_eq!(with_initial("Ravi"), "Ravi");
        assert_eq!(with_initial(""), "");
    }
}
