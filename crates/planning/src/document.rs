//! A plan with everything that is needed to check it alone.

use domain::plan::{PLAN_FORMAT, PlanDocument};
use domain::roster::Roster;

use crate::canonical::roster_sha256;
use crate::planner::Planned;

/// Puts a roster and its plan together as the content of `plan.json`.
pub fn document(roster: Roster, planned: Planned) -> PlanDocument {
    PlanDocument {
        format: PLAN_FORMAT.to_owned(),
        roster_sha256: roster_sha256(&roster),
        seed: roster.seed,
        roster,
        plan: planned.plan,
        report: planned.report,
    }
}
