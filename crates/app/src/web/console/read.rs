//! From the store to the console's page, and the acts of its buttons.

use std::collections::{BTreeMap, BTreeSet};

use domain::plan::Meeting;
use domain::{AttendanceFactId, AttendanceKind, EventId, OrganisationId, ParticipantId};
use jiff::{SignedDuration, Timestamp};
use store::attendance::{self, NewFact};
use store::invitations::{self, NewScreenLink};
use store::plans::{self, PlanVersion};
use store::{Conn, StoreError, TokenHash, events, participants};

use super::{
    Arrivals, DepartmentRow, EventPage, Graph, MeetingRow, PlanView, Publish, RingPerson, RoundView, SeatedPerson, Tab,
    details, draw, proof, random_draw, strip,
};
use crate::by::By;
use crate::live::load::{directory_of_event, key};
use crate::live::{Day, Directory, Published, load};
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
    let graph = shown.as_deref().map(|shown| scene.graph(shown)).unwrap_or_default();
    let id = looking.event.to_string();
    Ok(Some(EventPage {
        self_path: scene.path(),
        screen_path: format!("/console/events/{id}/screen"),
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

struct Scene<'a> {
    day: &'a Day,
    directory: &'a Directory,
    arrived: &'a BTreeMap<ParticipantId, Timestamp>,
    words: &'a Words,
    looking: &'a Looking,
}

impl Scene<'_> {
    fn path(&self) -> String {
        let round = self.looking.round.map(|round| format!("?round={round}")).unwrap_or_default();
        format!("/console/events/{}{round}", self.looking.event)
    }

    fn at(&self, key: &str, instant: Timestamp) -> Sentence {
        self.words.with(key, &[("time", Arg::Text(&self.day.face.time(instant)))])
    }

    fn state(&self) -> Sentence {
        let (table, now) = (&self.day.timetable, self.looking.now);
        if self.day.closed_at.is_some() {
            return self.words.say("console-state-closed");
        }
        if let Some(round) = table.current(now) {
            let rounds = Arg::Count(table.rounds.len() as i64);
            let args = [("number", Arg::Count(round.number.into())), ("rounds", rounds)];
            return self.words.with("console-state-live", &args);
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
    fn department(&self, person: &crate::live::Somebody) -> String {
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

    fn has_arrived(&self, key: &domain::roster::ParticipantKey) -> bool {
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

    fn plan(&self, shown: &Published, version: Option<&PlanVersion>) -> PlanView {
        let words = self.words;
        let people = u32::try_from(shown.roster.people.len()).unwrap_or(u32::MAX);
        let is_head = self.day.published.as_ref().is_some_and(|head| head.id == shown.id);
        let name = |key: &domain::roster::ParticipantKey| self.directory.somebody(key).name.clone();
        let made_at = version.map_or(self.looking.now, |version| version.made_at);
        let number = Arg::Count(shown.number.into());
        PlanView {
            version: words.with("plan-version", &[("number", number)]),
            status: if is_head { self.at("plan-published", made_at) } else { words.say("plan-draft") },
            strip: strip(words, &shown.report, people, shown.roster.rounds),
            random: random_draw(words, &shown.report),
            proof: proof(words, &shown.report),
            document_path: format!("/console/plans/{}/plan.json", shown.id),
            publish: (!is_head).then(|| Publish {
                action: format!("/console/events/{}/publication", self.looking.event),
                plan: shown.id.to_string(),
                head: self.day.published.as_ref().map(|head| head.id.to_string()).unwrap_or_default(),
                label: words.with("plan-publish", &[("number", number)]),
            }),
            details: details(words, &shown.roster, &shown.plan, &shown.report, &name),
            rounds: shown.plan.rounds.iter().map(|round| self.round(round)).collect(),
        }
    }

    fn round(&self, planned: &domain::plan::PlannedRound) -> RoundView {
        let time = self.day.timetable.rounds.iter().find(|round| round.number == planned.number);
        let face = &self.day.face;
        let (from, to) =
            time.map_or_else(Default::default, |time| (face.time(time.starts_at), face.time(time.ends_at)));
        let args = [("number", Arg::Count(planned.number.into())), ("from", Arg::Text(&from)), ("to", Arg::Text(&to))];
        let rows = planned.meetings.iter().enumerate().map(|(position, meeting)| self.meeting(position, meeting));
        RoundView { label: self.words.with("rounds-round", &args), rows: rows.collect() }
    }

    fn meeting(&self, position: usize, meeting: &Meeting) -> MeetingRow {
        let seated = |key| {
            let person = self.directory.somebody(key);
            SeatedPerson { name: Sentence::of(&person.name), department: Sentence::of(&person.department) }
        };
        let code = meeting.reasons.first().map_or("new_pairing", |reason| reason.code.as_str());
        MeetingRow {
            sign: Sign::at(position),
            spot: Sentence::of(&format!("{} {}", self.day.noun, meeting.spot)),
            people: meeting.people.iter().map(seated).collect(),
            why: self.words.say(&format!("why-{code}")),
        }
    }

    fn graph(&self, shown: &Published) -> Graph {
        let mut ring: Vec<RingPerson> = self
            .directory
            .people
            .iter()
            .map(|(key, person)| RingPerson {
                key: key.clone(),
                name: person.name.clone(),
                department: self.department(person),
                arrived: self.has_arrived(key),
            })
            .collect();
        ring.sort_by(|one, other| (&one.department, &one.name).cmp(&(&other.department, &other.name)));
        let round = self.looking.round.unwrap_or(1);
        let mut graph = draw(&ring, &shown.plan, Some(round));
        graph.lead = self.words.with("graph-lead", &[("number", Arg::Count(round.into()))]);
        graph.described_plain = self.described(shown, &graph);
        graph.tabs = shown.plan.rounds.iter().map(|planned| self.tab(planned.number, round)).collect();
        graph
    }

    fn tab(&self, number: u32, current: u32) -> Tab {
        Tab {
            href: format!("/console/events/{}?round={number}#graph", self.looking.event),
            label: self.words.with("graph-round", &[("number", Arg::Count(number.into()))]),
            current: number == current,
        }
    }

    fn described(&self, shown: &Published, graph: &Graph) -> String {
        let count = |number: usize| Arg::Count(number as i64);
        let meetings = shown.plan.rounds.iter().map(|round| round.meetings.len()).sum();
        let inside = shown.report.same_department.unwrap_or(0);
        let args = [
            ("people", count(graph.dots.len())),
            ("departments", count(graph.labels.len())),
            ("meetings", count(meetings)),
            ("inside", Arg::Count(inside.into())),
        ];
        self.words.with("graph-described", &args).text().to_owned()
    }
}

/// Lets everybody arrive who has not: for trying the product out. Answers how many.
pub fn let_everybody_arrive(conn: &mut Conn, by: &By, event: EventId) -> Result<usize, StoreError> {
    let here: BTreeSet<ParticipantId> =
        attendance::arrivals(conn, by.organisation, event)?.into_iter().map(|(id, _)| id).collect();
    let mut count = 0;
    for participant in participants::of_event(conn, by.organisation, event)? {
        if here.contains(&participant.id) {
            continue;
        }
        let id = (by.stamp.new_id)();
        attendance::record(
            conn,
            &NewFact {
                organisation_id: by.organisation,
                id: AttendanceFactId::from_uuid(id),
                event_id: event,
                participant_id: participant.id,
                kind: AttendanceKind::Arrived,
                round_number: None,
                action_key: id.to_string(),
                occurred_at: by.stamp.at,
                received_at: by.stamp.at,
                actor: by.actor.clone(),
            },
        )?;
        count += 1;
    }
    Ok(count)
}

/// Issues a link for a screen of the venue, valid to a day after the event. Answers its path.
pub fn issue_screen_link(conn: &mut Conn, by: &By, event: EventId, secret: &str) -> Result<String, StoreError> {
    let found = events::find(conn, by.organisation, event)?.ok_or(StoreError::NotFound)?;
    let hours = SignedDuration::from_mins(found.minutes_total.into()) + SignedDuration::from_hours(24);
    invitations::issue_screen_link(
        conn,
        &NewScreenLink {
            organisation_id: by.organisation,
            id: (by.stamp.new_id)(),
            event_id: event,
            token_sha256: TokenHash::of(secret),
            issued_at: by.stamp.at,
            valid_until: found.starts_at.max(by.stamp.at) + hours,
        },
    )?;
    Ok(format!("/screen/{secret}"))
}
