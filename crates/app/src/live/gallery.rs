//! Every state of the phone as a page, written to the folder `GALLERY` to be looked at.

use askama::Template;

use super::*;
use crate::day::{Day, PageTime, Timetable};
use crate::web::{Arg, Sentence, Sign, Words};

fn time() -> PageTime {
    PageTime { now: "2026-05-04T07:02:00Z".parse().unwrap(), clock: "09:02".into(), next: None, version: 1 }
}

fn show(name: &str, screen: Screen) -> String {
    show_in(Words::english(), name, screen)
}

fn show_in(words: Words, name: &str, screen: Screen) -> String {
    let page = PhonePage::new(words, "Leading across departments", &time(), screen);
    let html = page.render().unwrap();
    if let Some(folder) = std::env::var_os("GALLERY") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.html")), &html).unwrap();
    }
    html
}

fn go(sign: usize, spot: &str) -> Go {
    go_in(&Words::english(), sign, spot)
}

fn go_in(words: &Words, sign: usize, spot: &str) -> Go {
    let (name, theirs, yours) = (Arg::Text("Grace"), Arg::Text("Negotiation"), Arg::Text("Pricing"));
    let args = [("name", name), ("theirs", theirs), ("yours", yours)];
    let name_of_grace = ("name", name);
    let sign = Sign::at(sign);
    let colour = words.plain(&format!("colour-{}", sign.colour()));
    let shape = words.plain(&format!("shape-{}", sign.shape()));
    Go {
        sign,
        noun: Sentence::of("Table"),
        name: Sentence::of(spot),
        name_class: name_class(spot),
        round: words.with("round-of", &[("number", Arg::Count(1)), ("rounds", Arg::Count(5))]),
        time: words.with("minutes-left", &[("minutes", Arg::Count(7))]),
        until: words.with("until", &[("time", Arg::Text("09:10"))]),
        look_for: words.with("look-for", &[("colour", Arg::Text(&colour)), ("shape", Arg::Text(&shape))]),
        with: words.with("with-one", &[("first", Arg::Text("Grace"))]),
        department: Sentence::of("Finance"),
        opener: words.with("opener-both-ways-1", &args),
        reasons: vec![words.with("reason-exchange_both_ways", &args)],
        cards: vec![PartnerCard {
            asks: words.with("partner-asks", &[name_of_grace]),
            offers: vec![Sentence::of("Negotiation"), Sentence::of("Difficult conversations")],
            working_on: Some(
                words.with("partner-works", &[name_of_grace, ("text", Arg::Text("A new rota for nights"))]),
            ),
            beyond_work: None,
        }],
        wave: Sentence::of("Ada + Grace"),
        changed: false,
        next: words.with("next-at", &[("time", Arg::Text("09:10"))]),
        last_minute: false,
        meter: 300,
        meter_max: 1000,
        from_ms: 0,
        to_ms: 0,
        said: "Table 17, Grace".into(),
    }
}

/// A page with every header of a page, nothing inline, no key in the place of words.
fn assert_whole(html: &str) {
    assert!(html.contains("<h1") && !html.contains("style=") && !html.contains("Unknown localization"), "{html}");
}

fn count(name: &'static str, number: i64) -> (&'static str, Arg<'static>) {
    (name, Arg::Count(number))
}

#[test]
fn the_door_is_a_whole_page() {
    let words = Words::english();
    let ada = [("name", Arg::Text("Ada Okafor")), ("department", Arg::Text("Operations"))];
    let door = Door {
        hello: words.with("hello", &[("name", Arg::Text("Ada"))]),
        who: words.with("you-are", &ada),
        rounds: words.with("rounds-line", &[count("rounds", 5), count("minutes", 8)]),
        action: "#".into(),
        key: "k".into(),
        nonce: "n".into(),
    };
    assert_whole(&show("door", Screen::Door(door)));
    let not_open = Notice {
        title: words.with("opens-title", &[("time", Arg::Text("08:30"))]),
        lead: words.say("opens-lead"),
        big_time: Some("08:30".into()),
        again: None,
        code: "not_open",
    };
    assert_whole(&show("not_open", Screen::Notice(not_open)));
    for (name, title, lead) in [
        ("wrong_link", words.say("wrong-link-title"), words.say("wrong-link-lead")),
        ("cancelled", words.say("cancelled-title"), words.say("cancelled-lead")),
    ] {
        assert_whole(&show(name, Screen::Notice(Notice { title, lead, ..Notice::default() })));
    }
}

