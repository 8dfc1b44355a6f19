//! Whom I met is mine: who objects is nobody's past, what was remembered goes, and everybody else's memory stays.

use std::collections::BTreeSet;

use app::people::privacy::own_export;
use app::stored_plan;
use domain::{OrganisationId, ParticipantId, PersonId};
use serde_json::json;
use store::{encounters, participants, people, ties};
use testkit::academy::{Academy, STARTS_AT};
use testkit::app::{Client, TestApp, for_each_app};

use super::linked_events::hold;
use crate::pages::browserless::{Door, Visitor, door, hidden};

/// An event that was held, and the link of somebody who was there.
struct Past<'a> {
    app: &'a TestApp,
    door: Door,
    person: PersonId,
}

impl<'a> Past<'a> {
    fn of(app: &'a TestApp) -> Self {
        let academy = Academy::gather(app);
        let door = door(&academy);
        hold(app, &academy.event_id, &academy.plan(&academy.plan_id), STARTS_AT, &BTreeSet::new());
        let (organisation, id) = (door.organisation, door.participant.parse().unwrap());
        let find = move |conn: &mut store::Conn| participants::find(conn, organisation, id);
        let person = app.store.read(find).unwrap().unwrap().person_id.unwrap();
        Self { app, door, person }
    }

    /// Presses the button of the privacy page behind the personal link; answers with the page.
    fn press(&self, step: &str) -> String {
        let path = format!("{}/privacy", self.door.path);
        let mut phone = Visitor::new(self.app);
        let page = phone.open(&path).expect(200).text();
        assert!(page.contains(&format!("value=\"{step}\"")), "{page}");
        phone.send(&path, &format!("csrf={}&step={step}", hidden(&page, "csrf"))).expect(200).text()
    }

    /// How many encounters the roster of a new event has with the person, and how many with others alone.
    fn remembered(&self, olga: &Client, starts_at: &str) -> (usize, usize) {
        let programme = olga.get("/api/v1/programmes").json()["items"][0]["id"].as_str().unwrap().to_owned();
        let wish = json!({"starts_at": starts_at, "minutes_total": 60});
        let made = olga.post(&format!("/api/v1/programmes/{programme}/events"), &wish).expect(201).json();
        let (event, plan) = (made["event_id"].as_str().unwrap(), made["plan_id"].as_str().unwrap());
        let (event, plan) = (event.parse().unwrap(), plan.parse().unwrap());
        let (organisation, person) = (self.door.organisation, self.person);
        let read = move |conn: &mut store::Conn| {
            let here = participants::of_event(conn, organisation, event)?;
            let own = here.into_iter().find(|one| one.person_id == Some(person)).unwrap().id;
            Ok::<_, store::StoreError>((own, stored_plan::read(conn, organisation, plan)?.document.roster.encounters))
        };
        let (own, met): (ParticipantId, _) = self.app.store.read(read).unwrap();
        let with = met.iter().filter(|one| json!(one.pair).to_string().contains(&own.to_string())).count();
        (with, met.len() - with)
    }

    /// How many encounters and ties are kept of the person.
    fn kept(&self) -> (usize, usize) {
        let (organisation, event, person) = (self.door.organisation, self.door.event, self.person);
        let own: ParticipantId = self.door.participant.parse().unwrap();
        let read = move |conn: &mut store::Conn| {
            let met = encounters::of_event(conn, organisation, event)?;
            let with = met.iter().filter(|one| [one.a_participant_id, one.b_participant_id].contains(&own)).count();
            Ok::<_, store::StoreError>((with, ties::of_person(conn, organisation, person)?.len()))
        };
        self.app.store.read(read).unwrap()
    }

    /// Whether the copy of one's own data says that one objects.
    fn objects(&self) -> bool {
        let (organisation, person, now) = (self.door.organisation, self.person, self.app.clock.now());
        let copy = self.app.store.read(|conn| own_export(conn, organisation, person, now)).unwrap();
        copy.memory_objected_at.is_some()
    }
}

#[test]
fn who_objects_is_nobodys_past() {
    for_each_app(|app| {
        let past = Past::of(app);
        let olga = app.organiser();
        let (with, others) = past.remembered(&olga, "2026-05-11T07:30:00Z");
        assert!(with > 0 && others > 0, "{with} {others}");
        let (met, known) = past.kept();
        assert!(met > 0 && known > 0, "{met} {known}");
        assert!(!past.objects());

        let page = past.press("memory_off");
        assert!(page.contains("What was remembered is deleted") && page.contains("Remember it again"), "{page}");
        assert_eq!(past.kept(), (0, 0));
        assert_eq!(past.remembered(&olga, "2026-05-12T07:30:00Z"), (0, others), "everybody else is remembered");
        assert!(past.objects(), "the copy of one's data says so");
        let log = olga.get("/api/v1/log?limit=200").json();
        let entry = log["items"].as_array().unwrap().iter().find(|one| one["act"] == "turn_own_memory").unwrap();
        let actor = format!("participant:{}", past.door.participant);
        assert_eq!((&entry["reason"], &entry["actor"]), (&json!("turned_off"), &json!(actor)));

        past.press("memory_on");
        assert!(!past.objects());
    });
}

#[test]
fn what_is_met_while_objecting_is_not_remembered_later() {
    for_each_app(|app| {
        let past = Past::of(app);
        past.press("memory_off");
        let event = past.door.event;
        let organisation = past.door.organisation;
        let now = app.clock.now();
        // Somebody answers late: the day's own encounters are written down again.
        app.store.write(move |conn| app::encounters::settle::settle(conn, organisation, event, now)).unwrap();
        let olga = app.organiser();
        assert_eq!(past.remembered(&olga, "2026-05-11T07:30:00Z").0, 0);
        past.press("memory_on");
        assert_eq!(past.remembered(&olga, "2026-05-12T07:30:00Z").0, 0);
    });
}

#[test]
fn an_objection_goes_along_when_two_records_become_one() {
    for_each_app(|app| {
        let past = Past::of(app);
        past.press("memory_off");
        let olga = app.organiser();
        let double = json!({"external_key": "double", "name": "Double", "departments": ["Sales"]});
        let double = olga.post("/api/v1/people", &double).expect(201).json()["id"].as_str().unwrap().to_owned();
        let into = json!({"into": double});
        let merge = olga.post(&format!("/api/v1/people/{}/merges", past.person), &into).expect(200);
        assert!(objects(app, past.door.organisation, &double));
        olga.ask("DELETE", &merge.header("location")).send().expect(204);
        assert!(!objects(app, past.door.organisation, &double) && past.objects());
    });
}

fn objects(app: &TestApp, organisation: OrganisationId, person: &str) -> bool {
    let person = person.parse().unwrap();
    let find = move |conn: &mut store::Conn| people::find(conn, organisation, person);
    app.store.read(find).unwrap().unwrap().memory_objected_at.is_some()
}
