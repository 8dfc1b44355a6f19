//! The roster: everything that planning reads.

use domain::{EncounterState, OddOne, Preset, WhenImpossible};
use serde_json::{Value, json};

use super::parts::{id, lock, pair, participant};
use super::words::{closed, count, flag, from_to, list, list_of, name, one_of, open, round, text};

pub(super) fn document() -> Value {
    let mut schema = object();
    schema["title"] = json!("Roster: the frozen input of planning");
    schema["required"] = json!(["format", "people", "rounds", "settings", "seed"]);
    schema
}

/// The roster without the format line, as a plan carries it.
pub(super) fn object() -> Value {
    closed(
        &[
            ("people", list(participant())),
            ("rounds", round()),
            ("settings", settings()),
            ("seed", from_to(0, u64::MAX)),
        ],
        &[
            ("spots", list(spot())),
            ("familiarity", list(list(count()))),
            ("calibration", calibration()),
            ("known_contacts", list(pair())),
            ("department_ties", list(list_of(text(), 2, 2))),
            ("encounters", list(encounter())),
            ("second_chances", list(pair())),
            ("excluded", list(pair())),
            ("forbidden", list(pair())),
            ("forced", list(pair())),
            ("locks", list(lock())),
            ("fixed_rounds", list(fixed_round())),
            ("masked", masked()),
        ],
    )
}

fn settings() -> Value {
    closed(
        &[
            ("preset", one_of(Preset::TEXTS)),
            ("weights", weights()),
            ("when_impossible", one_of(WhenImpossible::TEXTS)),
            ("odd", one_of(OddOne::TEXTS)),
            ("department_level", from_to(1, u64::from(u32::MAX))),
            ("reference_familiarity_nano", count()),
            ("fairness_slack_permille", from_to(0, 1000)),
        ],
        &[("expert_cap", count())],
    )
}

fn weights() -> Value {
    let weight = || from_to(0, 1000);
    let terms = ["exchange", "novelty", "bridge", "second_chance", "common_ground", "purpose"];
    open(&terms.map(|term| (term, weight())), &[])
}

fn spot() -> Value {
    let capacity = from_to(1, u64::from(u32::MAX));
    closed(&[("name", name()), ("capacity", capacity)], &[("step_free", flag()), ("quiet", flag())])
}

fn calibration() -> Value {
    closed(&[("steps", list(closed(&[("met_per_million", count())], &[("up_to_nano", count())])))], &[])
}

fn encounter() -> Value {
    closed(&[("pair", pair()), ("state", one_of(EncounterState::TEXTS))], &[])
}

fn fixed_round() -> Value {
    let meeting = closed(&[("people", list(id())), ("spot", text())], &[("missing", list(id()))]);
    let state = one_of(&["revealed", "held"]);
    closed(&[("number", round()), ("state", state), ("meetings", list(meeting))], &[])
}

/// What stands for what was left out of an exported roster.
fn masked() -> Value {
    let not_available = closed(&[("pair", pair())], &[("rounds", list(round()))]);
    let terms = || list(list(from_to(0, 1000)));
    closed(&[], &[("not_available", list(not_available)), ("exchange", terms()), ("common_ground", terms())])
}
