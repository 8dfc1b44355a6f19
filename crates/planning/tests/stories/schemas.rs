//! The published schemas say what the types say.

use domain::plan::PlanDocument;
use domain::roster::{Lock, Roster};
use domain::{OddOne, Stance};
use planning::{
    DayFacts, Document, Progress, Reached, Seated, Shown, check_document, document, freeze, heal, masked, misfits,
};
use serde_json::{Value, json};

use crate::fixtures::{curious_company, key, pair, planned};

/// A roster with everything that a roster can have.
fn full_roster() -> Roster {
    let mut event = curious_company(3, 1);
    event.odd = OddOne::Trio;
    event.excluded = vec![pair("a00", "b00")];
    event.forbidden = vec![pair("a01", "b00")];
    event.forced = vec![pair("a02", "c00")];
    event.spots = ["1", "2", "3", "4", "5", "6"]
        .map(|name| domain::roster::Spot { name: name.into(), capacity: 2, step_free: true, quiet: true })
        .into();
    for (a, b, at) in [("a00", "b01", 0), ("a00", "c01", 500), ("b01", "c01", 1_000)] {
        event.ties.push(planning::GatheredTie {
            a: key(a),
            b: key(b),
            strength: 1.0,
            source: domain::TieSource::Named,
            at_seconds: Some(at * 86_400),
        });
    }
    let encounter = |state| domain::roster::PastEncounter { pair: pair("a03", "b02"), state };
    event.encounters = vec![encounter(domain::EncounterState::Missed)];
    let person = &mut event.people[5];
    person.site = Some("Malmö".into());
    person.languages = vec![domain::Language::parse("sv").unwrap()];
    person.rest_after = Some(9);
    person.absent_rounds = vec![3];
    (person.standby, person.host, person.step_free, person.quiet) = (true, true, true, true);
    person.fixed_spot = Some("1".into());
    person.reached_by = domain::ReachedBy::Paper;
    person.purpose = Some(domain::Purpose::Exchange);
    person.past_byes = 1;
    let mut roster = freeze(event).unwrap();
    roster.settings.expert_cap = Some(3);
    roster.locks = vec![Lock { round: 3, people: vec![key("a00"), key("d00")] }];
    roster
}

fn full_plan() -> PlanDocument {
    let roster = full_roster();
    let parent = planned(&roster).plan;
    let people = parent.rounds[0].meetings[0].people.clone();
    let facts = DayFacts {
        shown: Shown { held: 1, revealed: 2 },
        missed: vec![planning::Missed { round: 1, people }],
        ..DayFacts::default()
    };
    let healed = heal(&roster, &parent, &facts, &mut Progress::silent()).unwrap();
    document(healed.roster, healed.replanned.planned)
}

fn with_format(kind: Document, value: &impl serde::Serialize) -> Value {
    let mut value = serde_json::to_value(value).unwrap();
    value["format"] = json!(kind.format());
    value
}

fn full_facts() -> DayFacts {
    let walk_in = full_roster().people[5].clone();
    DayFacts {
        shown: Shown { held: 1, revealed: 2 },
        absences: vec![planning::Absence { person: key("a00"), rounds: vec![2] }],
        left: vec![planning::Left { person: key("a01"), from_round: 2 }],
        walk_ins: vec![planning::WalkIn { person: walk_in, from_round: 2 }],
        reached_by: vec![Reached { person: key("a02"), by: domain::ReachedBy::Paper }],
        locks: vec![Lock { round: 3, people: vec![key("a00"), key("b00")] }],
        seated: vec![Seated { round: 2, people: vec![key("a03")], spot: Some("1".into()) }],
        missed: vec![planning::Missed { round: 1, people: vec![key("a04")] }],
    }
}

