//! From a roster to a plan: rules, terms, rounds, reasons, report, and an independent checker.
//!
//! Everything here is pure. A [`Roster`](domain::roster::Roster) is frozen by [`freeze`], planned
//! by [`plan`], checked by [`check`]; the same roster gives the same plan on every machine. The
//! checker shares only definitions with the planner: the domain's types and [`Affinity`].

mod admit;
mod affinity;
mod ahead;
mod baseline;
mod candidates;
mod canonical;
mod check;
mod counts;
mod crossing;
mod day_facts;
mod diff;
mod document;
mod explain;
mod fairness;
#[cfg(test)]
mod fixtures;
mod freeze;
mod gathering;
mod heal;
mod limits;
mod mask;
mod openers;
mod pair_set;
mod pair_table;
mod placeable;
mod planner;
mod positions;
mod presence;
mod price;
mod progress;
mod reasons;
mod refusal;
mod rehearsal;
mod relax;
mod replan;
mod report;
mod reseat;
mod rounds;
mod schema;
mod spot_needs;
mod spots;
mod stream;
mod swap;
mod vetoes;
mod waste;
mod why_not;

pub use affinity::{Affinity, Bridged};
pub use candidates::{Candidate, CandidateGraph, PairVerdict, candidates};
pub use canonical::{canonical_json, roster_sha256};
pub use check::{Checked, Finding, check, check_document};
pub use day_facts::{Absence, DayFacts, FACTS_FORMAT, Left, Missed, Reached, Seated, WalkIn};
pub use diff::{MoveCause, Moved, Place, PlanDiff, diff};
pub use document::document;
pub use explain::{Holds, PairAnswer, PersonRound, explain, explain_pair};
pub use freeze::freeze;
pub use gathering::{GatheredTie, Gathering};
pub use heal::{Healed, MOVE_PRICE, Released, heal};
pub use mask::masked;
pub use openers::{Opener, OpenerFacts, OpenerKey, openers};
pub use planner::{Planned, plan};
pub use price::Price;
pub use progress::{Phase, Progress, Step};
pub use refusal::Refusal;
pub use rehearsal::{Film, FilmChange, FilmRound, Rehearsal, rehearse};
pub use relax::{Wish, holds, pair_relaxation, relaxed, smallest_relaxation};
pub use replan::{Replanned, Shown, fix_rounds, replan};
pub use reseat::{CannotFind, SeatOption, reseat};
pub use schema::{Document, Misfit, ROSTER_FORMAT, misfits};
pub use swap::{Broken, Swap, SwapPreview, swap_preview};
pub use vetoes::{Strength, public_code};
pub use why_not::{WhyNot, why_not};
