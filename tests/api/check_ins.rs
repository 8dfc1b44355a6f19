//! Checking in over the API: one, many, a whole table; undone; counted; refused with a way on.

use serde_json::{Value, json};
use testkit::academy::{Academy, people_of};
use testkit::app::{Client, for_each_app, fresh_key};
use testkit::database::TestDatabase;

/// A steward of the academy's event, with a token for it alone.
pub fn steward(academy: &Academy<'_>) -> Client {
    let stewards = format!("/api/v1/events/{}/stewards", academy.event_id);
    let assigned = academy.organiser.post(&stewards, &json!({"email": "stina@example.org"})).expect(201).json();
    let tokens = format!("{stewards}/{}/tokens", assigned["account_id"].as_str().unwrap());
    let token = academy.organiser.ask("POST", &tokens).send().expect(201).json();
    academy.organiser.with_token(token["access_token"].as_str().unwrap())
}

fn participants(academy: &Academy<'_>) -> Vec<String> {
    let path = format!("/api/v1/events/{}/participants", academy.event_id);
    let all = academy.organiser.get(&path).expect(200).json();
    all["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

fn outcomes(reply: &Value) -> Vec<&str> {
    reply["items"].as_array().unwrap().iter().map(|item| item["outcome"].as_str().unwrap()).collect()
}

fn items(ids: &[String]) -> Value {
    let item = |id: &String| json!({"participant_id": id});
    json!({"items": ids.iter().map(item).collect::<Vec<_>>()})
}

#[test]
fn a_steward_checks_in_one_and_many_and_each_is_first_once() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let (stina, everybody) = (steward(&academy), participants(&academy));
        let path = format!("/api/v1/events/{}/check-ins", academy.event_id);
        let first = stina.ask("POST", &path).json(&items(&everybody[..1])).send().expect(200).json();
        assert_eq!(outcomes(&first), ["first"]);
        assert_eq!(first["items"][0]["arrived_at"], "2026-05-04T07:00:00Z");
        let mut all = everybody.clone();
        all.push("0197f0c4-6a00-7000-8000-00000000ffff".to_owned());
        let reply = stina.ask("POST", &path).json(&items(&all)).send().expect(200).json();
        let mut expected = vec!["already"];
        expected.extend(vec!["first"; everybody.len() - 1]);
        expected.push("unknown");
        assert_eq!(outcomes(&reply), expected, "a stranger among many costs nobody else");
        let counts = stina.get(&path).expect(200).json();
        assert_eq!((&counts["arrived"], &counts["expected"]), (&json!(16), &json!(16)));
        assert_eq!(counts["departments"].as_array().unwrap().len(), 4);
    });
}

#[test]
fn an_undone_check_in_stays_undone_when_the_same_tap_is_sent_again() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let (stina, everybody) = (steward(&academy), participants(&academy));
        let path = format!("/api/v1/events/{}/check-ins", academy.event_id);
        let tap = |key: &str| {
            let body = json!({"items": [{"participant_id": everybody[0], "action_key": key, "seconds_ago": 20_000}]});
            stina.ask("POST", &path).json(&body).send().expect(200).json()
        };
        let first = tap("tap-1");
        assert_eq!(
            first["items"][0]["arrived_at"], "2026-05-04T07:00:00Z",
            "a clock that is hours off changes nothing"
        );
        let own = format!("{path}/{}", everybody[0]);
        stina.ask("DELETE", &own).send().expect(204);
        stina.ask("DELETE", &own).send().expect(204);
        assert_eq!(stina.get(&path).json()["arrived"], 0);
        assert_eq!(outcomes(&tap("tap-1")), ["undone"]);
        assert_eq!(outcomes(&tap("tap-2")), ["first"]);
        let log = academy.organiser.get("/api/v1/log").expect(200).json();
        let acts = log["items"].as_array().unwrap().iter().filter(|entry| entry["act"] == "undo_check_in");
        assert_eq!(acts.count(), 1, "{log}");
    });
}

