//! The lines of the helper's page, out of what the door sees.

use domain::ParticipantId;
use jiff::Timestamp;

use super::desk::Desk;
use super::desk_view_page::{CodeLine, DepartmentLine, DeskPage, PersonLine, TableLine};
use super::fits;
use crate::access::step_up::Waiting;
use crate::web::{Arg, Sentence, Words};

/// The door as it is drawn at one moment, for one session.
pub struct Drawing<'a> {
    pub desk: &'a Desk,
    pub now: Timestamp,
    pub csrf: String,
    pub key: String,
}

impl Drawing<'_> {
    /// The whole page with what a search found.
    pub fn page(&self, query: &str, codes: &[Waiting]) -> DeskPage {
        let (words, day) = (Words::english(), &self.desk.day);
        let (arrived, total, by_department) = self.desk.counts();
        let args = [("arrived", Arg::Count(arrived as i64)), ("total", Arg::Count(total as i64))];
        let enough = fits::is_enough(query);
        let department = |(name, (arrived, total)): (String, (usize, usize))| DepartmentLine {
            name: Sentence::of(&name),
            count: format!("{arrived} / {total}"),
        };
        DeskPage {
            title: day.name.clone(),
            event: Sentence::of(&day.name),
            clock: day.face.minute(self.now),
            path: format!("/helper/{}", day.event_id),
            csrf: self.csrf.clone(),
            query: query.to_owned(),
            counts: words.with("helper-counts", &args),
            departments: by_department.into_iter().map(department).collect(),
            found: enough.then(|| self.desk.search(query).into_iter().map(|id| self.person(&words, id)).collect()),
            too_short: !query.trim().is_empty() && !enough,
            tables: self.tables(&words),
            hosts: self.hosts(&words),
            tell: self.tell(&words),
            not_seen: self.desk.not_seen().into_iter().map(|id| Sentence::of(&self.desk.somebody(id).name)).collect(),
            codes: self.codes(codes),
            key: self.key.clone(),
            words,
        }
    }

    fn person(&self, words: &Words, id: ParticipantId) -> PersonLine {
        let somebody = self.desk.somebody(id);
        let since = self.desk.arrived.get(&id).map(|at| self.desk.day.face.minute(*at));
        PersonLine {
            participant: id.to_string(),
            name: Sentence::of(&somebody.name),
            department: Sentence::of(&somebody.shown_department()),
            state: match (&since, self.desk.away(id)) {
                (_, Some(kind)) => words.say(&format!("helper-{}", kind.as_str())),
                (Some(time), None) => words.with("helper-since", &[("time", Arg::Text(time))]),
                (None, None) => words.say("helper-not-yet"),
            },
            is_in: since.is_some(),
            may_come_in: since.is_none() || self.desk.away(id).is_some(),
        }
    }

    fn tables(&self, words: &Words) -> Vec<TableLine> {
        let Some(round) = self.desk.round(self.now) else { return Vec::new() };
        let line = |(spot, people): (String, Vec<ParticipantId>)| {
            let names: Vec<&str> = people.iter().map(|id| self.desk.somebody(*id).name.as_str()).collect();
            let missing = people.iter().filter(|id| !self.desk.arrived.contains_key(id)).count();
            TableLine {
                round: round.number,
                place: self.place(words, &spot),
                people: Sentence::of(&names.join(", ")),
                missing,
                spot,
            }
        };
        self.desk.tables(round.number).into_iter().map(line).collect()
    }

    fn place(&self, words: &Words, spot: &str) -> Sentence {
        words.with("helper-place", &[("noun", Arg::Text(&self.desk.day.noun)), ("spot", Arg::Text(spot))])
    }

    fn hosts(&self, words: &Words) -> Vec<Sentence> {
        let line = |(id, spot): &(ParticipantId, Option<String>)| {
            let (name, noun) = (Arg::Text(&self.desk.somebody(*id).name), Arg::Text(&self.desk.day.noun));
            let spot = Arg::Text(spot.as_deref().unwrap_or("?"));
            words.with("helper-host-line", &[("name", name), ("noun", noun), ("spot", spot)])
        };
        self.desk.lonely().iter().map(line).collect()
    }

    fn tell(&self, words: &Words) -> Vec<Sentence> {
        let line = |(id, spot): (ParticipantId, Option<String>)| {
            let name = Arg::Text(&self.desk.somebody(id).name);
            match &spot {
                Some(spot) => {
                    let place = [("name", name), ("noun", Arg::Text(&self.desk.day.noun)), ("spot", Arg::Text(spot))];
                    words.with("helper-tell", &place)
                }
                None => words.with("helper-tell-breather", &[("name", name)]),
            }
        };
        self.desk.to_tell(self.now).into_iter().map(line).collect()
    }

    fn codes(&self, codes: &[Waiting]) -> Vec<CodeLine> {
        let line = |code: &Waiting| {
            let participant = self.desk.participant_of(code.person)?;
            Some(CodeLine { name: Sentence::of(&self.desk.somebody(participant).name), code: code.code.clone() })
        };
        codes.iter().filter_map(line).collect()
    }
}
