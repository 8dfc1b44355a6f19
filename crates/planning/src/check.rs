//! The independent checker: what is wrong with a plan, all at once.
//!
//! It shares only definitions with the planner (the domain's types, [`Affinity`](crate::Affinity),
//! baselines) and states the rules again itself. Certificates go through `matching`'s verifier,
//! which shares no code with its solver.

mod attendance;
mod byes;
mod certificate;
mod company;
mod document;
mod duals;
mod exceptions;
mod finding;
mod loss;
mod pairs;
mod pins;
mod reasons;
mod report;
mod schedule;
mod spots;
mod stretch;
mod view;
mod worth;

pub use document::{Checked, check_document};
pub use finding::Finding;

use domain::plan::Plan;
use domain::roster::Roster;

use view::View;

/// Checks a plan against its roster. Without a finding the plan keeps every rule, its numbers are
/// right, and every certificate that it carries proves what it claims.
///
/// Cost O(R·n²) and one verification per round.
pub fn check(roster: &Roster, plan: &Plan) -> Vec<Finding> {
    let (view, mut findings) = View::of(roster, plan);
    let examined = certificate::examine(&view);
    findings.extend(schedule::declared_loss(&view).and_then(|declared| examined.against(declared)));
    findings.extend(examined.findings);
    findings.extend(duals::findings(&view));
    findings.extend(attendance::findings(&view));
    findings.extend(pairs::findings(&view));
    findings.extend(stretch::findings(&view));
    findings.extend(company::findings(&view));
    findings.extend(pins::findings(&view));
    findings.extend(spots::findings(&view));
    findings.extend(byes::findings(&view));
    findings.extend(exceptions::findings(&view));
    findings.extend(worth::findings(&view));
    findings.extend(reasons::findings(&view));
    findings.extend(schedule::findings(&view));
    findings
}
