//! The sections of the console: people, programmes, imports with undo, versions with comparison, slow
//! work. Names are text and nothing else.

use testkit::academy::Academy;
use testkit::app::for_each_app;

use super::browserless::{Visitor, hidden};
use super::console::enter;

fn form(visitor: &Visitor, fields: &[(&str, &str)], file: &str) -> testkit::app::Reply {
    let csrf = hidden(&visitor.open("/console/imports").expect(200).text(), "csrf");
    let mut body = String::new();
    for (name, value) in fields.iter().chain(&[("csrf", csrf.as_str())]) {
        body += &format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    body += &format!(
        "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\n\r\n{file}\r\n--XX--\r\n"
    );
    visitor.ask("POST", "/console/imports", &[("Content-Type", "multipart/form-data; boundary=XX")], &body)
}

#[test]
fn people_are_found_and_shown_and_programmes_listed() {
    for_each_app(|app| {
        Academy::gather(app);
        let visitor = enter(app);
        let people = visitor.open("/console/people?search=lovelace").expect(200).text();
        assert!(people.contains("Ada Lovelace") && !people.contains("Alan Turing"));
        let at = people.split("href=\"/console/people/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let ada = visitor.open(&format!("/console/people/{at}")).expect(200).text();
        assert!(ada.contains("ada@example.org") && ada.contains("Engineering"), "{ada}");
        let programmes = visitor.open("/console/programmes").expect(200).text();
        assert!(programmes.contains("Leading across departments") && programmes.contains("16"));
        visitor.open("/console/people/0197f0c4-6a00-7000-8000-00000000ffff").expect(404);
        for path in ["/console/people", "/console/programmes", "/console/imports", "/console/jobs", "/console/events"] {
            visitor.open(path).expect(200);
            Visitor::new(app).open(path).expect(401);
        }
    });
}

#[test]
fn a_file_is_looked_at_taken_and_taken_back() {
    for_each_app(|app| {
        Academy::gather(app);
        let mut visitor = enter(app);
        let wrong = form(&visitor, &[("kind", "people"), ("act", "look")], "id,name,manager_id\n90,Zoe,77\n");
        assert!(wrong.expect(422).text().contains("77"));
        let file = "id,name\n90,<script>Zoe</script>\n";
        let looked = form(&visitor, &[("kind", "people"), ("act", "look")], file).expect(200).text();
        assert!(looked.contains("Nothing was written"), "{looked}");
        assert!(!visitor.open("/console/people?search=zoe").text().contains("Zoe&lt;"));
        assert_eq!(
            form(&visitor, &[("kind", "people"), ("act", "take")], file).expect(303).header("location"),
            "/console/imports"
        );
        let people = visitor.open("/console/people?search=zoe").text();
        assert!(people.contains("&lt;script&gt;Zoe") && !people.contains("<script>Zoe"), "{people}");
        let page = visitor.open("/console/imports").text();
        let (_, undo) = page.split_once("action=\"/console/imports/").unwrap();
        let undo = format!("/console/imports/{}", undo.split('"').next().unwrap());
        let csrf = hidden(&page, "csrf");
        visitor.send(&undo, "csrf=forged").expect(403);
        visitor.send(&undo, &format!("csrf={csrf}")).expect(303);
        assert!(!visitor.open("/console/people?search=zoe").text().contains("Zoe&lt;"));
        let unsealed = visitor.ask(
            "POST",
            "/console/imports",
            &[("Content-Type", "multipart/form-data; boundary=XX")],
            "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\n\r\nid\n1\n\r\n--XX--\r\n",
        );
        unsealed.expect(403);
    });
}

#[test]
fn versions_are_drafted_compared_published_and_restored_by_buttons() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        academy.publish(&academy.plan_id);
        let mut visitor = enter(app);
        let at = format!("/console/events/{}", academy.event_id);
        let csrf = hidden(&visitor.open(&format!("{at}/versions")).expect(200).text(), "csrf");
        visitor.send(&format!("{at}/drafts"), &format!("csrf={csrf}")).expect(303);
        let page = visitor.open(&format!("{at}/versions")).expect(200).text();
        let comparison = page.split("href=\"").find(|rest| rest.contains("/comparison?")).unwrap();
        let comparison = comparison.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
        assert!(visitor.open(&comparison).expect(200).text().contains("What would change"));
        let draft = comparison.split("to=").nth(1).unwrap().to_owned();
        visitor.send(&format!("{at}/publication"), &format!("csrf={csrf}&plan={draft}")).expect(303);
        let stale = visitor.send(&format!("{at}/publication"), &format!("csrf={csrf}&plan={}", academy.plan_id));
        assert_eq!(stale.status, 412);
        visitor.send(&format!("{at}/restorations"), &format!("csrf={csrf}&plan={}", academy.plan_id)).expect(303);
        let versions = academy.organiser.get(&format!("/api/v1/events/{}/plans", academy.event_id)).json();
        assert_eq!(versions["items"].as_array().unwrap().len(), 3);
        assert_eq!(versions["items"][1]["published"], true);
    });
}
