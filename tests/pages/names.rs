//! Names, departments and titles are other people's text: shown as they are, never run.

use testkit::academy::{Academy, PEOPLE};
use testkit::app::for_each_app;

use super::browserless::{Visitor, door};
use super::console;

const PAYLOADS: [&str; 4] =
    ["<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "'><svg onload=alert(3)>", "{{7*7}}<b>bold</b>"];

#[test]
fn a_name_that_is_markup_is_shown_as_text_on_every_page() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let mut people = String::new();
        for (number, row) in PEOPLE.lines().enumerate() {
            let cells: Vec<&str> = row.split(',').collect();
            let payload = PAYLOADS[number % PAYLOADS.len()];
            if number == 0 {
                people.push_str(&format!("{row}\n"));
            } else {
                people.push_str(&format!(
                    "{},{payload}{number} Evil,{},{}\n",
                    cells[0],
                    cells[2],
                    cells[3..].join(",")
                ));
            }
        }
        academy.organiser.upload("/api/v1/people/imports", "text/csv", people.as_bytes()).expect(200);
        let door = door(&academy);
        let mut phone = Visitor::new(app);
        let mut pages = vec![phone.open(&door.path).expect(200).text()];
        phone.send(&door.path, &door.form).expect(303);
        app.clock.set("2026-05-04T07:36:00Z".parse().unwrap());
        pages.push(phone.open("/me").expect(200).text());
        let mut organiser = console::enter(app);
        let event = format!("/console/events/{}", academy.event_id);
        pages.push(organiser.open(&event).expect(200).text());
        let screen = console::press(&mut organiser, &event, "screen", "");
        pages.push(organiser.open(&screen.expect(303).header("location")).expect(200).text());
        for page in pages {
            assert!(page.contains("&lt;"), "the name is not on the page at all");
            for markup in ["<script>alert", "<img src=x", "<svg onload", "<b>bold"] {
                assert!(!page.contains(markup), "{markup} in {page}");
            }
        }
    });
}