#[test]
fn what_is_written_fits_its_schema() {
    let plan = full_plan();
    assert_eq!(check_document(&plan).findings, vec![]);
    let exported = masked(&plan, |_, interest| interest.stance == Stance::Seeks);
    for document in [&plan, &exported] {
        assert_eq!(misfits(&Document::Plan.schema(), &serde_json::to_value(document).unwrap()), vec![]);
    }
    assert_eq!(misfits(&Document::Roster.schema(), &with_format(Document::Roster, &full_roster())), vec![]);
    assert_eq!(misfits(&Document::Facts.schema(), &with_format(Document::Facts, &full_facts())), vec![]);
}

/// Whether serde reads a document of this kind.
fn is_read(kind: Document, mut value: Value) -> bool {
    match kind {
        Document::Plan => {
            serde_json::from_value::<PlanDocument>(value).is_ok_and(|document| document.format == kind.format())
        }
        Document::Roster | Document::Facts => {
            let Some(fields) = value.as_object_mut() else { return false };
            if fields.remove("format") != Some(json!(kind.format())) {
                return false;
            }
            match kind {
                Document::Roster => serde_json::from_value::<Roster>(value).is_ok(),
                _ => serde_json::from_value::<DayFacts>(value).is_ok(),
            }
        }
    }
}

/// Every field of a document, as a JSON pointer; of a list the first two items stand for all.
fn fields(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            let by_id = at.ends_with("vertex_duals");
            for (name, inner) in object.iter().take(if by_id { 1 } else { usize::MAX }) {
                let at = format!("{at}/{name}");
                fields(inner, &at, found);
                found.push(at);
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().take(2).for_each(|(k, v)| fields(v, &format!("{at}/{k}"), found))
        }
        _ => {}
    }
}

fn without(document: &Value, field: &str) -> Value {
    let (at, name) = field.rsplit_once('/').unwrap();
    let mut left = document.clone();
    left.pointer_mut(at).unwrap().as_object_mut().unwrap().remove(name);
    left
}

#[test]
fn schema_and_types_agree_on_what_is_required_known_and_a_number() {
    let documents = [
        (Document::Plan, serde_json::to_value(full_plan()).unwrap()),
        (Document::Roster, with_format(Document::Roster, &full_roster())),
        (Document::Facts, with_format(Document::Facts, &full_facts())),
    ];
    let mut seen = 0;
    for (kind, document) in documents {
        let schema = kind.schema();
        let mut all = Vec::new();
        fields(&document, "", &mut all);
        seen += all.len();
        for field in all.iter().filter(|field| !field.contains("vertex_duals/")) {
            let left = without(&document, field);
            let fits = misfits(&schema, &left).is_empty();
            assert_eq!(fits, is_read(kind, left), "{} without {field}", kind.as_str());
            let mut bent = document.clone();
            *bent.pointer_mut(field).unwrap() = json!({"not": "what it was"});
            assert_eq!(
                misfits(&schema, &bent).is_empty(),
                is_read(kind, bent),
                "{} with a bent {field}",
                kind.as_str()
            );
            let mut unknown = document.clone();
            if let Some(object) = unknown.pointer_mut(field).and_then(Value::as_object_mut) {
                object.insert("unheard_of".into(), json!(-1));
                let (fits, read) = (misfits(&schema, &unknown).is_empty(), is_read(kind, unknown));
                assert_eq!(fits, read, "{} with more in {field}", kind.as_str());
            }
        }
    }
    println!("{seen} fields looked at");
    assert!(seen > 200, "{seen}");
}

#[test]
fn the_published_files_are_these_schemas() {
    for kind in Document::ALL {
        let path = format!("{}/../../docs/schemas/{}.json", env!("CARGO_MANIFEST_DIR"), kind.as_str());
        let wanted = format!("{}\n", serde_json::to_string_pretty(&kind.schema()).unwrap());
        if std::env::var_os("WRITE_SCHEMAS").is_some() {
            std::fs::create_dir_all(std::path::Path::new(&path).parent().unwrap()).unwrap();
            std::fs::write(&path, &wanted).unwrap();
        }
        let published = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(published == wanted, "{path} is not the schema: run the test with WRITE_SCHEMAS=1 and read the change");
    }
}
