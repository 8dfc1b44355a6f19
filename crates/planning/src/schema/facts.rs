//! What happened on the day.

use domain::ReachedBy;
use serde_json::{Value, json};

use super::parts::{id, lock, participant};
use super::words::{closed, count, list, list_of, one_of, round, text};

pub(super) fn document() -> Value {
    let mut schema = closed(
        &[],
        &[
            ("shown", closed(&[("held", count()), ("revealed", count())], &[])),
            ("absences", list(closed(&[("person", id()), ("rounds", list(round()))], &[]))),
            ("left", list(closed(&[("person", id()), ("from_round", round())], &[]))),
            ("walk_ins", list(closed(&[("person", participant()), ("from_round", round())], &[]))),
            ("reached_by", list(closed(&[("person", id()), ("by", one_of(ReachedBy::TEXTS))], &[]))),
            ("locks", list(lock())),
            ("seated", list(closed(&[("round", round()), ("people", list_of(id(), 1, 8))], &[("spot", text())]))),
            ("missed", list(closed(&[("round", round()), ("people", list(id()))], &[]))),
        ],
    );
    schema["title"] = json!("Facts of the day: what happened since a plan was drawn");
    schema["required"] = json!(["format"]);
    schema
}
