//! Forget me: a person's export, then their erasure. No word of them is left in the database, its
//! files, kept answers or outbox, and every plan stays valid and leads to nobody.

use std::path::Path;

use serde_json::json;
use store::{StoreUrl, catalogue};
use testkit::app::{TestApp, fresh_key};
use testkit::database::for_each_database;

use crate::api::company;

/// In every text that is the person's, and nowhere else.
const NAME: &str = "Xyzzy Canary";
const WORD: &str = "xyzzy";

fn is_in_files(url: &StoreUrl) -> bool {
    let StoreUrl::Sqlite(path) = url else { return false };
    let files = std::fs::read_dir(path.parent().unwrap()).unwrap().map(|file| file.unwrap().path());
    let holds = |path: &Path| {
        let bytes = std::fs::read(path).unwrap().to_ascii_lowercase();
        bytes.windows(WORD.len()).any(|found| found == WORD.as_bytes())
    };
    files.filter(|path| path.extension().is_some_and(|extension| extension != "db-shm")).any(|path| holds(&path))
}

#[test]
fn nothing_is_left_but_a_plan_that_leads_to_nobody() {
    for_each_database(|database| {
        let app = TestApp::start(database.url());
        let olga = app.organiser();
        let file = company::people(12) + &format!("77;{NAME};{WORD}@example.org;Sales;\n");
        let bad = format!("{file}78;{NAME};no address;Sales;\n");
        olga.upload("/api/v1/people/imports?skip_bad=true", "text/csv", bad.as_bytes()).expect(200);
        let wrong = format!("{file}79;{NAME};{WORD}@example.com;Sales;\n");
        olga.upload("/api/v1/people/imports", "text/csv", wrong.as_bytes()).expect(200);
        let twice = olga.get(&format!("/api/v1/people?search={WORD}")).json()["items"].as_array().unwrap().clone();
        assert_eq!(twice.len(), 2);
        let id = |at: usize| twice[at]["id"].as_str().unwrap();
        let key = fresh_key();
        let merge = olga.ask("POST", &format!("/api/v1/people/{}/merges", id(1))).key(&key);
        merge.json(&json!({"into": id(0)})).send().expect(200);
        let enrolled = company::programme(12) + "77,Leading across departments,Welding,enrolled,Pricing\n";
        olga.upload("/api/v1/programmes/imports", "text/csv", enrolled.as_bytes()).expect(200);
        let programme = olga.get("/api/v1/programmes").json()["items"][0]["id"].as_str().unwrap().to_owned();
        let made = olga.post(&format!("/api/v1/programmes/{programme}/events"), &company::hour()).expect(201).json();
        let plan = made["plan_id"].as_str().unwrap();
        let document = olga.get(&format!("/api/v1/plans/{plan}/document")).expect(200).text();

        let at = format!("/api/v1/people/{}", id(0));
        let export = olga.get(&format!("{at}/export")).expect(200).text();
        assert!(export.contains(NAME), "an export says what is stored");
        let found = |text: &'static str| app.store.read(move |conn| catalogue::columns_with(conn, text)).unwrap();
        assert!(
            found(NAME).contains("person.name") && found(NAME).contains("file_import.bad_rows"),
            "{:?}",
            found(NAME)
        );

        let tag = olga.get(&at).header("etag");
        olga.ask("DELETE", &at).header("If-Match", &tag).send().expect(204);

        olga.get(&at).expect(404);
        for text in [NAME, "xyzzy@example", WORD] {
            assert_eq!(found(text), std::collections::BTreeSet::new(), "{text} is left");
        }
        assert!(!is_in_files(database.url()), "a word is left in a page of the file or of the log");
        assert!(!olga.get("/api/v1/imports").text().to_lowercase().contains(WORD));
        assert_eq!(olga.get(&format!("/api/v1/plans/{plan}/document")).text(), document, "the plan stays as it was");
        let checked = planning::check_document(&serde_json::from_str(&document).unwrap());
        assert_eq!(checked.findings, []);
        let shown = olga.get(&format!("/api/v1/plans/{plan}")).expect(200).json();
        let nameless = shown["rounds"][0]["meetings"].as_array().unwrap().iter();
        let people = nameless.flat_map(|meeting| meeting["people"].as_array().unwrap());
        assert!(people.filter(|person| person["name"].is_null()).count() <= 1);
    });
}
