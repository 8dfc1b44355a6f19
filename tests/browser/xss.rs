//! Two hundred hostile texts as names, topics, lessons and titles: on every page nothing runs and
//! nothing is even refused by the policy, for nothing gets that far.

use domain::{EventId, OrganisationId};
use serde_json::json;
use store::{StoreError, accounts, invitations, organisations};
use testkit::academy::PEOPLE;
use testkit::app::Client;
use testkit::browser::{Browser, Script};

use super::morning::{Morning, RUNNING};
use app::access::seat;

/// What breaks out of where it stands, and what would run.
const BREAKERS: [&str; 10] =
    ["", "'>", "\">", "</p>", "</title>", "--></svg>", "]]>", "' x='", "\" autofocus onfocus=", "</textarea></script>"];
const RUNNERS: [&str; 20] = [
    "<script>xss()</script>",
    "<img src=x onerror=xss()>",
    "<svg onload=xss()>",
    "<svg><script>xss()</script></svg>",
    "<a href=javascript:xss()>x</a>",
    "<iframe src=javascript:xss()>",
    "<body onpageshow=xss()>",
    "<input autofocus onfocus=xss()>",
    "<details open ontoggle=xss()>",
    "<style>@import'//evil.invalid'</style>",
    "<link rel=stylesheet href=//evil.invalid>",
    "<base href=//evil.invalid/>",
    "<meta http-equiv=refresh content=0;//evil.invalid>",
    "<form action=//evil.invalid><button>x",
    "<object data=//evil.invalid>",
    "<p style=background:url(//evil.invalid)>",
    "{{xss()}}${xss()}<%=xss()%>",
    "&lt;script&gt;xss()&lt;/script&gt;",
    "\u{202e}<ScRiPt>xss()</sCrIpT>",
    "<math><mi xlink:href=data:x,xss()>",
];

/// Ten ways out of a text times twenty ways to run.
pub fn corpus() -> Vec<String> {
    let each = BREAKERS.iter().flat_map(|out| RUNNERS.iter().map(move |run| format!("{out}{run}")));
    each.collect()
}

/// The people of the academy under other names; a comma or a line would end a cell.
fn renamed(names: &[String]) -> String {
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut lines = PEOPLE.lines();
    let mut file = format!("{}\n", lines.next().unwrap());
    for (line, name) in lines.zip(names.iter().cycle()) {
        let cells: Vec<&str> = line.split(',').collect();
        file.push_str(&format!("{},{},{}\n", cells[0], cell(name), cells[2..].join(",")));
    }
    file
}

fn organisation(morning: &Morning) -> OrganisationId {
    morning.app.store.read(|conn| organisations::find_by_key(conn, "default")).unwrap().unwrap().id
}

/// A link of the organiser to the console, and the paths of the first guest and of a screen.
fn paths(morning: &Morning, event: EventId, secret: String) -> (String, String, String) {
    let (id, now) = (organisation(morning), morning.app.clock.now());
    let screen = format!("screen-{secret}");
    let (kept, shown) = (secret.clone(), screen.clone());
    let issued = morning.app.store.write(move |conn| {
        let email = domain::Email::parse("olga@example.org").unwrap();
        let account = accounts::find_by_email(conn, id, &email)?.unwrap().id;
        let link = store::invitations::NewScreenLink {
            organisation_id: id,
            id: uuid::Uuid::now_v7(),
            event_id: event,
            token_sha256: store::TokenHash::of(&shown),
            issued_at: now,
            valid_until: now + jiff::SignedDuration::from_hours(48),
        };
        invitations::issue_screen_link(conn, &link)?;
        Ok::<_, StoreError>((
            seat::issue_link(conn, (id, account), &kept, now)?,
            invitations::of_event(conn, id, event)?,
        ))
    });
    let (console, invited) = issued.unwrap();
    let link = app::events::links::link(&morning.app.config, invited[0].id);
    (console, link[link.find("/j/").unwrap()..].to_owned(), format!("/screen/{screen}"))
}

fn event(organiser: &Client, title: &str) -> (String, String) {
    let programmes = organiser.get("/api/v1/programmes").expect(200).json();
    let programme = programmes["items"][0]["id"].as_str().unwrap();
    let wish = json!({"starts_at": testkit::academy::STARTS_AT, "minutes_total": 60, "name": title});
    let made = organiser.post(&format!("/api/v1/programmes/{programme}/events"), &wish).expect(201).json();
    let id = |name: &str| made[name].as_str().unwrap().to_owned();
    let (event, plan) = (id("event_id"), id("plan_id"));
    let seen = organiser.get(&format!("/api/v1/plans/{plan}")).expect(200).header("etag");
    organiser.put(&format!("/api/v1/plans/{plan}/publication"), &seen, &json!({})).expect(200);
    (event, plan)
}

/// What the console says when a hostile text has run.
const RAN: &str = "a hostile text ran";

/// On every page from now on a hostile text that runs is heard on the console.
pub fn alarm(browser: &Browser) {
    let script = format!("window.xss = () => console.error('{RAN}', location.pathname);");
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).unwrap();
}

/// Since the last look nothing ran, nothing was refused, nobody else was asked.
pub fn harmless(browser: &Browser, origin: &str, page: &str) {
    assert_eq!(harm(browser, origin), [""; 0], "{page}");
}

