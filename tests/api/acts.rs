//! What an attendee says with one tap: each act is a fact with a key, judged by the server, undone within ten seconds.

use serde_json::Value;
use store::attendance::{self, AttendanceFact};
use testkit::academy::Academy;
use testkit::app::{TestApp, for_each_app, fresh_key};
use testkit::phone::Phone;

/// The academy with its plan published, and Ada's phone after check-in.
fn ada_is_here<'a>(app: &'a TestApp) -> (Academy<'a>, Phone, String) {
    let academy = Academy::gather(app);
    academy.publish(&academy.plan_id);
    let plan = academy.plan(&academy.plan_id);
    let ada = testkit::academy::id_of(&plan, "Ada Lovelace");
    let phone = Phone::arrive(app, &academy.links()[&ada]);
    (academy, phone, ada)
}

fn facts_of(academy: &Academy<'_>, participant: &str) -> Vec<AttendanceFact> {
    let (event, participant) = (academy.event_id.parse().unwrap(), participant.parse().unwrap());
    let read = academy.app.store.read(|conn| {
        let organisation = store::organisations::find_by_key(conn, "default")?.unwrap();
        attendance::of_participants(conn, organisation.id, event, &[participant])
    });
    read.unwrap()
}

fn kinds_of(academy: &Academy<'_>, participant: &str) -> Vec<String> {
    facts_of(academy, participant).iter().map(|fact| fact.kind.to_string()).collect()
}

#[test]
fn a_tap_is_one_fact_however_often_it_is_sent() {
    for_each_app(|app| {
        let (academy, phone, ada) = ada_is_here(app);
        let key = fresh_key();
        let first = phone.tap_with("skip", &key, &[("round", "1")]).expect(200).json();
        assert_eq!((&first["status"], &first["round"]), (&Value::from("first"), &Value::from(1)));
        for _ in 0..3 {
            let again = phone.tap_with("skip", &key, &[("round", "1")]).expect(200).json();
            assert_eq!(again["status"], "already");
        }
        assert_eq!(
            phone.tap("skip", &[("round", "1")]).expect(200).json()["status"],
            "already",
            "another key, same act"
        );
        assert_eq!(kinds_of(&academy, &ada), ["arrived", "skip"]);
        let reused = phone.tap_with("leave", &key, &[]).expect(200).json();
        assert_eq!((&reused["status"], &reused["round"]), (&Value::from("already"), &Value::from(1)));
    });
}

#[test]
fn an_act_is_taken_back_within_ten_seconds_and_a_replay_stays_undone() {
    for_each_app(|app| {
        let (academy, phone, ada) = ada_is_here(app);
        let (skip, leave) = (fresh_key(), fresh_key());
        phone.tap_with("skip", &skip, &[]).expect(200);
        app.clock.advance_seconds(10);
        let undone = phone.tap("undo", &[("of", &skip)]).expect(200).json();
        assert_eq!(undone["undone"], true);
        phone.tap("undo", &[("of", &skip)]).expect(200);
        assert_eq!(phone.tap_with("skip", &skip, &[]).expect(200).json()["undone"], true, "a replay never skips again");
        assert_eq!(kinds_of(&academy, &ada), ["arrived"]);
        phone.tap_with("leave", &leave, &[]).expect(200);
        app.clock.advance_seconds(11);
        assert_eq!(phone.tap("undo", &[("of", &leave)]).expect(409).code(), "undo_too_late");
        let offline = phone.tap("undo", &[("of", &leave), ("age_ms", "5000"), ("page_age_ms", "11000")]).expect(200);
        assert_eq!(offline.json()["undone"], true, "it was tapped six seconds after the act");
        phone.tap("undo", &[("of", &fresh_key())]).expect(404);
    });
}

#[test]
fn a_phone_three_hours_off_is_timed_by_the_age_of_its_tap() {
    for_each_app(|app| {
        let (academy, phone, ada) = ada_is_here(app);
        app.clock.advance_minutes(5);
        phone.tap("skip", &[("age_ms", "10800000"), ("page_age_ms", "120000")]).expect(200);
        phone.tap("late", &[("age_ms", "-10800000"), ("page_age_ms", "120000")]).expect(200);
        phone.tap("leave", &[("age_ms", "10800000"), ("page_age_ms", "99999999")]).expect(200);
        let ages: Vec<i64> =
            facts_of(&academy, &ada).iter().map(|fact| (fact.received_at - fact.occurred_at).get_seconds()).collect();
        assert_eq!(ages, [0, 120, 0, 300], "not before the page, not in the future, not before the check-in");
    });
}

