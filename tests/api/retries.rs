//! A network that loses answers: the client repeats its requests, and each happens once.

use serde_json::{Value, json};
use testkit::app::{Client, Reply, for_each_app, fresh_key};
use testkit::proxy::{Proxy, Weather};

use super::company;

/// Asks again with the same key until an answer comes through. Answers it, and how often it asked.
fn insist(through: &Client, straight: &Client, path: &str, body: &Value) -> (Reply, usize) {
    let key = fresh_key();
    for attempt in 1..=40 {
        if let Some(answer) = through.ask("POST", path).key(&key).json(body).try_send() {
            let again = straight.ask("POST", path).key(&key).json(body).send();
            assert_eq!((again.status, &again.bytes), (answer.status, &answer.bytes), "the same answer, byte by byte");
            assert_eq!(again.header("location"), answer.header("location"));
            assert_eq!(again.header("idempotency-replayed"), "true");
            return (answer, attempt);
        }
    }
    panic!("no answer came through");
}

#[test]
fn a_cut_answer_is_repeated_and_nothing_happens_twice() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, _) = company::event(&olga, 12);
        let proxy = Proxy::before(&app.url);
        let through = Client::new(&proxy.url(), olga.token().map(str::to_owned));
        proxy.set(Weather::CutReply { per_cent: 40, seed: 7 });
        let (plans, topics) = (format!("/api/v1/events/{event}/plans"), olga.get("/api/v1/topics").json());
        let topic = topics["items"][0]["id"].as_str().unwrap();
        let mut asked = 0;
        for number in 0..12 {
            let (draft, attempts) = insist(&through, &olga, &plans, &json!({"seed": number.to_string()}));
            assert_eq!(draft.expect(201).json()["number"], number + 2);
            asked += attempts;
            let alias = json!({"alias": format!("Spelling {number}")});
            let (kept, attempts) = insist(&through, &olga, &format!("/api/v1/topics/{topic}/aliases"), &alias);
            kept.expect(201);
            asked += attempts;
        }
        println!("24 acts, {asked} requests, {} answers cut", proxy.cut());
        assert!(proxy.cut() > 0 && asked > 24, "the proxy cut nothing: this test proves nothing");
        assert_eq!(olga.get(&plans).json()["items"].as_array().unwrap().len(), 13);
        let log = olga.get("/api/v1/log?limit=200").json();
        let count = |act: &str| log["items"].as_array().unwrap().iter().filter(|entry| entry["act"] == act).count();
        assert_eq!((count("draft_plan"), count("create_topic_alias")), (12, 12));
    });
}
