//! Two hundred people, six rounds, a day as it is: people who do not come, come late, walk in, leave, people on paper, and
//! phones that nobody hears of. At the start of each round what the phones show is one valid plan.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use store::organisations;
use testkit::academy::partners_of;
use testkit::app::TestApp;
use testkit::database::TestDatabase;
use testkit::phone::{Phone, company_on, hidden, spot_on, state_of};

const PEOPLE: usize = 200;
const DEPARTMENTS: [&str; 8] = ["Sales", "Finance", "Legal", "Operations", "Research", "Support", "People", "Design"];

struct Conference<'a> {
    app: &'a TestApp,
    event: String,
    /// Participants in the order of their people's names, without walk-ins.
    people: Vec<String>,
    phones: BTreeMap<String, Phone>,
    /// Everybody who has arrived, with a phone or without.
    here: BTreeSet<String>,
    links: BTreeMap<String, String>,
    moved_most: usize,
    changes: usize,
}

impl<'a> Conference<'a> {
    fn gather(app: &'a TestApp) -> Self {
        let organiser = app.organiser();
        let mut people = "id,name,email,department,pace\n".to_owned();
        let mut programme = "person_id,programme,topics,state,learning_goals\n".to_owned();
        for number in 0..PEOPLE {
            let pace = if number % 4 == 0 { "one_to_one" } else { "any" };
            people +=
                &format!("{number},N{number:03} Person,p{number}@example.org,{},{pace}\n", DEPARTMENTS[number % 8]);
            let (state, goal) = if number % 3 == 0 { ("completed", "") } else { ("enrolled", "Pricing") };
            programme += &format!("{number},Onboarding week,Negotiation;Feedback,{state},{goal}\n");
        }
        organiser.upload("/api/v1/people/imports", "text/csv", people.as_bytes()).expect(200);
        organiser.upload("/api/v1/programmes/imports", "text/csv", programme.as_bytes()).expect(200);
        let programmes = organiser.get("/api/v1/programmes").expect(200).json();
        let path = format!("/api/v1/programmes/{}/events", programmes["items"][0]["id"].as_str().unwrap());
        let wish = json!({"starts_at": "2026-05-04T07:30:00Z", "minutes_total": 90, "rounds": 6, "round_minutes": 8, "changeover_minutes": 3});
        let made = organiser.post(&path, &wish).expect(201).json();
        let (event, plan) = (made["event_id"].as_str().unwrap().to_owned(), made["plan_id"].as_str().unwrap());
        let tag = organiser.get(&format!("/api/v1/plans/{plan}")).expect(200).header("etag");
        organiser.put(&format!("/api/v1/plans/{plan}/publication"), &tag, &json!({})).expect(200);
        let mut found = Self {
            app,
            event,
            people: Vec::new(),
            phones: BTreeMap::new(),
            here: BTreeSet::new(),
            links: BTreeMap::new(),
            moved_most: 0,
            changes: 0,
        };
        found.read_links();
        let listed = found.names();
        found.people = listed.into_values().collect();
        found
    }

    fn read_links(&mut self) {
        let event = self.event.parse().unwrap();
        let read = self.app.store.read(|conn| {
            let organisation = organisations::find_by_key(conn, "default")?.unwrap();
            store::invitations::of_event(conn, organisation.id, event)
        });
        let link = |id| app::events::links::link(&self.app.config, id);
        self.links = read.unwrap().into_iter().map(|one| (one.participant_id.to_string(), link(one.id))).collect();
    }

    /// Participants by name.
    fn names(&self) -> BTreeMap<String, String> {
        let head = self.head();
        let meetings =
            head["rounds"].as_array().unwrap().iter().flat_map(|round| round["meetings"].as_array().unwrap());
        meetings.flat_map(testkit::academy::people_of).map(|(id, name)| (name, id)).collect()
    }

    fn head_id(&self) -> String {
        let event = self.app.organiser().get(&format!("/api/v1/events/{}", self.event)).expect(200).json();
        event["published_plan_id"].as_str().unwrap().to_owned()
    }

    fn head(&self) -> Value {
        self.app.organiser().get(&format!("/api/v1/plans/{}", self.head_id())).expect(200).json()
    }

    fn at(&self, time: &str) {
        self.app.clock.set(format!("2026-05-04T{time}Z").parse().unwrap());
        self.app.tick();
    }

    fn arrive(&mut self, person: &str) {
        let phone = Phone::arrive(self.app, &self.links[person]);
        self.phones.insert(person.to_owned(), phone);
        self.here.insert(person.to_owned());
    }

    /// Helpers check people in who have no phone at hand.
    fn mark(&mut self, people: &[String]) {
        let items: Vec<Value> = people.iter().map(|person| json!({"participant_id": person})).collect();
        let path = format!("/api/v1/events/{}/check-ins", self.event);
        let came = self.app.organiser().post(&path, &json!({"items": items})).expect(200).json();
        assert!(came["items"].as_array().unwrap().iter().all(|one| one["outcome"] == "first"), "{came}");
        self.here.extend(people.iter().cloned());
    }

