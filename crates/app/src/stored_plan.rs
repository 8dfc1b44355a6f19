//! A plan as it is stored beside its roster, and the document that the two make.

use domain::plan::{PLAN_FORMAT, Plan, PlanDocument, PlanReport};
use domain::roster::Roster;
use domain::{EventId, OrganisationId, PlanId};
use serde::{Deserialize, Serialize};
use store::plans::{self, StoredPlan};
use store::{Conn, StoreError};

/// The body of a plan: everything but the roster, which is stored once for all its plans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanBody {
    #[serde(flatten)]
    pub plan: Plan,
    pub report: PlanReport,
}

/// A version of a plan with its roster.
#[derive(Debug, Clone)]
pub struct Version {
    pub stored: StoredPlan,
    pub document: PlanDocument,
}

impl Version {
    /// The id of the version.
    pub fn id(&self) -> PlanId {
        self.stored.id
    }

    /// The event that the plan is for.
    pub fn event(&self) -> EventId {
        self.stored.event_id
    }
}

/// Reads a version whole.
///
/// # Errors
/// [`StoreError::NotFound`] for a plan that the organisation does not have.
pub fn read(conn: &mut Conn, organisation: OrganisationId, plan_id: PlanId) -> Result<Version, StoreError> {
    let stored = plans::find(conn, organisation, plan_id)?.ok_or(StoreError::NotFound)?;
    let roster = plans::find_roster(conn, organisation, stored.roster_id)?.ok_or(StoreError::NotFound)?;
    let PlanBody { plan, report } = stored.body.parse()?;
    let document = PlanDocument {
        format: PLAN_FORMAT.to_owned(),
        roster: roster.body.parse::<Roster>()?,
        roster_sha256: roster.body_sha256,
        seed: stored.seed,
        plan,
        report,
    };
    Ok(Version { stored, document })
}
