//! Slow work as jobs: an address at once, progress while it runs, the result or the reason at the end.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use domain::JobId;
use serde_json::{Value, json};
use store::StoredDocument;
use store::jobs::NewJob;
use testkit::app::{Client, Reply, TestApp, for_each_app, fresh_key};

use super::company;

fn send(olga: &Client, path: &str, prefer: &str, key: &str, file: &str) -> Reply {
    let asking = olga.ask("POST", path).key(key).header("Prefer", prefer).header("Content-Type", "text/csv");
    asking.body(file.as_bytes()).send()
}

/// The job once it has ended.
fn ended(olga: &Client, queued: &Reply) -> Value {
    let at = queued.header("location");
    let job = olga.ask("GET", &at).header("Prefer", "wait=30").send().expect(200).json();
    assert_ne!(job["ended_at"], Value::Null, "{job}");
    job
}

#[test]
fn an_import_that_nobody_waits_for_is_the_same_import() {
    for_each_app(|app| {
        let olga = app.organiser();
        let key = fresh_key();
        let file = company::people(2_500);
        let queued = send(&olga, "/api/v1/people/imports", "respond-async", &key, &file).expect(202);
        assert_eq!(queued.header("preference-applied"), "respond-async");
        assert_eq!((&queued.json()["state"], &queued.json()["kind"]), (&json!("queued"), &json!("import_people")));
        let again = send(&olga, "/api/v1/people/imports", "respond-async", &key, &file).expect(202);
        assert_eq!((&again.bytes, again.header("idempotency-replayed").as_str()), (&queued.bytes, "true"));
        let job = ended(&olga, &queued);
        assert_eq!((&job["state"], &job["progress"], &job["error"]), (&json!("succeeded"), &json!(100), &Value::Null));
        assert_eq!((&job["result"]["added"], &job["result"]["applied"]), (&json!(2_500), &json!(true)));
        assert_eq!(olga.get("/api/v1/people?limit=200").json()["items"].as_array().unwrap().len(), 200);
        let listed = olga.get("/api/v1/jobs").expect(200).json();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1, "the repeated request made no second job");
        let waited = send(&olga, "/api/v1/people/imports", "respond-async, wait=30", &fresh_key(), &file).expect(200);
        assert_eq!(waited.json()["result"]["unchanged"], 2_500);
        let dry = send(&olga, "/api/v1/people/imports?dry_run=true", "respond-async, wait=30", &fresh_key(), &file);
        assert_eq!(dry.expect(200).json()["result"]["applied"], false);
    });
}

#[test]
fn a_job_that_fails_says_why_and_keeps_nothing() {
    for_each_app(|app| {
        let olga = app.organiser();
        let wrong = "id,name,manager_id\n1,Ada,\n2,Grace,77\n";
        let queued = send(&olga, "/api/v1/people/imports", "respond-async", &fresh_key(), wrong).expect(202);
        let job = ended(&olga, &queued);
        assert_eq!((&job["state"], &job["error"]["code"]), (&json!("failed"), &json!("import_refused")));
        assert_eq!(job["error"]["report"]["issues"][0]["code"], "unknown_manager");
        assert_eq!(job["result"], Value::Null);
        assert_eq!(olga.get("/api/v1/people").json()["items"], json!([]));
        let ties = send(&olga, "/api/v1/ties/imports", "respond-async", &fresh_key(), "a,b,weight\n1,2,3\n");
        assert_eq!(ended(&olga, &ties.expect(202))["error"]["code"], "imported_ties_off");
    });
}

#[test]
fn a_draft_is_made_while_nobody_waits() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, _) = company::event(&olga, 24);
        let plans = format!("/api/v1/events/{event}/plans");
        let draft = |body: Value, path: &str| {
            olga.ask("POST", path).key(&fresh_key()).header("Prefer", "respond-async").json(&body).send()
        };
        let job = ended(&olga, &draft(json!({"seed": "7"}), &plans).expect(202));
        assert_eq!((&job["kind"], &job["state"]), (&json!("draft_plan"), &json!("succeeded")));
        let plan = job["result"]["id"].as_str().unwrap();
        assert_eq!(olga.get(&format!("/api/v1/plans/{plan}")).expect(200).json()["number"], 2);
        let absent = plans.replace(&event, "0197f0c4-6a00-7000-8000-00000000ffff");
        assert_eq!(draft(json!({}), &absent).expect(404).code(), "not_found");
        assert_eq!(draft(json!({"seed": "x"}), &plans).expect(422).code(), "invalid_body");
    });
}