#[test]
fn what_makes_no_sense_is_refused_with_its_reason() {
    for_each_app(|app| {
        let (academy, phone, ada) = ada_is_here(app);
        assert_eq!(phone.tap("dance", &[]).expect(422).code(), "invalid_body");
        assert_eq!(phone.tap("skip", &[("round", "99")]).expect(422).code(), "invalid_body");
        assert_eq!(phone.tap("skip", &[("round", "x")]).expect(422).code(), "invalid_body");
        assert_eq!(phone.tap("late", &[("round", "2"), ("until_round", "2")]).expect(422).code(), "invalid_body");
        assert_eq!(phone.tap("undo", &[]).expect(422).code(), "invalid_body");
        assert_eq!(phone.tap("cannot_find", &[]).expect(409).code(), "too_soon");
        for act in ["on_my_way", "cannot_come", "breather", "host_come", "join_trio"] {
            assert_eq!(phone.tap(act, &[]).expect(409).code(), "nobody_asks", "{act}");
        }
        app.clock.set("2026-05-04T07:44:00Z".parse().unwrap());
        assert_eq!(phone.tap("skip", &[("round", "1")]).expect(200).json()["round"], 1);
        assert_eq!(phone.tap("skip", &[("round", "1"), ("age_ms", "")]).expect(200).json()["status"], "already");
        app.clock.advance_minutes(1);
        assert_eq!(phone.tap("leave", &[("round", "1")]).expect(409).code(), "round_over");
        let stranger = Phone::new(app);
        assert_eq!(stranger.tap("skip", &[]).expect(401).code(), "unauthenticated");
        let form = format!("act=skip&action_key={}&csrf=x", fresh_key());
        let media_type = "application/x-www-form-urlencoded";
        let refused = phone.send("/me/acts", media_type, form.as_bytes(), &[("Accept", "application/json")]);
        assert_eq!(refused.expect(403).code(), "forbidden");
        assert_eq!(kinds_of(&academy, &ada), ["arrived", "skip"]);
    });
}

#[test]
fn who_is_looked_for_is_asked_and_who_waits_may_choose() {
    for_each_app(|app| {
        let (academy, phone, ada) = ada_is_here(app);
        let plan = academy.plan(&academy.plan_id);
        let partner = testkit::academy::partners_of(&plan, 0, &ada).remove(0);
        let other = Phone::arrive(app, &academy.links()[&partner]);
        app.clock.set("2026-05-04T07:36:29Z".parse().unwrap());
        assert_eq!(phone.tap("cannot_find", &[]).expect(409).code(), "too_soon");
        app.clock.advance_seconds(1);
        phone.tap("cannot_find", &[]).expect(200);
        assert_eq!(phone.tap("breather", &[]).expect(409).code(), "too_soon", "her phone has twenty seconds");
        app.clock.advance_seconds(20);
        phone.tap("breather", &[]).expect(200);
        assert_eq!(kinds_of(&academy, &partner), ["arrived", "not_found"]);
        other.tap("on_my_way", &[]).expect(200);
        assert_eq!(kinds_of(&academy, &partner), ["arrived", "not_found", "on_my_way"]);
    });
}

#[test]
fn what_a_phone_kept_is_taken_in_order_and_once() {
    for_each_app(|app| {
        let (academy, phone, ada) = ada_is_here(app);
        let keys: Vec<String> = (0..4).map(|_| fresh_key()).collect();
        let items = serde_json::json!([
            {"key": keys[0], "act": "skip", "round": 2, "age_ms": 1000, "page_age_ms": 5000},
            {"key": keys[1], "act": "dance"},
            {"key": keys[2], "act": "answer", "round": 1},
            {"key": keys[0], "act": "skip", "round": 2},
            {"key": fresh_key(), "act": "arrive"},
            {"key": keys[3], "act": "lesson", "round": 1, "body": "Ask first"},
            {"key": fresh_key(), "act": "undo", "of": keys[0]},
        ]);
        let told = |statuses: [&str; 7]| {
            let answer = phone.batch(&items).expect(200).json();
            let found: Vec<&str> =
                answer["items"].as_array().unwrap().iter().map(|item| item["status"].as_str().unwrap()).collect();
            assert_eq!(found, statuses, "{answer}");
        };
        told(["first", "refused", "refused", "already", "already", "first", "first"]);
        for _ in 0..3 {
            told(["already", "refused", "refused", "already", "already", "first", "first"]);
        }
        assert_eq!(kinds_of(&academy, &ada), ["arrived"], "the skip was taken back");
        let many = serde_json::Value::from(vec![serde_json::json!({"key": keys[0], "act": "skip"}); 101]);
        assert_eq!(phone.batch(&many).expect(422).code(), "invalid_body");
        assert_eq!(Phone::new(app).batch(&items).expect(401).code(), "unauthenticated");
    });
}

#[test]
fn a_rehearsal_tells_the_day_and_writes_nothing() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        academy.publish(&academy.plan_id);
        let path = format!("/api/v1/plans/{}/rehearsals", academy.plan_id);
        let wish = serde_json::json!({"no_shows_percent": 25, "late": 2, "walk_ins": 1, "seed": 3});
        let film = academy.organiser.post(&path, &wish).expect(200).json();
        assert_eq!(film["rounds"].as_array().unwrap().len(), 4);
        assert_eq!(film["rounds"][0]["not_there"].as_array().unwrap().len(), 6, "{film}");
        assert!(film["moved_max"].as_u64().unwrap() <= 3, "{film}");
        assert_eq!(academy.organiser.post(&path, &wish).expect(200).json(), film, "the same seed, the same day");
        let too_many = serde_json::json!({"no_shows_percent": 91});
        assert_eq!(academy.organiser.post(&path, &too_many).expect(422).code(), "plan_refused");
        let versions = academy.organiser.get(&format!("/api/v1/events/{}/plans", academy.event_id)).expect(200).json();
        assert_eq!(versions["items"].as_array().unwrap().len(), 1, "nothing was written");
    });
}