#[test]
fn a_whole_table_is_checked_in_at_once() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let stina = steward(&academy);
        let path = format!("/api/v1/events/{}/check-ins", academy.event_id);
        let table = json!({"table": {"round": 1, "spot": "1"}});
        let refused = stina.ask("POST", &path).json(&table).send().expect(409);
        assert_eq!(refused.code(), "no_such_table", "nothing is published yet");
        academy.publish(&academy.plan_id);
        let reply = stina.ask("POST", &path).json(&table).send().expect(200).json();
        assert_eq!(outcomes(&reply), ["first", "first"]);
        let plan = academy.plan(&academy.plan_id);
        let meetings = plan["rounds"][0]["meetings"].as_array().unwrap();
        let meeting = meetings.iter().find(|meeting| meeting["spot"] == "1").unwrap();
        for (id, name) in people_of(meeting) {
            assert!(reply.to_string().contains(&id), "{name} sits there");
        }
        assert_eq!(stina.ask("POST", &path).json(&json!({})).send().expect(422).code(), "invalid_body");
    });
}

#[test]
fn the_door_says_when_it_opens_and_when_it_is_over() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let everybody = participants(&academy);
        let path = format!("/api/v1/events/{}/check-ins", academy.event_id);
        let ask = || steward(&academy).ask("POST", &path).json(&items(&everybody[..1])).send();
        app.clock.advance_seconds(-1);
        let early = ask().expect(409);
        assert_eq!(early.code(), "not_open");
        assert!(early.json()["detail"].as_str().unwrap().contains("2026-05-04T07:00:00Z"));
        app.clock.advance_seconds(1);
        ask().expect(200);
        app.clock.advance_minutes(14);
        let walk_ins = format!("/api/v1/events/{}/walk-ins", academy.event_id);
        let ravi = json!({"name": "Ravi Iyer", "department": "operations"});
        let (stina, key) = (steward(&academy), fresh_key());
        let made = stina.ask("POST", &walk_ins).key(&key).json(&ravi).send().expect(201);
        let again = stina.ask("POST", &walk_ins).key(&key).json(&ravi).send().expect(201);
        assert_eq!(made.json(), again.json());
        assert_eq!(stina.post(&walk_ins, &ravi).expect(409).code(), "already_exists");
        assert_eq!(stina.get(&path).json()["departments"][2]["department"], "Operations", "as it is spelt already");
        assert_eq!(
            stina.post(&walk_ins, &json!({"name": "?", "department": "X Y"})).expect(422).code(),
            "invalid_body"
        );
    });
}

#[test]
fn a_full_queue_is_answered_at_once_and_the_same_request_passes_later() {
    let database = TestDatabase::sqlite();
    let app = testkit::app::TestApp::start(database.url());
    let academy = Academy::gather(&app);
    let (stina, everybody) = (steward(&academy), participants(&academy));
    let path = format!("/api/v1/events/{}/check-ins", academy.event_id);
    let many: Vec<String> = everybody.iter().cycle().take(500).cloned().collect();
    let (started, has_started) = std::sync::mpsc::channel();
    let (release, released) = std::sync::mpsc::channel::<()>();
    let store = app.store.clone();
    let blocker = std::thread::spawn(move || {
        store.write(move |_| {
            started.send(()).unwrap();
            released.recv().unwrap();
            Ok::<_, store::StoreError>(())
        })
    });
    has_started.recv().unwrap();
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..12)
            .map(|_| {
                let (client, path, many) = (stina.clone(), &path, &many);
                scope.spawn(move || client.ask("POST", path).json(&items(many)).send())
            })
            .collect();
        while threads.iter().filter(|thread| thread.is_finished()).count() < 3 {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        release.send(()).unwrap();
        let replies: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        for busy in replies.iter().filter(|reply| reply.status == 503) {
            assert_eq!((busy.code().as_str(), busy.header("retry-after").as_str()), ("busy", "1"));
        }
        replies.iter().map(|reply| reply.status).collect()
    });
    assert!(blocker.join().unwrap().is_ok());
    assert!(statuses.iter().all(|status| [200, 503].contains(status)), "{statuses:?}");
    assert!(statuses.contains(&503) && statuses.contains(&200), "{statuses:?}");
    stina.ask("POST", &path).json(&items(&many)).send().expect(200);
    assert_eq!(stina.get(&path).json()["arrived"], 16);
}
