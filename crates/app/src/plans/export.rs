//! A plan for elsewhere: the document that can be checked alone, and its proofs.

use domain::plan::PlanDocument;
use domain::{OrganisationId, PlanId};
use serde_json::{Value, json};
use store::{Conn, StoreError};

use super::mask::Mask;
use crate::stored_plan;

/// `plan.json` without the private parts, which `roster.masked` replaces by numbers; the roster's
/// hash is then the one of what is in the document.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn document(conn: &mut Conn, organisation: OrganisationId, plan_id: PlanId) -> Result<PlanDocument, StoreError> {
    let version = stored_plan::read(conn, organisation, plan_id)?;
    let mask = Mask::read(conn, organisation, version.event())?;
    Ok(mask.document(&version.document))
}

/// The certificates of a plan's rounds and of its schedule.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn certificate(conn: &mut Conn, organisation: OrganisationId, plan_id: PlanId) -> Result<Value, StoreError> {
    let plan = stored_plan::read(conn, organisation, plan_id)?.document.plan;
    let rounds: Vec<Value> =
        plan.rounds.iter().map(|round| json!({"number": round.number, "certificate": round.certificate})).collect();
    Ok(json!({"rounds": rounds, "schedule_certificate": plan.schedule_certificate}))
}
