//! The day's engine: rounds by clock and by hand, who was not seen, and a plan that heals itself.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use testkit::academy::{Academy, id_of, partners_of};
use testkit::app::{Client, TestApp, for_each_app};
use testkit::phone::{Phone, spot_on, state_of};

/// The academy with its plan published; round 1 is revealed at 07:33 and starts at 07:35.
fn opened(app: &TestApp) -> Academy<'_> {
    let academy = Academy::gather(app);
    academy.publish(&academy.plan_id);
    academy
}

/// Everybody's phone, by participant.
fn everybody(academy: &Academy<'_>) -> BTreeMap<String, Phone> {
    academy.links().into_iter().map(|(id, link)| (id, Phone::arrive(academy.app, &link))).collect()
}

fn at(app: &TestApp, time: &str) {
    app.clock.set(format!("2026-05-04T{time}Z").parse().unwrap());
    app.tick();
}

/// The published plan.
fn head(academy: &Academy<'_>) -> Value {
    let organiser = academy.app.organiser();
    let event = organiser.get(&format!("/api/v1/events/{}", academy.event_id)).expect(200).json();
    let plan = event["published_plan_id"].as_str().unwrap();
    organiser.get(&format!("/api/v1/plans/{plan}")).expect(200).json()
}

fn live(academy: &Academy<'_>, organiser: &Client) -> (Value, String) {
    let reply = organiser.get(&format!("/api/v1/events/{}/live", academy.event_id)).expect(200);
    (reply.json(), reply.header("etag"))
}

fn set(academy: &Academy<'_>, path: &str, body: &Value) -> testkit::app::Reply {
    let organiser = academy.app.organiser();
    let (_, tag) = live(academy, &organiser);
    let reply = organiser.put(&format!("/api/v1/events/{}/live{path}", academy.event_id), &tag, body);
    academy.app.tick();
    reply
}

#[test]
fn without_an_answer_everybody_stays_planned() {
    for_each_app(|app| {
        let academy = opened(app);
        let before = academy.plan(&academy.plan_id);
        let ada = id_of(&before, "Ada Lovelace");
        let phone = Phone::arrive(app, &academy.links()[&ada]);
        at(app, "07:32:50");
        let (state, _) = live(&academy, &app.organiser());
        assert_eq!((&state["checked_in"], &state["not_seen"]), (&json!(1), &json!(15)));
        assert_eq!(
            (&state["next_round"], &state["decision"], &state["state"]),
            (&json!(1), &json!(null), &json!("open"))
        );
        at(app, "07:40:00");
        assert_eq!(head(&academy)["id"], before["id"], "nothing was healed");
        assert!(spot_on(&phone.open("/me").text()).is_some(), "her partner may be here without a phone");
    });
}

#[test]
fn the_organiser_plans_without_those_who_were_not_seen_and_who_comes_is_placed_again() {
    for_each_app(|app| {
        let academy = opened(app);
        let plan = academy.plan(&academy.plan_id);
        let names: Vec<String> =
            ["Ada Lovelace", "Grace Hopper", "Emmy Noether", "Hedy Lamarr"].map(|name| id_of(&plan, name)).into();
        let phones: Vec<Phone> = names.iter().map(|id| Phone::arrive(app, &academy.links()[id])).collect();
        at(app, "07:32:00");
        let state = set(&academy, "/roll-calls/1", &json!({"choice": "without"})).expect(200).json();
        assert_eq!((&state["decision"], &state["not_seen"]), (&json!("without"), &json!(12)));
        at(app, "07:33:00");
        let first = head(&academy);
        let company = partners_of(&first, 0, &names[0]);
        assert!(
            !company.is_empty() && company.iter().all(|id| names.contains(id)),
            "only those who are here: {company:?}"
        );
        assert_eq!(first["rounds"][0]["meetings"].as_array().unwrap().len(), 2);
        assert!(first["rounds"][1]["meetings"].as_array().unwrap().len() >= 8, "the next round has everybody again");
        assert!(phones.iter().all(|phone| spot_on(&phone.open("/me").text()).is_some()));

        let late = id_of(&plan, "Alan Turing");
        let alan = Phone::arrive(app, &academy.links()[&late]);
        app.tick();
        let after = head(&academy);
        let kept = |id: &String| partners_of(&first, 0, id) == partners_of(&after, 0, id);
        assert!(names.iter().filter(|id| !kept(id)).count() <= 3, "a trio at most");
        assert_eq!(
            partners_of(&after, 1, &late).len().max(1),
            partners_of(&after, 1, &late).len(),
            "the next round is his"
        );
        assert!(["breather", "go"].contains(&state_of(&alan.open("/me").text()).as_str()));
    });
}