#[test]
fn waiting_is_a_whole_page() {
    let words = Words::english();
    let rounds = words.with("rounds-line", &[count("rounds", 5), count("minutes", 8)]);
    let time = [("time", Arg::Text("08:58"))];
    let waiting = Waiting {
        first: true,
        title: words.say("youre-in"),
        line: words.with("first-place-at", &time),
        rounds,
        big_time: Some("08:58".into()),
    };
    let between = Waiting {
        first: false,
        title: words.with("people-met-so-far", &[count("count", 2)]),
        line: words.with("next-place-at", &time),
        ..waiting.clone()
    };
    assert_whole(&show("in", Screen::In(waiting)));
    assert_whole(&show("between", Screen::In(between)));
}

#[test]
fn the_go_screen_is_a_whole_page_for_every_kind_of_place_and_language() {
    for (name, sign, spot) in
        [("go", 16, "17"), ("go_triangle", 7, "8"), ("go_three", 9, "114"), ("go_word", 3, "Window by the bar")]
    {
        assert_whole(&show(name, Screen::Go(Box::new(go(sign, spot)))));
    }
    for language in ["ar", "sv"] {
        let words = Words::choose([language]);
        let screen = Screen::Go(Box::new(go_in(&words, 16, "17")));
        assert_whole(&show_in(words, &format!("go_{language}"), screen));
    }
}

#[test]
fn breather_and_end_are_whole_pages() {
    let words = Words::english();
    let breather = Breather {
        round: words.with("round-of", &[count("number", 2), count("rounds", 5)]),
        cause: words.say("bye-odd_number"),
        until: words.with("breather-until", &[("time", Arg::Text("09:20"))]),
        chance: Some(words.with("bye-first-in-line", &[count("number", 3), ("time", Arg::Text("09:22"))])),
        said: String::new(),
    };
    assert_whole(&show("breather", Screen::Breather(breather)));
    let met = |(at, name): (usize, &&str)| Met {
        sign: Sign::at(at * 5 + 1),
        first: Sentence::of(name),
        department: Sentence::of("Finance"),
    };
    let finished = Finished {
        title: words.say("finished-title"),
        lead: words.say("finished-lead"),
        met: ["Grace", "Alan", "Tomás"].iter().enumerate().map(met).collect(),
    };
    assert_whole(&show("finished", Screen::Finished(finished)));
}

#[test]
fn the_screen_of_the_venue_is_a_whole_page() {
    use domain::plan::{Meeting, PlannedRound, Terms};
    let words = Words::english();
    let person = |at: usize| Listed {
        name: format!("{}a{} Okafor", char::from(b'A' + (at % 24) as u8), at),
        department: "Sales".into(),
        key: format!("p{at}").as_str().into(),
    };
    let meeting = |at: usize| Meeting {
        people: vec![format!("p{}", 2 * at).as_str().into(), format!("p{}", 2 * at + 1).as_str().into()],
        spot: (at + 1).to_string(),
        weight: 0,
        terms: Terms::default(),
        reasons: vec![],
    };
    let round = PlannedRound { number: 1, meetings: (0..119).map(meeting).collect(), byes: vec![], certificate: None };
    let line = words.with("screen-until", &[("time", Arg::Text("09:10"))]);
    let mut body = VenueBody::calm(
        &day(),
        &time(),
        words.with("screen-round", &[("number", Arg::Count(1)), ("rounds", Arg::Count(5))]),
        line,
        None,
    );
    body.pages = name_pages(&words, &round, (0..240).map(person).collect(), Naming::BySize);
    let before = words.with("screen-before", &[("time", Arg::Text("08:58"))]);
    let calm = VenueBody::calm(&day(), &time(), before, words.say("screen-check-in"), Some("08:58".into()));
    for (name, body) in [("screen", body), ("screen_before", calm)] {
        let page = VenuePage {
            words: words.clone(),
            title: "Screen".into(),
            event: Sentence::of("Leading"),
            body_path: "/".into(),
            body,
        };
        let html = page.render().unwrap();
        if let Some(folder) = std::env::var_os("GALLERY") {
            std::fs::write(std::path::Path::new(&folder).join(format!("{name}.html")), &html).unwrap();
        }
        assert!(html.contains("<h1>") && !html.contains("style="), "{html}");
    }
}

fn day() -> Day {
    let nine: jiff::Timestamp = "2026-05-04T07:00:00Z".parse().unwrap();
    Day {
        organisation_id: domain::OrganisationId::from_uuid(uuid::Uuid::nil()),
        event_id: domain::EventId::from_uuid(uuid::Uuid::nil()),
        name: "Leading across departments".into(),
        noun: "Table".into(),
        zone: "Europe/Stockholm".into(),
        face: crate::web::ClockFace::of("Europe/Stockholm"),
        check_in_opens_at: nine,
        starts_at: nine,
        ends_at: nine,
        closing_minutes: 7,
        opened_at: None,
        started_at: None,
        closed_at: None,
        revision: 1,
        timetable: Timetable { driver: domain::RoundDriver::Clock, rounds: vec![], later: jiff::SignedDuration::ZERO },
        published: None,
    }
}
