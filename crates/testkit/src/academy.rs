//! Sixteen named people of four departments, one programme, and the event that comes out of it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails right here")]

use std::collections::HashMap;

use app::events::links;
use domain::EventId;
use serde_json::{Value, json};
use store::{invitations, organisations};

use crate::app::{Client, TestApp};

/// `people.csv`: Ada leads Engineering, Grace leads Operations; most cards are blank.
pub const PEOPLE: &str = "\
id,name,email,department,site,manager_id,languages,pace
1,Ada Lovelace,ada@example.org,Engineering,London,,en,any
2,Alan Turing,alan@example.org,Engineering,London,1,en,any
3,Edsger Dijkstra,edsger@example.org,Engineering,Malmö,1,en|nl,any
4,Barbara Liskov,barbara@example.org,Engineering,Malmö,1,en,any
5,Grace Hopper,grace@example.org,Operations,London,,en,any
6,Katherine Johnson,katherine@example.org,Operations,London,5,en,any
7,Margaret Hamilton,margaret@example.org,Operations,Malmö,5,en,any
8,Dorothy Vaughan,dorothy@example.org,Operations,Malmö,5,en,any
9,Emmy Noether,emmy@example.org,Finance,London,,en|de,any
10,Sofia Kovalevskaya,sofia@example.org,Finance,London,9,en,any
11,Paul Erdős,paul@example.org,Finance,Malmö,9,en|hu,any
12,Srinivasa Ramanujan,srinivasa@example.org,Finance,Malmö,9,en,any
13,Florence Nightingale,florence@example.org,Sales,London,,en,any
14,Hedy Lamarr,hedy@example.org,Sales,London,13,en|de,any
15,Mary Jackson,mary@example.org,Sales,Malmö,13,en,any
16,Radia Perlman,radia@example.org,Sales,Malmö,13,en,any
";

/// `programme.csv`: four wishes among sixteen people.
pub const PROGRAMME: &str = "\
person_id,programme,topics,state,learning_goals
1,Leading across departments,Negotiation;Feedback,completed,
2,Leading across departments,Negotiation;Feedback,enrolled,Pricing
3,Leading across departments,Negotiation;Feedback,enrolled,
4,Leading across departments,Negotiation;Feedback,completed,
5,Leading across departments,Negotiation;Feedback,enrolled,Negotiation
6,Leading across departments,Negotiation;Feedback,enrolled,
7,Leading across departments,Negotiation;Feedback,enrolled,
8,Leading across departments,Negotiation;Feedback,enrolled,
9,Leading across departments,Negotiation;Feedback,completed,
10,Leading across departments,Negotiation;Feedback,enrolled,Feedback
11,Leading across departments,Negotiation;Feedback,enrolled,
12,Leading across departments,Negotiation;Feedback,enrolled,
13,Leading across departments,Negotiation;Feedback,enrolled,Feedback
14,Leading across departments,Negotiation;Feedback,enrolled,
15,Leading across departments,Negotiation;Feedback,enrolled,
16,Leading across departments,Negotiation;Feedback,enrolled,
";

/// Check-in opens at 07:00 (when the tests' clock begins), the first round is revealed at 07:33 and starts at 07:35.
pub const STARTS_AT: &str = "2026-05-04T07:30:00Z";

/// An organiser, an event of sixteen people and its first draft plan, all made through the API.
pub struct Academy<'a> {
    pub app: &'a TestApp,
    pub organiser: Client,
    pub event_id: String,
    pub plan_id: String,
}

impl<'a> Academy<'a> {
    /// Imports the people and the programme, and makes the event out of it.
    pub fn gather(app: &'a TestApp) -> Self {
        Self::gather_at(app, STARTS_AT)
    }

    /// As [`Academy::gather`], with an event that starts at another time.
    pub fn gather_at(app: &'a TestApp, starts_at: &str) -> Self {
        let organiser = app.organiser();
        organiser.upload("/api/v1/people/imports", "text/csv", PEOPLE.as_bytes()).expect(200);
        organiser.upload("/api/v1/programmes/imports", "text/csv", PROGRAMME.as_bytes()).expect(200);
        let programmes = organiser.get("/api/v1/programmes").expect(200).json();
        let programme = programmes["items"][0]["id"].as_str().unwrap();
        let wish = json!({"starts_at": starts_at, "minutes_total": 60, "time_zone": "Europe/Stockholm"});
        let made = organiser.post(&format!("/api/v1/programmes/{programme}/events"), &wish).expect(201).json();
        let id = |name: &str| made[name].as_str().unwrap().to_owned();
        Self { app, organiser, event_id: id("event_id"), plan_id: id("plan_id") }
    }

    /// A plan as the organiser reads it.
    pub fn plan(&self, plan_id: &str) -> Value {
        self.organiser.get(&format!("/api/v1/plans/{plan_id}")).expect(200).json()
    }

    /// Publishes a plan over the version that stands.
    pub fn publish(&self, plan_id: &str) {
        let seen = self.organiser.get(&format!("/api/v1/plans/{plan_id}")).expect(200).header("etag");
        self.organiser.put(&format!("/api/v1/plans/{plan_id}/publication"), &seen, &json!({})).expect(200);
    }

    /// Drafts another version of the plan, with a seed of its own.
    pub fn draft(&self, seed: u64) -> String {
        let wish = json!({"seed": seed.to_string()});
        let path = format!("/api/v1/events/{}/plans", self.event_id);
        self.organiser.post(&path, &wish).expect(201).json()["id"].as_str().unwrap().to_owned()
    }

    /// The personal links by participant id, read where no API gives them out: from the store.
    pub fn links(&self) -> HashMap<String, String> {
        let event: EventId = self.event_id.parse().unwrap();
        let read = self.app.store.read(|conn| {
            let organisation = organisations::find_by_key(conn, "default")?.unwrap();
            invitations::of_event(conn, organisation.id, event)
        });
        let link = |id| links::link(&self.app.config, id);
        read.unwrap().into_iter().map(|one| (one.participant_id.to_string(), link(one.id))).collect()
    }
}

/// The spot and the partner's name of a participant in a round of a plan as the API tells it.
pub fn place_of(plan: &Value, round: usize, participant: &str) -> Option<(String, String)> {
    let meetings = plan["rounds"][round]["meetings"].as_array().unwrap();
    let here = |meeting: &&Value| people_of(meeting).iter().any(|(id, _)| id == participant);
    let meeting = meetings.iter().find(here)?;
    let partner = people_of(meeting).into_iter().find(|(id, _)| id != participant)?;
    Some((meeting["spot"].as_str().unwrap().to_owned(), partner.1))
}

/// The participant with this name, who has a meeting in the first round.
pub fn id_of(plan: &Value, name: &str) -> String {
    let people = plan["rounds"][0]["meetings"].as_array().unwrap().iter().flat_map(people_of);
    people.into_iter().find(|(_, found)| found == name).unwrap().0
}

/// The others of a participant's meeting in a round.
pub fn partners_of(plan: &Value, round: usize, participant: &str) -> Vec<String> {
    let meetings = plan["rounds"][round]["meetings"].as_array().unwrap().iter().map(people_of);
    let own = meetings.into_iter().find(|people| people.iter().any(|(id, _)| id == participant));
    own.into_iter().flatten().map(|(id, _)| id).filter(|id| id != participant).collect()
}

/// Participant ids and names of a meeting.
pub fn people_of(meeting: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let people = meeting["people"].as_array().unwrap().iter();
    people.map(|person| (text(&person["participant_id"]), text(&person["name"]))).collect()
}