    /// Somebody is told by paper alone.
    fn give_paper(&self, person: &str) {
        let organiser = self.app.organiser();
        let path = format!("/api/v1/events/{}/participants/{person}", self.event);
        let tag = organiser.get(&path).expect(200).header("etag");
        organiser.ask("PATCH", &path).header("If-Match", &tag).json(&json!({"reached_by": "paper"})).send().expect(200);
    }

    /// Somebody who is not on the list comes in through the poster at the door.
    fn walk_in(&mut self, name: &str) -> String {
        let mut phone = Phone::new(self.app);
        let path = format!("/door/{}/new", self.event);
        let form = phone.open(&path).expect(200).text();
        let filled = format!("nonce={}&name={name}+Newcomer&department=Sales", hidden(&form, "nonce"));
        let answer = phone.send(&path, "application/x-www-form-urlencoded", filled.as_bytes(), &[]).expect(303);
        phone.let_in(self.app, &answer);
        let known: BTreeSet<String> = self.people.iter().chain(&self.here).cloned().collect();
        let event = self.event.parse().unwrap();
        let everybody = self.app.store.read(|conn| {
            let organisation = organisations::find_by_key(conn, "default")?.unwrap();
            store::participants::of_event(conn, organisation.id, event)
        });
        let ids = everybody.unwrap().into_iter().map(|one| one.id.to_string());
        let person = ids.into_iter().find(|id| !known.contains(id)).unwrap();
        self.phones.insert(person.clone(), phone);
        self.here.insert(person.clone());
        person
    }

    /// One change in a round that everybody has seen: at most three others are moved, nobody else. Who had a breather
    /// and gets a place is placed, not moved.
    fn change(&mut self, round: usize, who: &str, act: &dyn Fn(&mut Self)) {
        let before = self.head();
        act(self);
        self.moved_at_most_three(round, who, &before);
    }

    fn moved_at_most_three(&mut self, round: usize, who: &str, before: &Value) {
        self.app.tick();
        let after = self.head();
        let company = |plan: &Value, id: &str| partners_of(plan, round - 1, id);
        let others = self.people.iter().filter(|id| *id != who && !company(before, id).is_empty());
        let moved = others.filter(|id| company(before, id) != company(&after, id)).count();
        assert!(moved <= 3, "{moved} people were moved by one change");
        self.moved_most = self.moved_most.max(moved);
        self.changes += 1;
    }

    /// What all phones show at the start of a round is one valid plan, and no phone contradicts another.
    fn phones_agree(&self, round: usize) {
        let id = self.head_id();
        let document = self.app.organiser().get(&format!("/api/v1/plans/{id}/document")).expect(200).bytes;
        let document: domain::plan::PlanDocument = serde_json::from_slice(&document).unwrap();
        assert_eq!(planning::check_document(&document).findings, vec![], "round {round}");
        let planned = &document.plan.rounds[round - 1];
        let mut shown: BTreeMap<String, BTreeSet<&String>> = BTreeMap::new();
        let mut circles: BTreeMap<&String, Vec<String>> = BTreeMap::new();
        for (person, phone) in &self.phones {
            let page = phone.open("/me").expect(200).text();
            let meeting =
                planned.meetings.iter().find(|meeting| meeting.people.iter().any(|one| one.as_str() == person));
            match (spot_on(&page), meeting) {
                (Some(spot), Some(meeting)) => {
                    assert!(spot.ends_with(&meeting.spot), "{spot} is not {}", meeting.spot);
                    let circle = company_on(&page);
                    assert_eq!(circle.len(), meeting.people.len(), "round {round}: {circle:?}");
                    shown.entry(spot).or_default().insert(person);
                    circles.insert(person, circle);
                }
                (None, None) => assert!(["breather", "left"].contains(&state_of(&page).as_str()), "{page}"),
                (spot, meeting) => panic!("round {round}: the phone shows {spot:?}, the plan has {meeting:?}"),
            }
        }
        self.circles_agree(round, &circles);
        for (spot, people) in shown {
            let together = planned.meetings.iter().any(|meeting| {
                people.iter().all(|person| meeting.people.iter().any(|one| one.as_str() == person.as_str()))
            });
            assert!(together, "round {round}: {people:?} are all sent to {spot}");
        }
    }

    /// Whoever a phone names shows the very same names.
    fn circles_agree(&self, round: usize, circles: &BTreeMap<&String, Vec<String>>) {
        let mut by_name: BTreeMap<&String, &Vec<String>> = BTreeMap::new();
        for (person, circle) in circles {
            for name in circle {
                let known = by_name.entry(name).or_insert(circle);
                assert_eq!(*known, circle, "round {round}: {person} and {name} are told different things");
            }
        }
        assert!(by_name.len() >= circles.len(), "round {round}: fewer names than phones");
    }

    /// Nobody who has arrived is taken for absent, but those who said so.
    fn nobody_here_is_absent(&self, round: usize, said: &BTreeSet<String>) {
        let head = self.head();
        for bye in head["rounds"][round - 1]["byes"].as_array().unwrap() {
            let id = bye["person"]["participant_id"].as_str().unwrap();
            let here = self.here.contains(id) && !said.contains(id);
            assert!(!(here && bye["cause"] == "not_available"), "round {round}: {bye}");
        }
    }
}

