//! The console as a page, written to the folder `GALLERY` to be looked at.

use askama::Template;
use domain::plan::{Meeting, Plan, PlannedRound, Terms};

use super::*;
use crate::web::{Sentence, Sign, Words};

const DEPARTMENTS: [(&str, usize); 8] = [
    ("Customer care", 36),
    ("Engineering", 34),
    ("Finance", 20),
    ("Legal", 14),
    ("Operations", 64),
    ("People and culture", 13),
    ("Product", 15),
    ("Sales", 44),
];

fn ring() -> Vec<RingPerson> {
    let mut people = Vec::new();
    for (department, size) in DEPARTMENTS {
        for _ in 0..size {
            let at = people.len();
            let (key, name) = (format!("p{at}").as_str().into(), format!("Person {at}"));
            people.push(RingPerson { key, name, department: department.into(), arrived: at % 3 != 0 });
        }
    }
    people
}

fn plan() -> Plan {
    let meeting = |a: usize, b: usize| Meeting {
        people: vec![format!("p{a}").as_str().into(), format!("p{b}").as_str().into()],
        spot: (a + 1).to_string(),
        weight: 0,
        terms: Terms::default(),
        reasons: vec![],
    };
    let round = |number: u32| PlannedRound {
        number,
        meetings: (0..120).map(|at| meeting(at, 120 + (at + 17 * number as usize) % 120)).collect(),
        byes: vec![],
        certificate: None,
    };
    Plan { rounds: (1..=5).map(round).collect(), schedule_certificate: None, exceptions: vec![] }
}

#[test]
fn the_console_is_a_whole_page() {
    let words = Words::english();
    let mut graph = draw(&ring(), &plan(), Some(1));
    assert_eq!((graph.dots.len(), graph.strong.len(), graph.faint.len()), (240, 120, 480));
    graph.lead = words.with("graph-lead", &[("number", crate::web::Arg::Count(1))]);
    let tab = |number: u32| Tab {
        href: "#".into(),
        label: words.with("graph-round", &[("number", crate::web::Arg::Count(number.into()))]),
        current: number == 1,
    };
    graph.tabs = (1..=5).map(tab).collect();
    let row = |(at, (name, size)): (usize, &(&str, usize))| DepartmentRow {
        sign: Sign::at(at),
        name: Sentence::of(name),
        count: format!("{} of {size}", size / 3),
        total: *size,
    };
    let report = super::strip::tests::report(100_000, 100_150);
    let page = EventPage {
        csrf: String::new(),
        self_path: "#".into(),
        screen_path: "#".into(),
        versions_path: String::new(),
        name_plain: "Leading across departments".into(),
        name: Sentence::of("Leading across departments"),
        state: words.with("console-state-before", &[("time", crate::web::Arg::Text("08:58"))]),
        when: Sentence::of("4 May 2026, 08:55 to 09:55 (Europe/Stockholm)"),
        crossing: Sentence::of("Crossing: Sales, Finance, Legal, Operations (8)"),
        arrivals: Arrivals {
            title: words.with("whos-in", &[("time", crate::web::Arg::Text("08:54"))]),
            line: Sentence::of("80 of 240 have arrived"),
            arrived: 80,
            total: 240,
            departments: DEPARTMENTS.iter().enumerate().map(row).collect(),
            latest: vec![Sentence::of("Grace Okafor"), Sentence::of("Ravi <b>Rao</b>")],
            simulate: Some("#".into()),
        },
        plan: Some(PlanView {
            version: Sentence::of("Version 1"),
            status: Sentence::of("Published 08:50. Phones show it from each reveal on."),
            strip: strip(&words, &report, 240, 5),
            random: random_draw(&words, &report),
            given_up: given_up(&words, &report),
            proof: proof(&words, &report),
            document_path: "#".into(),
            publish: None,
            details: vec![Detail {
                id: "detail-repeats",
                title: words.say("detail-repeats"),
                lead: words.say("detail-repeats-none"),
                lines: vec![],
            }],
            rounds: vec![RoundView { label: Sentence::of("Round 1, 09:00 to 09:04"), rows: vec![] }],
        }),
        no_plan: Sentence::default(),
        graph,
        words,
    };
    let html = page.render().unwrap();
    if let Some(folder) = std::env::var_os("GALLERY") {
        std::fs::write(std::path::Path::new(&folder).join("console.html"), &html).unwrap();
    }
    assert!(html.contains("Ravi &lt;b&gt;Rao&lt;/b&gt;") && !html.contains("style=") && !html.contains("<b>Rao"));
}
