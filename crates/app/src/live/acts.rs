//! What somebody at an event can say with one tap: one file per act, one list. An act is a fact with a key; the same key
//! again is the same act again.

mod breather;
mod cannot_come;
mod cannot_find;
mod choice;
mod host_come;
mod join_trio;
mod late;
mod leave;
mod on_my_way;
mod original_time;
mod refusal;
mod say;
mod scene;
mod skip;
mod undo;

pub use choice::{ANSWER_WITHIN, COME_WITHIN};
pub use original_time::{Age, original_time};
pub use refusal::{ActError, ActRefusal};
pub use say::{Outcome, Subject, Tap, say};
pub use scene::{ActScene, Said, Wish};
pub use undo::{UNDO_WITHIN, Undoing, undo};

/// Judges an act by the facts, and answers with what is to be written down.
type Rule = fn(&ActScene<'_>, Wish) -> Result<Vec<Said>, ActRefusal>;

/// An act by its name on the wire.
#[derive(Debug, Clone, Copy)]
pub struct Act {
    pub name: &'static str,
    rule: Rule,
    /// Whether somebody stands there waiting, so that the plan is healed at once.
    pub urgent: bool,
}

/// Every act that is written down as a fact; `undo` takes one of them back.
pub const ACTS: &[Act] = &[
    Act { name: "late", rule: late::judge, urgent: false },
    Act { name: "skip", rule: skip::judge, urgent: false },
    Act { name: "leave", rule: leave::judge, urgent: false },
    Act { name: "cannot_find", rule: cannot_find::judge, urgent: true },
    Act { name: "on_my_way", rule: on_my_way::judge, urgent: true },
    Act { name: "cannot_come", rule: cannot_come::judge, urgent: true },
    Act { name: "join_trio", rule: join_trio::judge, urgent: true },
    Act { name: "breather", rule: breather::judge, urgent: true },
    Act { name: "host_come", rule: host_come::judge, urgent: true },
];

/// The act with this name.
///
/// # Errors
/// [`ActRefusal::Unknown`].
pub fn named(name: &str) -> Result<&'static Act, ActRefusal> {
    ACTS.iter().find(|act| act.name == name).ok_or(ActRefusal::Unknown)
}
