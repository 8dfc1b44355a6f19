//! Conversation starters as people read them: ten named people, in English, Swedish and Arabic.
//! Read a change aloud before it is accepted with `INSTA_UPDATE=always`.

use std::collections::{BTreeMap, BTreeSet};

use app::day::{Directory, Somebody};
use app::live::Conversation;
use app::web::Words;
use domain::Stance::{self, Curious, Offers, Seeks};
use domain::plan::{Meeting, Plan, PlannedRound, Terms};
use domain::roster::{ParticipantKey, Roster, RosterInterest, RosterParticipant, Settings};
use domain::{DepartmentPath, Preset};
use planning::{Opener, OpenerFacts, OpenerKey, openers};

type Card = (&'static str, &'static str, &'static str, &'static [(&'static str, Stance, bool)]);

const PEOPLE: [Card; 10] = [
    ("ada", "Ada Lovelace", "Legal", &[("Contracts", Offers, true), ("Data stories", Seeks, true)]),
    ("alan", "Alan Turing", "Research", &[("Statistics", Offers, true), ("Pay", Offers, true)]),
    ("barbara", "Barbara Liskov", "Operations", &[("Statistics", Seeks, true), ("Pay", Seeks, true)]),
    ("edsger", "Edsger Dijkstra", "Operations", &[("Clear writing", Curious, true), ("Statistics", Curious, true)]),
    ("grace", "Grace Hopper", "Sales", &[("Data stories", Offers, true), ("Contracts", Seeks, true)]),
    ("hedy", "Hedy Lamarr", "Finance", &[]),
    ("mary", "Mary Jackson", "", &[]),
    ("radia", "Radia Perlman", "Legal", &[("Clear writing", Curious, true), ("Data stories", Offers, false)]),
    ("tim", "Tim Berners-Lee", "Research", &[]),
    ("zoe", "Zoë Quinn", "", &[]),
];

/// Five rounds; Ada and Grace sit together in two of them, so that one text could come twice.
const ROUNDS: [[[&str; 2]; 5]; 5] = [
    [["ada", "grace"], ["alan", "barbara"], ["edsger", "radia"], ["hedy", "tim"], ["mary", "zoe"]],
    [["ada", "radia"], ["alan", "edsger"], ["barbara", "tim"], ["grace", "hedy"], ["mary", "zoe"]],
    [["ada", "grace"], ["alan", "hedy"], ["barbara", "radia"], ["edsger", "tim"], ["mary", "zoe"]],
    [["ada", "tim"], ["alan", "radia"], ["barbara", "hedy"], ["edsger", "mary"], ["grace", "zoe"]],
    [["ada", "hedy"], ["alan", "grace"], ["barbara", "mary"], ["edsger", "zoe"], ["radia", "tim"]],
];

fn roster() -> Roster {
    let person = |(id, _, department, interests): &Card| {
        let interest = |(topic, stance, confirmed): &(&str, Stance, bool)| RosterInterest {
            topic: (*topic).to_owned(),
            stance: *stance,
            confirmed: *confirmed,
        };
        RosterParticipant {
            departments: DepartmentPath::parse(department).into_iter().collect(),
            interests: interests.iter().map(interest).collect(),
            ..RosterParticipant::new((*id).into())
        }
    };
    let people: Vec<RosterParticipant> = PEOPLE.iter().map(person).collect();
    let settings = Settings::of(Preset::Programme, 1);
    serde_json::from_value(serde_json::json!({"people": people, "rounds": 5, "settings": settings, "seed": 1})).unwrap()
}

fn plan() -> Plan {
    let meeting = |(place, pair): (usize, &[&str; 2])| Meeting {
        people: pair.map(ParticipantKey::from).into(),
        spot: (place + 1).to_string(),
        weight: 0,
        terms: Terms::default(),
        reasons: Vec::new(),
    };
    let round = |(at, pairs): (usize, &[[&str; 2]; 5])| PlannedRound {
        number: at as u32 + 1,
        meetings: pairs.iter().enumerate().map(meeting).collect(),
        byes: Vec::new(),
        certificate: None,
    };
    Plan { rounds: ROUNDS.iter().enumerate().map(round).collect(), schedule_certificate: None, exceptions: Vec::new() }
}

/// Tim wrote on the card what the work of this month is.
fn told() -> Vec<Opener> {
    let facts = OpenerFacts { working_on: [ParticipantKey::from("tim")].into(), ..OpenerFacts::default() };
    openers(&roster(), &plan(), &facts)
}

fn directory() -> Directory {
    let mut directory = Directory::default();
    for (id, name, department, interests) in PEOPLE {
        let somebody = Somebody { name: name.to_owned(), department: department.to_owned(), ..Somebody::default() };
        directory.people.insert(id.into(), somebody);
        for (topic, ..) in interests {
            directory.topics.insert((*topic).to_owned(), (*topic).to_owned());
        }
    }
    directory
}

/// What isolates names in plain text; a golden is read by people.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

/// What everybody reads, as plain text and as HTML.
fn read(language: &str) -> Vec<(Opener, String, String)> {
    let (words, directory, roster, plan) = (Words::choose([language]), directory(), roster(), plan());
    let one = |opener: Opener| {
        let meetings = &plan.rounds[opener.round as usize - 1].meetings;
        let meeting = meetings.iter().find(|meeting| meeting.people.contains(&opener.person)).unwrap();
        let talk =
            Conversation { words: &words, directory: &directory, roster: &roster, meeting, reader: &opener.person };
        let sentence = talk.opener(Some(&opener));
        (opener.clone(), sentence.text().replace(ISOLATES, ""), sentence.html().to_owned())
    };
    told().into_iter().map(one).collect()
}

fn lines(language: &str) -> String {
    let line = |(opener, text, _): (Opener, String, String)| {
        format!("{} {:<8} {}-{}: {text}", opener.round, opener.person.as_str(), opener.key.as_str(), opener.variant)
    };
    read(language).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_they_read_in_english() {
    insta::assert_snapshot!(lines("en"));
}

#[test]
fn what_they_read_in_swedish() {
    insta::assert_snapshot!(lines("sv"));
}

#[test]
fn what_they_read_in_arabic() {
    insta::assert_snapshot!(lines("ar"));
}

#[test]
fn the_first_round_climbs_down_the_ladder() {
    use OpenerKey::{AskThem, BothWays, Department, Hello, SharedTopic, TheySeek, WorkingOn};
    let first: Vec<(String, OpenerKey)> =
        told().into_iter().filter(|opener| opener.round == 1).map(|o| (o.person.to_string(), o.key)).collect();
    let wanted = [
        ("ada", BothWays),
        ("alan", TheySeek),
        ("barbara", AskThem),
        ("edsger", SharedTopic),
        ("grace", BothWays),
        ("hedy", WorkingOn),
        ("mary", Hello),
        ("radia", SharedTopic),
        ("tim", Department),
        ("zoe", Hello),
    ];
    assert_eq!(first, wanted.map(|(id, key)| (id.to_owned(), key)));
}

#[test]
fn nothing_is_read_twice_and_the_two_of_a_meeting_read_what_goes_together() {
    for language in ["en", "sv", "ar"] {
        let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        // Of somebody without a department and a card nothing is known: three texts, then again.
        for (opener, text, _) in read(language).into_iter().filter(|(opener, ..)| opener.key != OpenerKey::Hello) {
            let id = opener.person.to_string();
            assert!(seen.entry(id.clone()).or_default().insert(text.clone()), "{id} reads twice: {text}");
        }
    }
    let told = told();
    for opener in &told {
        let other = told.iter().find(|other| other.round == opener.round && other.person == opener.partner).unwrap();
        match opener.key {
            OpenerKey::BothWays => {
                assert_eq!((&opener.theirs, &opener.yours), (&other.yours, &other.theirs));
            }
            OpenerKey::TheySeek => assert_eq!(opener.yours, other.theirs),
            OpenerKey::SharedTopic => assert_eq!(opener.theirs, other.theirs.clone().or(other.yours.clone())),
            _ => {}
        }
    }
}

#[test]
fn they_are_short_plain_and_about_work() {
    let pronouns: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("en", &["he", "she", "him", "her", "his", "hers", "they", "them", "their", "theirs"][..]),
        ("sv", &["han", "hon", "hen", "honom", "henne", "hans", "hennes", "dem", "deras"][..]),
        ("ar", &["هو", "هي", "هما", "هن"][..]),
    ]);
    for (language, pronouns) in pronouns {
        for (_, text, html) in read(language) {
            assert!(text.chars().count() <= 140, "{} characters: {text}", text.chars().count());
            assert!(!text.contains(['!', '¡', '！']), "{text}");
            assert!(text.chars().all(|letter| (letter as u32) < 0x2190), "{text}");
            let words: BTreeSet<String> =
                text.to_lowercase().split(|c: char| !c.is_alphabetic()).map(str::to_owned).collect();
            let found: Vec<_> = pronouns.iter().filter(|pronoun| words.contains(**pronoun)).collect();
            assert!(found.is_empty(), "{language}: {found:?} in {text}");
            assert!(!words.contains("pay"), "{text}");
            assert!(!html.contains("Unknown localization"), "{html}");
            for (_, name, ..) in PEOPLE {
                let first = name.split(' ').next().unwrap();
                assert!(!html.contains(first) || html.contains(&format!("<bdi>{first}</bdi>")), "{html}");
            }
        }
    }
}
