//! Why an act is not taken.

use jiff::Timestamp;
use store::StoreError;

/// A rule that an act would break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActRefusal {
    #[error("there is no such act")]
    Unknown,
    #[error("the event has no such round")]
    UnknownRound,
    #[error("the event is over")]
    EventClosed,
    #[error("this round is over; the next one counts")]
    RoundOver,
    #[error("check in first")]
    NotArrived,
    #[error("there is nobody to meet in this round")]
    NoMeeting,
    #[error("nobody asks for you in this round")]
    NobodyAsks,
    #[error("wait a moment: it is possible from {0}")]
    TooSoon(Timestamp),
    #[error("too little is left of this round; the next one counts")]
    TooLittleLeft,
    #[error("it can be undone for ten seconds; a helper can undo it later")]
    UndoTooLate,
    #[error("there is nothing to undo")]
    NothingToUndo,
    #[error("this key belongs to another act")]
    KeyReused,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ActError {
    #[error(transparent)]
    Refused(#[from] ActRefusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}
