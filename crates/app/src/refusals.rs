//! What verbs refuse, as problems: the one table from their errors to codes.

use serde_json::json;

use crate::checkin::window::Shut;
use crate::encounters::AnswerRefusal;
use crate::events::change::ChangeError;
use crate::events::create::CreateError;
use crate::events::of_programme::OfProgrammeError;
use crate::imports::ImportError;
use crate::live::DriveError;
use crate::live::acts::{ActError, ActRefusal};
use crate::plans::draft::DraftError;
use crate::plans::publish::PublishError;
use crate::problem::{Code, FieldProblem, Problem};

impl From<ImportError> for Problem {
    fn from(error: ImportError) -> Self {
        let detail = error.to_string();
        match error {
            ImportError::Refused(report) => Self {
                report: serde_json::to_value(report).ok().map(Box::new),
                ..Self::new(Code::ImportRefused, detail)
            },
            ImportError::ImportedTiesOff => {
                Self::new(Code::ImportedTiesOff, "Turn the switch `imported_ties` on first; turning it is logged.")
            }
            ImportError::Store(cause) => cause.into(),
        }
    }
}

impl From<CreateError> for Problem {
    fn from(error: CreateError) -> Self {
        let detail = error.to_string();
        match error {
            CreateError::Clock(_) => Self::new(Code::ClockTooShort, detail),
            CreateError::TimeZone(_) => Self::new(Code::UnknownTimeZone, detail),
            CreateError::Store(cause) => cause.into(),
        }
    }
}

impl From<ChangeError> for Problem {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Layout(cause) => cause.into(),
            ChangeError::OpenInBetween => Self::of_field("/open", "not_last", error.to_string()),
            ChangeError::Over(_) | ChangeError::Shown | ChangeError::Published(_) => {
                Self::new(Code::Conflict, format!("Not changed: {error}."))
            }
        }
    }
}

impl From<DraftError> for Problem {
    fn from(error: DraftError) -> Self {
        let detail = error.to_string();
        match error {
            DraftError::Refused(refusals) => Self {
                errors: refusals.iter().map(|r| FieldProblem::new("", r.code, r.detail.clone())).collect(),
                report: Some(Box::new(json!({ "refusals": refusals }))),
                ..Self::new(Code::PlanRefused, detail)
            },
            DraftError::Findings(_) => Self::internal(detail),
            DraftError::Store(cause) => cause.into(),
        }
    }
}

impl From<PublishError> for Problem {
    fn from(error: PublishError) -> Self {
        let detail = format!("{error}; draft again, look at it, then publish that one.",);
        match error {
            PublishError::Stale { event, head } => Self {
                see: Some(format!("/api/v1/events/{event}/plans").into()),
                report: head.map(|head| Box::new(json!({ "published_plan_id": head }))),
                ..Self::new(Code::StalePlan, detail)
            },
            PublishError::Store(cause) => cause.into(),
        }
    }
}

impl From<ActError> for Problem {
    fn from(error: ActError) -> Self {
        let refusal = match error {
            ActError::Store(cause) => return cause.into(),
            ActError::Refused(refusal) => refusal,
        };
        let detail = refusal.to_string();
        match refusal {
            ActRefusal::Unknown => Self::of_field("/act", "unknown", detail),
            ActRefusal::UnknownRound => Self::of_field("/round", "unknown", detail),
            ActRefusal::EventClosed => Self::new(Code::EventClosed, detail),
            ActRefusal::RoundOver | ActRefusal::TooLittleLeft => Self::new(Code::RoundOver, detail),
            ActRefusal::NotArrived => Self::new(Code::NotArrived, detail),
            ActRefusal::NoMeeting => Self::new(Code::NoMeeting, detail),
            ActRefusal::NobodyAsks => Self::new(Code::NobodyAsks, detail),
            ActRefusal::TooSoon(_) => Self::new(Code::TooSoon, detail),
            ActRefusal::UndoTooLate => Self::new(Code::UndoTooLate, detail),
            ActRefusal::NothingToUndo => Self::new(Code::NotFound, detail),
            ActRefusal::KeyReused => Self::new(Code::KeyReused, detail),
        }
    }
}

impl From<AnswerRefusal> for Problem {
    fn from(refusal: AnswerRefusal) -> Self {
        let detail = refusal.to_string();
        match refusal {
            AnswerRefusal::NoMeeting => Self::new(Code::NoMeeting, detail),
            AnswerRefusal::TooSoon => Self::new(Code::TooSoon, detail),
            AnswerRefusal::TooLate => Self::new(Code::EventClosed, detail),
            AnswerRefusal::NoEvent => Self::not_found(),
        }
    }
}

impl From<DriveError> for Problem {
    fn from(error: DriveError) -> Self {
        let detail = error.to_string();
        match error {
            DriveError::UnknownRound => Self::not_found(),
            DriveError::Closed => Self::new(Code::EventClosed, detail),
            DriveError::NoPlan | DriveError::Earlier(_) | DriveError::Backwards | DriveError::NotRunning => {
                Self::new(Code::Conflict, detail)
            }
            DriveError::Extension => Self::of_field("/extended_minutes", "out_of_range", detail),
            DriveError::Store(cause) => cause.into(),
        }
    }
}

impl From<OfProgrammeError> for Problem {
    fn from(error: OfProgrammeError) -> Self {
        match error {
            OfProgrammeError::TooFewPeople(_) => Self::new(Code::TooFewPeople, error.to_string()),
            OfProgrammeError::Create(cause) => cause.into(),
            OfProgrammeError::Draft(cause) => cause.into(),
        }
    }
}

impl From<Shut> for Problem {
    fn from(shut: Shut) -> Self {
        match shut {
            Shut::NotOpen { opens_at } => Self::new(Code::NotOpen, format!("It opens at {opens_at}. Come back then.")),
            Shut::Over => Self::new(Code::EventOver, "Nobody can arrive any more. What was kept stays readable."),
            Shut::Cancelled => Self::new(Code::EventCancelled, "It was closed before it began. Ask the organiser."),
        }
    }
}
