//! From a roster to a plan: rules, terms, rounds, reasons, report, and an independent checker.
//!
//! Everything here is pure. A [`Roster`](domain::roster::Roster) is frozen by [`freeze`], planned
//! by [`plan`], checked by [`check`]; the same roster gives the same plan on every machine. The
//! checker shares only definitions with the planner: the domain's types and [`Affinity`].

mod admit;
mod affinity;
mod baseline;
mod candidates;
mod canonical;
mod check;
mod crossing;
mod document;
#[cfg(test)]
mod fixtures;
mod freeze;
mod gathering;
mod limits;
mod openers;
mod pair_set;
mod pair_table;
mod planner;
mod positions;
mod presence;
mod progress;
mod reasons;
mod refusal;
mod report;
mod rounds;
mod spots;
mod stream;
mod vetoes;
mod waste;

pub use affinity::{Affinity, Bridged};
pub use candidates::{Candidate, CandidateGraph, PairVerdict, candidates};
pub use canonical::{canonical_json, roster_sha256};
pub use check::{Checked, Finding, check, check_document};
pub use document::document;
pub use freeze::freeze;
pub use gathering::{GatheredTie, Gathering};
pub use openers::{Opener, OpenerFacts, OpenerKey, openers};
pub use planner::{Planned, plan};
pub use progress::{Phase, Progress, Step};
pub use refusal::Refusal;
pub use vetoes::{Strength, public_code};