#[test]
fn after_two_rounds_without_them_the_rest_is_planned_without_them() {
    for_each_app(|app| {
        let academy = opened(app);
        let plan = academy.plan(&academy.plan_id);
        let absent = id_of(&plan, "Radia Perlman");
        for (id, link) in academy.links() {
            if id != absent {
                Phone::arrive(app, &link);
            }
        }
        at(app, "07:30:00");
        set(&academy, "/roll-calls/1", &json!({"choice": "without"})).expect(200);
        at(app, "07:46:00");
        assert!(!partners_of(&head(&academy), 2, &absent).is_empty(), "one missed round is no farewell");
        at(app, "07:40:00");
        set(&academy, "/roll-calls/2", &json!({"choice": "without"})).expect(200);
        at(app, "07:48:00");
        assert!(partners_of(&head(&academy), 2, &absent).is_empty());
        assert!(partners_of(&head(&academy), 3, &absent).is_empty());
        Phone::arrive(app, &academy.links()[&absent]);
        app.tick();
        assert!(!partners_of(&head(&academy), 2, &absent).is_empty(), "who comes is planned again");
    });
}

#[test]
fn a_skip_moves_at_most_the_partner_and_one_more_pair_and_all_are_told_the_same() {
    for_each_app(|app| {
        let academy = opened(app);
        let phones = everybody(&academy);
        let plan = academy.plan(&academy.plan_id);
        let ada = id_of(&plan, "Ada Lovelace");
        at(app, "07:33:10");
        phones[&ada].tap("skip", &[]).expect(200);
        app.tick();
        let healed = head(&academy);
        assert_ne!(healed["id"], plan["id"]);
        assert!(partners_of(&healed, 0, &ada).is_empty());
        let moved = phones.keys().filter(|id| partners_of(&plan, 0, id) != partners_of(&healed, 0, id)).count();
        assert!((2..=4).contains(&moved), "Ada, her partner, and a pair at most: {moved}");
        assert!(!partners_of(&healed, 1, &ada).is_empty(), "the next round is hers");
        let again = phones[&ada].tap("undo", &[("of", "0197f0c4-6a00-7000-8000-000000000050")]);
        assert_eq!(again.code(), "not_found");
    });
}

#[test]
fn who_cannot_come_frees_the_one_who_waits() {
    for_each_app(|app| {
        let academy = opened(app);
        let phones = everybody(&academy);
        let plan = academy.plan(&academy.plan_id);
        let ada = id_of(&plan, "Ada Lovelace");
        let partner = partners_of(&plan, 0, &ada).remove(0);
        // Somebody else is without company as well.
        let other = id_of(&plan, "Emmy Noether");
        let gone = partners_of(&plan, 0, &other).remove(0);
        if gone == ada || gone == partner || other == partner {
            return;
        }
        at(app, "07:36:40");
        phones[&gone].tap("leave", &[("round", "1")]).expect(200);
        phones[&ada].tap("cannot_find", &[]).expect(200);
        app.tick();
        assert_eq!(partners_of(&head(&academy), 0, &ada), [partner.as_str()], "her phone is asked first");
        phones[&partner].tap("cannot_come", &[]).expect(200);
        app.tick();
        let healed = head(&academy);
        assert!(partners_of(&healed, 0, &partner).is_empty());
        let company = partners_of(&healed, 0, &ada);
        assert!(company == [other.as_str()] || company.is_empty() || company.len() == 2, "{company:?}");
        let strangers = phones.keys().filter(|id| ![&ada, &partner, &other, &gone].contains(id));
        let disturbed = strangers.filter(|id| partners_of(&plan, 0, id) != partners_of(&healed, 0, id)).count();
        assert!(disturbed == 0 || company.len() == 2, "nobody who has company is moved");
    });
}