#[test]
fn two_hundred_people_and_a_day_as_it_is_on_sqlite() {
    a_day_as_it_is(&TestDatabase::sqlite());
}

#[test]
fn two_hundred_people_and_a_day_as_it_is_on_postgres() {
    a_day_as_it_is(&TestDatabase::postgres());
}

fn a_day_as_it_is(database: &TestDatabase) {
    let app = &TestApp::start(database.url());
    let mut day = Conference::gather(app);
    assert_eq!(day.people.len(), PEOPLE);
    let people = day.people.clone();
    // 30 never come, 10 come late, 40 are here and cannot be reached, 10 are on paper, the rest have a phone.
    let (no_shows, late, silent, phones) = (&people[..30], &people[30..40], &people[40..90], &people[90..]);
    silent[40..].iter().for_each(|person| day.give_paper(person));
    for person in phones {
        day.arrive(person);
    }
    day.mark(silent);
    day.at("07:31:00");
    let organiser = app.organiser();
    let live = organiser.get(&format!("/api/v1/events/{}/live", day.event)).expect(200);
    assert_eq!((&live.json()["checked_in"], &live.json()["not_seen"]), (&json!(160), &json!(40)));
    let path = format!("/api/v1/events/{}/live/roll-calls/1", day.event);
    organiser.put(&path, &live.header("etag"), &json!({"choice": "without"})).expect(200);
    day.at("07:33:00");
    let said = BTreeSet::new();
    day.at("07:35:00");
    day.phones_agree(1);
    day.nobody_here_is_absent(1, &said);
    assert!(no_shows.iter().chain(late).all(|person| partners_of(&day.head(), 0, person).is_empty()));

    // Round 2 is asked about again; the late ones come while it is shown.
    let tag = app.organiser().get(&format!("/api/v1/events/{}/live", day.event)).expect(200).header("etag");
    let path = format!("/api/v1/events/{}/live/roll-calls/2", day.event);
    day.at("07:42:00");
    let tag_now = app.organiser().get(&format!("/api/v1/events/{}/live", day.event)).expect(200).header("etag");
    assert!(tag_now >= tag);
    app.organiser().put(&path, &tag_now, &json!({"choice": "without"})).expect(200);
    day.at("07:43:30");
    for person in late {
        day.change(2, person, &|day| day.arrive(person));
    }
    day.at("07:46:00");
    day.phones_agree(2);
    day.nobody_here_is_absent(2, &said);
    let held: Vec<Value> = day.head()["rounds"].as_array().unwrap()[..1].to_vec();

    // After two rounds the rest is planned without those who never came; late ones are in.
    day.at("07:54:30");
    let head = day.head();
    assert!(no_shows.iter().all(|person| partners_of(&head, 3, person).is_empty()));
    let placed = late.iter().filter(|person| !partners_of(&head, 2, person).is_empty()).count();
    assert!(placed >= 9, "{placed} of ten late ones have a place in the next round");
    assert_eq!(head["rounds"].as_array().unwrap()[..1], held[..], "what was held stays");

    the_second_half(&mut day, phones);
    println!("{} changes in rounds that were shown, at most {} others moved by one", day.changes, day.moved_most);
}

/// Three leave, one cannot come, and the last rounds pass.
fn the_second_half(day: &mut Conference<'_>, phones: &[String]) {
    let mut said = BTreeSet::new();
    // Five who are not on the list come while round 3 is shown, and three leave.
    let newcomers: Vec<String> = (1..=5).map(|number| format!("W{number:03}")).collect();
    let mut came = Vec::new();
    for name in &newcomers {
        let before = day.head();
        let person = day.walk_in(name);
        day.moved_at_most_three(3, &person, &before);
        came.push(person);
    }
    for person in &phones[..3] {
        said.insert(person.clone());
        day.change(3, person, &|day| {
            day.phones[person].tap("leave", &[("round", "3")]).expect(200);
        });
    }
    day.at("07:57:00");
    day.phones_agree(3);
    day.nobody_here_is_absent(3, &said);
    // One skips, one cannot be found, one undoes.
    let head = day.head();
    let asks = phones
        .iter()
        .skip(10)
        .find(|id| partners_of(&head, 2, id).iter().any(|other| day.phones.contains_key(other)))
        .unwrap();
    let asked = partners_of(&head, 2, asks).remove(0);
    day.at("07:58:40");
    day.phones[asks].tap("cannot_find", &[]).expect(200);
    day.change(3, asks, &|day| {
        day.phones[&asked].tap("cannot_come", &[]).expect(200);
    });
    let head = day.head();
    assert!(
        came.iter().all(|person| !partners_of(&head, 3, person).is_empty()),
        "who walked in has a place in round 4"
    );
    for (round, time) in [(4, "08:08:00"), (5, "08:19:00"), (6, "08:30:00")] {
        day.at(time);
        day.phones_agree(round);
        day.nobody_here_is_absent(round, &said);
    }
    day.at("08:40:00");
    assert_eq!(state_of(&day.phones[&phones[20]].open("/me").text()), "finished");
}
