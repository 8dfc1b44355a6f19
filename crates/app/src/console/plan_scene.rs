//! The plan of an event as the console shows it: its strip, its rounds, its picture.

use domain::plan::{Meeting, PlannedRound};
use domain::roster::ParticipantKey;
use store::plans::PlanVersion;

use super::read::Scene;
use super::{
    MeetingRow, Picture, PlanView, Publish, RingPerson, RoundView, SeatedPerson, Tab, details, draw, given_up, proof,
    random_draw, strip,
};
use crate::day::Published;
use crate::web::{Arg, Sentence, Sign};

impl Scene<'_> {
    pub(super) fn plan(&self, shown: &Published, version: Option<&PlanVersion>) -> PlanView {
        let words = self.words;
        let people = u32::try_from(shown.roster.people.len()).unwrap_or(u32::MAX);
        let is_head = self.day.published.as_ref().is_some_and(|head| head.id == shown.id);
        let name = |key: &ParticipantKey| self.directory.somebody(key).name.clone();
        let made_at = version.map_or(self.looking.now, |version| version.made_at);
        let number = Arg::Count(shown.number.into());
        PlanView {
            version: words.with("plan-version", &[("number", number)]),
            status: if is_head { self.at("plan-published", made_at) } else { words.say("plan-draft") },
            strip: strip(words, &shown.report, people, shown.roster.rounds),
            random: random_draw(words, &shown.report),
            given_up: given_up(words, &shown.report),
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

    fn round(&self, planned: &PlannedRound) -> RoundView {
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
            SeatedPerson { name: Sentence::of(&person.name), department: Sentence::of(&person.shown_department()) }
        };
        let code = meeting.reasons.first().map_or("new_pairing", |reason| reason.code.as_str());
        MeetingRow {
            sign: Sign::at(position),
            spot: Sentence::of(&format!("{} {}", self.day.noun, meeting.spot)),
            people: meeting.people.iter().map(seated).collect(),
            why: self.words.say(&format!("why-{code}")),
        }
    }

    pub(super) fn picture(&self, shown: &Published) -> Picture {
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
        let mut picture = draw(&ring, &shown.plan, Some(round));
        picture.lead = self.words.with("graph-lead", &[("number", Arg::Count(round.into()))]);
        picture.described_plain = self.described(shown, &picture);
        picture.tabs = shown.plan.rounds.iter().map(|planned| self.tab(planned.number, round)).collect();
        picture
    }

    fn tab(&self, number: u32, current: u32) -> Tab {
        Tab {
            href: format!("/console/events/{}?round={number}#graph", self.looking.event),
            label: self.words.with("graph-round", &[("number", Arg::Count(number.into()))]),
            current: number == current,
        }
    }

    fn described(&self, shown: &Published, picture: &Picture) -> String {
        let count = |number: usize| Arg::Count(number as i64);
        let meetings = shown.plan.rounds.iter().map(|round| round.meetings.len()).sum();
        let inside = shown.report.same_department.unwrap_or(0);
        let args = [
            ("people", count(picture.dots.len())),
            ("departments", count(picture.labels.len())),
            ("meetings", count(meetings)),
            ("inside", Arg::Count(inside.into())),
        ];
        self.words.with("graph-described", &args).text().to_owned()
    }
}