/// What ran, what was refused, who else was asked since the last look.
fn harm(browser: &Browser, origin: &str) -> Vec<String> {
    let trace = browser.trace().unwrap();
    let ran = trace.console.iter().map(String::as_str).filter(|line| line.contains(RAN));
    let refused = trace.policy_violations().into_iter().chain(trace.third_party(origin));
    ran.chain(refused).map(str::to_owned).collect()
}

/// The possible pairs as a picture.
const DRAWING: &str = "graph?format=svg";

/// A tag of somebody else's making in something that is no page of ours.
fn foreign_tag(text: &str) -> Option<&str> {
    let tags = text.split('<').skip(1).filter_map(|rest| rest.split('>').next());
    let bad = ["script", "img", "iframe", "body", "input", "details", "base", "object", "math"];
    let mut foreign = tags.filter(|tag| bad.iter().any(|name| tag.to_lowercase().starts_with(name)));
    foreign.next()
}

#[test]
fn two_hundred_hostile_texts_are_only_text() {
    let Some(browser) = Browser::phone(Script::On).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    let (morning, texts) = (Morning::new(), corpus());
    assert_eq!(texts.len(), 200);
    alarm(&browser);
    browser.open(&format!("{}/privacy", morning.app.url)).unwrap();
    browser.evaluate("xss()").unwrap();
    assert_eq!(harm(&browser, &morning.app.url).len(), 1, "the alarm rings");
    let organiser = morning.app.organiser();
    for (number, names) in texts.chunks(16).enumerate() {
        morning.at("2026-05-04T07:00:00Z");
        organiser.upload("/api/v1/people/imports", "text/csv", renamed(names).as_bytes()).expect(200);
        let (event, _) = event(&organiser, &names[0]);
        let (console, path, screen) = paths(&morning, event.parse().unwrap(), format!("secret-{number}"));
        plain(&organiser, &event);
        let stage = Stage { browser: &browser, morning: &morning, names };
        stage.printed(&organiser, &event);
        stage.personal(&path);
        stage.day(&path);
        stage.look(&screen);
        stage.console(&console, &format!("/console/events/{event}"));
    }
}

/// What is no page: a browser takes it for nothing else, and a drawing has no tags of others in it.
fn plain(organiser: &Client, event: &str) {
    for open in ["calendar.ics", "invitations.csv", "graph", DRAWING] {
        let answer = organiser.get(&format!("/api/v1/events/{event}/{open}")).expect(200);
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        if open == DRAWING {
            assert_eq!(foreign_tag(&answer.text()), None, "{open}");
        }
    }
}

/// One event whose every text is hostile.
struct Stage<'a> {
    browser: &'a Browser,
    morning: &'a Morning,
    names: &'a [String],
}

impl Stage<'_> {
    fn open(&self, path: &str) {
        self.browser.open(&format!("{}{path}", self.morning.app.url)).unwrap();
    }

    fn look(&self, path: &str) {
        self.open(path);
        harmless(self.browser, &self.morning.app.url, path);
    }

    /// What an organiser opens to print, and the drawing.
    fn printed(&self, organiser: &Client, event: &str) {
        let token = organiser.token().unwrap();
        self.browser.ask_with(json!({ "Authorization": format!("Bearer {token}") })).unwrap();
        for open in ["badges", "table-cards", "itineraries", DRAWING] {
            self.look(&format!("/api/v1/events/{event}/{open}"));
            assert!(self.browser.has("h1, circle").unwrap(), "{open} shows nothing");
        }
        self.browser.ask_with(json!({})).unwrap();
    }

    /// The pages behind the link, and the card with topics of the same kind.
    fn personal(&self, path: &str) {
        for end in ["", "/card/more", "/privacy", "/after", "/card"] {
            self.look(&format!("{path}{end}"));
        }
        let plain = |name: &String| name.chars().filter(|one| !",;|".contains(*one)).take(58).collect::<String>();
        let topics: Vec<String> = self.names.iter().take(3).map(plain).collect();
        let fill = format!(
            "for (const box of document.querySelectorAll('[name=offers]')) box.checked = false;
             document.querySelector('[name=offers_own]').value = {}",
            serde_json::to_string(&topics.join(",")).unwrap()
        );
        self.browser.evaluate(&fill).unwrap();
        self.browser.tap("button[value=topics]").unwrap();
        self.browser.wait_for("[name=working_on]").unwrap();
        self.look(&format!("{path}/card"));
    }

    /// The place, and a lesson.
    fn day(&self, path: &str) {
        self.open(path);
        self.browser.tap("form button").unwrap();
        self.browser.wait_for("[data-code=in]").unwrap();
        self.morning.at(RUNNING);
        self.look("/me");
        self.browser.wait_for("#spot").unwrap();
        self.open("/me/after");
        let lesson = serde_json::to_string(&self.names[1]).unwrap();
        self.browser.evaluate(&format!("document.querySelector('[name=text]').value = {lesson}")).unwrap();
        self.browser.tap("button[value=lesson]").unwrap();
        self.browser.wait_for(".lesson").unwrap();
        harmless(self.browser, &self.morning.app.url, "a lesson");
    }

    fn console(&self, link: &str, event: &str) {
        self.open(link);
        self.browser.tap("form button").unwrap();
        self.browser.wait_for(".console").unwrap();
        self.look(event);
    }
}
