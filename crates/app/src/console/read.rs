//! From the store to the console's page: who looks at which event, and who's in.

use std::collections::{BTreeMap, BTreeSet};

use domain::{EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;
use store::{Conn, StoreError, attendance, plans};

use super::{Arrivals, DepartmentRow, EventPage};
use crate::day::load::{directory_of_event, key};
use crate::day::{Day, Directory, RoundPhase, load};
use crate::web::{Arg, Sentence, Sign, Words};

/// How many of the latest arrivals are named.
const LATEST: usize = 6;

/// What an organiser looks at.
pub struct Looking {
    pub event: EventId,
    pub round: Option<u32>,
    pub now: Timestamp,
    pub csrf: String,
    pub simulation: bool,
}

/// The page of one event; none: the organisation has no such event.
pub fn event_page(
    conn: &mut Conn,
    organisation: OrganisationId,
    looking: Looking,
) -> Result<Option<EventPage>, StoreError> {
    let Some(day) = load::day(conn, organisation, looking.event)? else { return Ok(None) };
    let directory = directory_of_event(conn, organisation, looking.event)?;
    let arrived: BTreeMap<ParticipantId, Timestamp> =
        attendance::arrivals(conn, organisation, looking.event)?.into_iter().collect();
    let versions = plans::versions(conn, organisation, looking.event)?;
    let shown = match versions.first() {
        Some(newest) => load::published(conn, organisation, newest.id)?,
        None => None,
    };
    let words = Words::english();
    let scene = Scene { day: &day, directory: &directory, arrived: &arrived, words: &words, looking: &looking };
    let plan = shown.as_deref().map(|shown| scene.plan(shown, versions.first()));
    let graph = shown.as_deref().map(|shown| scene.picture(shown)).unwrap_or_default();
    let id = looking.event.to_string();
    Ok(Some(EventPage {
        self_path: scene.path(),
        screen_path: format!("/console/events/{id}/screen"),
        versions_path: format!("/console/events/{id}/versions"),
        name_plain: day.name.clone(),
        name: Sentence::of(&day.name),
        state: scene.state(),
        when: scene.when(),
        crossing: scene.crossing(),
        arrivals: scene.arrivals(),
        plan,
        no_plan: words.with("plan-none", &[("id", Arg::Text(&id))]),
        graph,
        csrf: looking.csrf.clone(),
        words: words.clone(),
    }))
}

/// Everything that the page is drawn from.
pub(super) struct Scene<'a> {
    pub(super) day: &'a Day,
    pub(super) directory: &'a Directory,
    pub(super) arrived: &'a BTreeMap<ParticipantId, Timestamp>,
    pub(super) words: &'a Words,
    pub(super) looking: &'a Looking,
}

impl Scene<'_> {
    fn path(&self) -> String {
        let round = self.looking.round.map(|round| format!("?round={round}")).unwrap_or_default();
        format!("/console/events/{}{round}", self.looking.event)
    }

    pub(super) fn at(&self, key: &str, instant: Timestamp) -> Sentence {
        self.words.with(key, &[("time", Arg::Text(&self.day.face.time(instant)))])
    }

    fn state(&self) -> Sentence {
        let (table, now) = (&self.day.timetable, self.looking.now);
        if self.day.closed_at.is_some() {
            return self.words.say("console-state-closed");
        }
        if let Some(round) = table.current(now) {
            let rounds = Arg::Count(table.rounds.len() as i64);
            let starts = self.day.face.time(round.starts_at);
            let args = [("number", Arg::Count(round.number.into())), ("rounds", rounds), ("time", Arg::Text(&starts))];
            let running = table.phase(round, now) == RoundPhase::Running;
            return self.words.with(if running { "console-state-live" } else { "console-state-shown" }, &args);
        }
        match table.upcoming(now) {
            None if !table.rounds.is_empty() => self.words.say("console-state-over"),
            _ if self.day.published.is_none() => self.words.say("console-state-draft"),
            _ if now < self.day.check_in_opens_at => self.at("console-state-not-open", self.day.check_in_opens_at),
            Some(round) if round.number == 1 => self.at("console-state-before", round.reveals_at),
            _ => self.words.say("console-state-open"),
        }
    }

    fn when(&self) -> Sentence {
        let face = &self.day.face;
        let (date, from, to) =
            (face.date(self.day.starts_at), face.time(self.day.starts_at), face.time(self.day.ends_at));
        let zone = Arg::Text(&self.day.zone);
        let args = [("date", Arg::Text(&date)), ("from", Arg::Text(&from)), ("to", Arg::Text(&to)), ("zone", zone)];
        self.words.with("console-when", &args)
    }

    /// The department that a participant counts for: the path at the level that the plan crosses.
    pub(super) fn department(&self, person: &crate::day::Somebody) -> String {
        let level = self.day.published.as_ref().map_or(1, |plan| plan.roster.settings.department_level);
        let parts = person.department.split('/').take(level.max(1) as usize);
        parts.collect::<Vec<_>>().join("/")
    }

    fn crossing(&self) -> Sentence {
        let names: BTreeSet<String> = self.directory.people.values().map(|person| self.department(person)).collect();
        let listed: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        let args =
            [("names", &*listed.join(", ")), ("count", &*listed.len().to_string())].map(|(k, v)| (k, v.to_owned()));
        let [(_, names), (_, count)] = args;
        self.words.with("console-crossing", &[("names", Arg::Text(&names)), ("count", Arg::Text(&count))])
    }

    pub(super) fn has_arrived(&self, key: &domain::roster::ParticipantKey) -> bool {
        key.as_str().parse().is_ok_and(|id: ParticipantId| self.arrived.contains_key(&id))
    }

    fn arrivals(&self) -> Arrivals {
        let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for (key, person) in &self.directory.people {
            let (here, total) = counts.entry(self.department(person)).or_default();
            *here += usize::from(self.has_arrived(key));
            *total += 1;
        }
        let row = |(position, (name, (here, total))): (usize, (String, (usize, usize)))| DepartmentRow {
            sign: Sign::at(position),
            name: if name.is_empty() { self.words.say("department-unknown") } else { Sentence::of(&name) },
            count: format!("{here} / {total}"),
            total,
        };
        let (arrived, total) = (self.arrived.len(), self.directory.people.len());
        let line = [("arrived", Arg::Count(arrived as i64)), ("total", Arg::Count(total as i64))];
        let simulate = self.looking.simulation && arrived < total;
        Arrivals {
            title: self.words.with("whos-in", &[("time", Arg::Text(&self.day.face.minute(self.looking.now)))]),
            line: self.words.with("arrived-of", &line),
            arrived,
            total,
            departments: counts.into_iter().enumerate().map(row).collect(),
            latest: self.latest(),
            simulate: simulate.then(|| format!("/console/events/{}/arrivals", self.looking.event)),
        }
    }

    fn latest(&self) -> Vec<Sentence> {
        let mut by_time: Vec<(&Timestamp, &ParticipantId)> = self.arrived.iter().map(|(id, at)| (at, id)).collect();
        by_time.sort();
        let names = by_time.iter().rev().take(LATEST).map(|(_, id)| self.directory.somebody(&key(**id)));
        names.map(|person| Sentence::of(&person.name)).collect()
    }
}