/// A job that no worker can take: another one holds it for ever.
fn held(app: &TestApp, olga: &Client) -> String {
    let organisation_id = olga.get("/api/v1/account").json()["organisation_id"].as_str().unwrap().parse().unwrap();
    let (id, now) = (JobId::from_uuid(uuid::Uuid::now_v7()), app.clock.now());
    let new = NewJob {
        organisation_id,
        id,
        kind: "draft_plan".to_owned(),
        body: StoredDocument::new("{}"),
        actor: "test".to_owned(),
        queued_at: now,
        attempts: 0,
        progress: 0,
        phase: "queued".to_owned(),
    };
    let lease =
        store::jobs::Lease { worker: "another".to_owned(), now, until: now + jiff::SignedDuration::from_hours(9) };
    let held = app.store.write(move |conn| {
        store::jobs::add(conn, &new)?;
        store::jobs::take_next(conn, &lease)
    });
    assert!(held.unwrap().is_some());
    format!("/api/v1/jobs/{id}")
}

#[test]
fn a_cancelled_job_ends_and_its_worker_cannot_keep_anything() {
    for_each_app(|app| {
        let olga = app.organiser();
        let at = held(app, &olga);
        assert_eq!(olga.get(&at).expect(200).json()["state"], "running");
        olga.ask("DELETE", &at).send().expect(204);
        assert_eq!(olga.get(&at).expect(200).json()["state"], "cancelled");
        assert_eq!(olga.ask("DELETE", &at).send().expect(409).code(), "conflict");
        let (organisation, id): (_, JobId) = (
            olga.get("/api/v1/account").json()["organisation_id"].as_str().unwrap().parse().unwrap(),
            at.rsplit('/').next().unwrap().parse().unwrap(),
        );
        let now = app.clock.now();
        let lease = store::jobs::Lease { worker: "another".to_owned(), now, until: now };
        let kept = app.store.write(move |conn| {
            let outcome = store::jobs::Outcome::Succeeded(StoredDocument::new("{}"));
            store::jobs::finish(conn, organisation, id, &lease, &outcome)
        });
        assert_eq!(kept, Err(store::StoreError::Stale));
        let oskar = app.signed_in("elsewhere", "oskar@example.org", domain::Role::Organiser);
        oskar.get(&at).expect(404);
        oskar.get(&format!("{at}/events")).expect(404);
        oskar.ask("DELETE", &at).send().expect(404);
        assert_eq!(oskar.get("/api/v1/jobs").json()["items"], json!([]));
    });
}

/// Reads lines of a stream until one begins with `wanted`.
fn line(lines: &mut impl Iterator<Item = std::io::Result<String>>, wanted: &str) -> String {
    lines.map(Result::unwrap).find(|line| line.to_ascii_lowercase().starts_with(wanted)).unwrap()
}

#[test]
fn the_first_event_comes_at_once_though_the_reader_takes_gzip_and_the_last_ends_the_stream() {
    for_each_app(|app| {
        let olga = app.organiser();
        let at = held(app, &olga);
        let began = Instant::now();
        let mut stream = TcpStream::connect(app.url.trim_start_matches("http://")).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let head = format!(
            "GET {at}/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nAccept-Encoding: gzip\r\nAuthorization: Bearer {}\r\nConnection: close\r\n\r\n",
            olga.token().unwrap()
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut lines = BufReader::new(stream).lines();
        assert!(line(&mut lines, "http/1.1").contains(" 200 "));
        let first = line(&mut lines, "data:");
        println!("the first event came after {:?}", began.elapsed());
        assert!(first.contains("\"state\":\"running\""), "{first}");
        olga.ask("DELETE", &at).send().expect(204);
        assert!(line(&mut lines, "data:").contains("\"state\":\"cancelled\""));
        assert!(lines.map(Result::unwrap).all(|line| !line.starts_with("data:")), "the stream ends with the job");
    });
}
