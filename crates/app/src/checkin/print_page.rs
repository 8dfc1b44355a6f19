//! What is printed for those without a phone: a card for each table, a slip for each person. Each sheet
//! carries the version of the plan and the time, so that an old one is known for what it is.

use askama::Template;
use domain::ParticipantId;
use domain::plan::{Meeting, PlannedRound};
use jiff::Timestamp;

use crate::day::load::key;
use crate::day::{Day, Directory};
use crate::web::{Arg, Sentence, Sign, Words};

/// Cards or slips, one after another.
#[derive(Template)]
#[template(path = "print/sheets.html")]
pub struct Sheets {
    pub words: Words,
    pub title: String,
    pub event: Sentence,
    /// "Version 3, 4 May 2026, 09:02".
    pub made: Sentence,
    pub sheets: Vec<Sheet>,
}

/// One card or slip.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub title: Sentence,
    pub subtitle: Sentence,
    pub lines: Vec<Line>,
}

/// One round on it.
#[derive(Debug, Clone)]
pub struct Line {
    pub time: String,
    pub sign: Option<Sign>,
    pub text: Sentence,
}

/// A published plan with the names that it needs.
pub struct Printing<'a> {
    pub day: &'a Day,
    pub directory: &'a Directory,
    pub now: Timestamp,
}

impl Printing<'_> {
    /// A card for each table: who sits there, round by round.
    pub fn table_cards(&self) -> Sheets {
        let mut spots: Vec<&str> = self.meetings().map(|(_, _, meeting)| meeting.spot.as_str()).collect();
        spots.sort_by_key(|spot| (spot.parse::<u32>().unwrap_or(u32::MAX), *spot));
        spots.dedup();
        let card = |spot: &&str| Sheet {
            title: self.place(spot),
            subtitle: Sentence::default(),
            lines: self
                .meetings()
                .filter(|(_, _, meeting)| meeting.spot == **spot)
                .map(|one| self.seats(one))
                .collect(),
        };
        self.sheets(spots.iter().map(card).collect())
    }

    /// A slip for each person: where to go, and with whom, round by round.
    pub fn itineraries(&self, people: &[ParticipantId]) -> Sheets {
        self.sheets(people.iter().map(|id| self.slip(*id)).collect())
    }

    fn slip(&self, id: ParticipantId) -> Sheet {
        let (own, somebody) = (key(id), self.directory.somebody(&key(id)));
        let rounds = self.day.published.iter().flat_map(|published| &published.plan.rounds);
        let line = |round: &PlannedRound| {
            let seat = round.meetings.iter().enumerate().find(|(_, meeting)| meeting.people.contains(&own));
            let text = match seat {
                Some((_, meeting)) => {
                    let others = meeting.people.iter().filter(|other| **other != own);
                    let names: Vec<&str> = others.map(|other| self.directory.somebody(other).first_name()).collect();
                    let (place, with) = (self.place(&meeting.spot), names.join(", "));
                    let args = [("place", Arg::Text(place.text())), ("with", Arg::Text(&with))];
                    Words::english().with("helper-print-line", &args)
                }
                None => Words::english().say("breather-title"),
            };
            Line { time: self.time(round.number), sign: seat.map(|(position, _)| Sign::at(position)), text }
        };
        Sheet {
            title: Sentence::of(&somebody.name),
            subtitle: Sentence::of(&somebody.shown_department()),
            lines: rounds.map(line).collect(),
        }
    }

    fn seats(&self, (round, position, meeting): (u32, usize, &Meeting)) -> Line {
        let names: Vec<&str> = meeting.people.iter().map(|who| self.directory.somebody(who).name.as_str()).collect();
        Line { time: self.time(round), sign: Some(Sign::at(position)), text: Sentence::of(&names.join(", ")) }
    }

    fn meetings(&self) -> impl Iterator<Item = (u32, usize, &Meeting)> {
        let rounds = self.day.published.iter().flat_map(|published| &published.plan.rounds);
        rounds.flat_map(|round| round.meetings.iter().enumerate().map(|(at, meeting)| (round.number, at, meeting)))
    }

    fn place(&self, spot: &str) -> Sentence {
        let words = Words::english();
        words.with("helper-place", &[("noun", Arg::Text(&self.day.noun)), ("spot", Arg::Text(spot))])
    }

    fn time(&self, number: u32) -> String {
        let round = self.day.timetable.rounds.iter().find(|round| round.number == number);
        round.map(|round| self.day.face.time(round.starts_at)).unwrap_or_default()
    }

    fn sheets(&self, sheets: Vec<Sheet>) -> Sheets {
        let words = Words::english();
        let number = self.day.published.as_ref().map_or(0, |published| published.number);
        let (date, time) = (self.day.face.date(self.now), self.day.face.minute(self.now));
        let args = [("number", Arg::Count(number.into())), ("date", Arg::Text(&date)), ("time", Arg::Text(&time))];
        Sheets {
            title: self.day.name.clone(),
            event: Sentence::of(&self.day.name),
            made: words.with("helper-print-made", &args),
            sheets,
            words,
        }
    }
}
