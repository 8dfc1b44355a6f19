//! Undo everything: whatever an organiser does can be taken back, and every step is in the log.

use serde_json::{Value, json};
use testkit::app::{Client, Reply, for_each_app};

use crate::api::company;

fn publish(olga: &Client, plan: &str) -> Reply {
    let tag = olga.get(&format!("/api/v1/plans/{plan}")).expect(200).header("etag");
    olga.put(&format!("/api/v1/plans/{plan}/publication"), &tag, &json!({}))
}

fn id(reply: &Value) -> String {
    reply["id"].as_str().unwrap().to_owned()
}

/// Who sits with whom in each round, whatever the version.
fn seats(olga: &Client, plan: &str) -> Value {
    let rounds = olga.get(&format!("/api/v1/plans/{plan}")).expect(200).json()["rounds"].clone();
    let meetings = |round: &Value| {
        let of = |meeting: &Value| {
            let mut people: Vec<String> =
                meeting["people"].as_array().unwrap().iter().map(|one| one["participant_id"].to_string()).collect();
            people.sort();
            people
        };
        let mut all: Vec<Vec<String>> = round["meetings"].as_array().unwrap().iter().map(of).collect();
        all.sort();
        all
    };
    json!(rounds.as_array().unwrap().iter().map(meetings).collect::<Vec<_>>())
}

#[test]
fn a_publication_and_a_swap_are_taken_back_by_a_version() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, first) = company::event(&olga, 20);
        publish(&olga, &first).expect(200);
        let drafted = olga.post(&format!("/api/v1/events/{event}/plans"), &json!({"seed": "9"})).expect(201).json();
        publish(&olga, &id(&drafted)).expect(200);
        let restored = olga.ask("POST", &format!("/api/v1/plans/{first}/restorations")).key("back").send().expect(201);
        publish(&olga, &id(&restored.json())).expect(200);
        let head =
            olga.get(&format!("/api/v1/events/{event}")).json()["published_plan_id"].as_str().unwrap().to_owned();
        assert_eq!(seats(&olga, &head), seats(&olga, &first), "the first plan is published again");

        let plan = olga.get(&format!("/api/v1/plans/{head}")).json();
        let meetings = plan["rounds"][0]["meetings"].as_array().unwrap();
        let who = |meeting: usize| meetings[meeting]["people"][0]["participant_id"].clone();
        let swap = |plan: &str, a: &Value, b: &Value| {
            olga.post(&format!("/api/v1/plans/{plan}/swaps"), &json!({"round": 1, "a": a, "b": b}))
        };
        let swapped = (1..meetings.len()).map(|other| (other, swap(&head, &who(0), &who(other))));
        let (other, swapped) = swapped.into_iter().find(|(_, reply)| reply.status == 201).expect("some swap holds");
        let swapped = id(&swapped.json()["plan"]);
        assert_ne!(seats(&olga, &swapped), seats(&olga, &head));
        let back = id(&swap(&swapped, &who(0), &who(other)).expect(201).json()["plan"]);
        assert_eq!(seats(&olga, &back), seats(&olga, &head), "swapped back");
    });
}

#[test]
fn what_was_made_by_hand_is_taken_back_by_hand() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, _) = company::event(&olga, 12);
        let everything = || {
            ["/api/v1/people?limit=200", "/api/v1/topics", "/api/v1/merges", "/api/v1/programmes"]
                .map(|path| without_revisions(olga.get(path).expect(200).json()))
        };
        let before = everything();
        let topics = olga.get("/api/v1/topics").json();
        let topic = |at: usize| id(&topics["items"][at]);
        let merge = olga.post(&format!("/api/v1/topics/{}/merges", topic(0)), &json!({"into": topic(1)})).expect(200);
        let alias = olga.post(&format!("/api/v1/topics/{}/aliases", topic(1)), &json!({"alias": "zz"})).expect(201);
        let people = olga.get("/api/v1/people?limit=200").json();
        let person = |at: usize| id(&people["items"][at]);
        let rules = format!("/api/v1/events/{event}/pairing-rules");
        let rule = json!({"kind": "forbidden", "person_ids": [person(0), person(1)]});
        let rule = olga.post(&rules, &rule).expect(201);
        let participants = format!("/api/v1/events/{event}/participants");
        let who = olga.get(&participants).json()["items"][0].clone();
        olga.ask("DELETE", &format!("{participants}/{}", id(&who))).header("If-Match", "*").send().expect(204);
        assert_ne!(everything(), before);
        assert_eq!(alias.json()["name"], topics["items"][1]["name"]);

        olga.post(&participants, &json!({"person_ids": [who["person_id"]]})).expect(201);
        olga.ask("DELETE", &rule.header("location")).header("If-Match", "*").send().expect(204);
        olga.ask("DELETE", &format!("/api/v1/topics/{}/aliases/zz", topic(1))).send().expect(204);
        olga.ask("DELETE", &merge.header("location")).send().expect(204);
        assert_eq!(everything(), before);
        assert_eq!(olga.get(&rules).json()["items"], json!([]));
        let back = olga.get(&participants).json();
        assert!(back["items"].as_array().unwrap().iter().any(|one| one["id"] == who["id"]), "the same participant");
        let log = olga.get("/api/v1/log?limit=200").json();
        let acts: Vec<&str> = log["items"].as_array().unwrap().iter().map(|one| one["act"].as_str().unwrap()).collect();
        for act in [
            "merge_topic",
            "undo_merge",
            "create_topic_alias",
            "delete_topic_alias",
            "create_pairing_rule",
            "delete_pairing_rule",
            "withdraw_participant",
            "register_participants",
        ] {
            assert!(acts.contains(&act), "{act} is not in the log: {acts:?}");
        }
    });
}

fn without_revisions(mut list: Value) -> Value {
    for item in list["items"].as_array_mut().unwrap() {
        if item.get("revision").is_some() {
            item["revision"] = Value::Null;
        }
    }
    list
}
