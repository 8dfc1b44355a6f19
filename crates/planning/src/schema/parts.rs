//! Parts that several documents have.

use domain::{Pace, Purpose, ReachedBy, Stance};
use serde_json::Value;

use super::words::{closed, count, flag, list, list_of, name, one_of, round, text};

pub(super) fn id() -> Value {
    text()
}

/// Two different people.
pub(super) fn pair() -> Value {
    list_of(id(), 2, 2)
}

pub(super) fn interest() -> Value {
    closed(&[("topic", text()), ("stance", one_of(Stance::TEXTS)), ("confirmed", flag())], &[])
}

pub(super) fn participant() -> Value {
    closed(
        &[("id", id())],
        &[
            ("departments", list(name())),
            ("site", text()),
            ("managers", list(id())),
            ("languages", list(name())),
            ("interests", list(interest())),
            ("pace", one_of(Pace::TEXTS)),
            ("rest_after", count()),
            ("absent_rounds", list(round())),
            ("standby", flag()),
            ("host", flag()),
            ("step_free", flag()),
            ("quiet", flag()),
            ("fixed_spot", text()),
            ("reached_by", one_of(ReachedBy::TEXTS)),
            ("purpose", one_of(Purpose::TEXTS)),
            ("past_byes", count()),
        ],
    )
}

pub(super) fn lock() -> Value {
    closed(&[("round", round()), ("people", list(id()))], &[])
}