#[test]
fn rounds_by_the_clock_are_paused_extended_and_ended_by_hand() {
    for_each_app(|app| {
        let academy = opened(app);
        let phones = everybody(&academy);
        let ada = phones.values().next().unwrap();
        let phase = |number: usize| live(&academy, &app.organiser()).0["rounds"][number - 1]["phase"].clone();
        at(app, "07:36:00");
        assert_eq!(phase(1), "running");
        set(&academy, "/rounds/1", &json!({"paused": true})).expect(200);
        at(app, "08:00:00");
        assert_eq!((phase(1), phase(2)), (json!("running"), json!("upcoming")));
        set(&academy, "/rounds/1", &json!({"paused": false})).expect(200);
        set(&academy, "/rounds/1", &json!({"extended_minutes": 3})).expect(200);
        let (state, _) = live(&academy, &app.organiser());
        assert_eq!(state["rounds"][0]["ends_at"], "2026-05-04T08:12:00Z");
        assert_eq!(state["rounds"][1]["starts_at"], "2026-05-04T08:14:00Z");
        at(app, "08:11:59");
        assert_eq!(phase(1), "running");
        set(&academy, "/rounds/1", &json!({"phase": "held"})).expect(200);
        assert_eq!(phase(1), "held");
        assert_eq!(set(&academy, "/rounds/1", &json!({"phase": "running"})).code(), "conflict");
        assert_eq!(set(&academy, "/rounds/3", &json!({"phase": "revealed"})).code(), "conflict");
        assert_eq!(set(&academy, "/rounds/9", &json!({"phase": "held"})).code(), "not_found");
        assert_eq!(set(&academy, "/rounds/2", &json!({"phase": "up"})).code(), "invalid_body");
        assert_eq!(set(&academy, "/rounds/2", &json!({"extended_minutes": 61})).code(), "invalid_body");
        assert_eq!(set(&academy, "/rounds/2", &json!({"paused": true})).code(), "conflict");
        set(&academy, "/rounds/2", &json!({"phase": "revealed"})).expect(200);
        assert_eq!(state_of(&ada.open("/me").text()), "go");
        set(&academy, "", &json!({"state": "closed"})).expect(200);
        assert_eq!(state_of(&ada.open("/me").text()), "finished");
        assert_eq!(set(&academy, "/rounds/2", &json!({"phase": "running"})).code(), "event_closed");
        let stale = app.organiser().put(
            &format!("/api/v1/events/{}/live", academy.event_id),
            "\"1\"",
            &json!({"state": "closed"}),
        );
        assert_eq!(stale.code(), "stale_version");
    });
}

#[test]
fn a_pause_is_said_and_nothing_counts_down() {
    for_each_app(|app| {
        let academy = opened(app);
        let phones = everybody(&academy);
        let ada = phones.values().next().unwrap();
        at(app, "07:36:00");
        set(&academy, "/rounds/1", &json!({"paused": true})).expect(200);
        at(app, "07:55:00");
        let page = ada.open("/me").expect(200).text();
        assert!(page.contains("Paused with <bdi>9</bdi> minutes left") || page.contains("Paused with 9 minutes left"));
        assert!(!page.contains("One minute to note one thing") && !page.contains("Until <bdi>"), "{page}");
        assert!(!page.contains("Next place at"), "nobody knows when");
        at(app, "07:55:30");
        set(&academy, "/rounds/1", &json!({"paused": false})).expect(200);
        assert!(ada.open("/me").expect(200).text().contains("Until <bdi>10:04:30</bdi>"));
    });
}

#[test]
fn healing_comes_although_people_arrive_without_a_pause() {
    for_each_app(|app| {
        let academy = opened(app);
        let plan = academy.plan(&academy.plan_id);
        let ada = id_of(&plan, "Ada Lovelace");
        let mut links = academy.links();
        let phone = Phone::arrive(app, &links.remove(&ada).unwrap());
        at(app, "07:33:00");
        phone.tap("skip", &[]).expect(200);
        let mut healed = 0;
        for (number, link) in links.values().take(8).enumerate() {
            app.clock.set(format!("2026-05-04T07:33:0{}.{}00Z", number / 5, number % 5 * 2).parse().unwrap());
            Phone::arrive(app, link);
            healed += app.look();
        }
        assert_eq!(healed, 1, "two hundred milliseconds apart, for a second and a half");
        assert!(partners_of(&head(&academy), 0, &ada).is_empty());
    });
}

#[test]
fn who_has_left_is_brought_back_at_the_door_and_by_no_old_list() {
    for_each_app(|app| {
        let academy = opened(app);
        let phones = everybody(&academy);
        let ada = id_of(&academy.plan(&academy.plan_id), "Ada Lovelace");
        let path = format!("/api/v1/events/{}/check-ins", academy.event_id);
        let check_in = |key: &str, ago: u32| {
            let item = json!({"participant_id": ada, "action_key": key, "seconds_ago": ago});
            let came = app.organiser().post(&path, &json!({"items": [item]})).expect(200).json();
            app.tick();
            came["items"][0]["outcome"].as_str().unwrap().to_owned()
        };
        assert_eq!(check_in("a-list", 0), "already");
        at(app, "07:33:10");
        phones[&ada].tap("leave", &[]).expect(200);
        app.tick();
        assert_eq!(state_of(&phones[&ada].open("/me").text()), "left");
        at(app, "07:34:00");
        assert_eq!((check_in("another-list", 300).as_str(), check_in("a-list", 300).as_str()), ("already", "already"));
        assert_eq!(state_of(&phones[&ada].open("/me").text()), "left");
        assert_eq!(check_in("she-stands-here", 0), "first");
        assert!(!partners_of(&head(&academy), 1, &ada).is_empty(), "the next round is hers");
        assert!(["go", "breather"].contains(&state_of(&phones[&ada].open("/me").text()).as_str()));
    });
}
