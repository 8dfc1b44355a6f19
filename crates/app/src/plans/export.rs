//! A plan for elsewhere: the document that can be checked alone, and its proofs.

use domain::{OrganisationId, PlanId};
use serde_json::{Value, json};
use store::{Conn, StoreError};

use super::mask::Mask;
use super::stored;

/// `plan.json` without the private parts. What was left out is named under `masked`; the roster's
/// hash is then the one of what is in the document.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn document(conn: &mut Conn, organisation: OrganisationId, plan_id: PlanId) -> Result<Value, StoreError> {
    let version = stored::read(conn, organisation, plan_id)?;
    let mask = Mask::read(conn, organisation, version.event())?;
    let mut document = version.document;
    let masked = mask.document(&mut document);
    if !masked.is_empty() {
        document.roster_sha256 = planning::roster_sha256(&document.roster);
    }
    let mut value = serde_json::to_value(&document).map_err(|cause| StoreError::Corrupt(cause.to_string()))?;
    if let (Some(fields), false) = (value.as_object_mut(), masked.is_empty()) {
        fields.insert("masked".to_owned(), json!(masked));
    }
    Ok(value)
}

/// The certificates of a plan's rounds and of its schedule.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn certificate(conn: &mut Conn, organisation: OrganisationId, plan_id: PlanId) -> Result<Value, StoreError> {
    let plan = stored::read(conn, organisation, plan_id)?.document.plan;
    let rounds: Vec<Value> =
        plan.rounds.iter().map(|round| json!({"number": round.number, "certificate": round.certificate})).collect();
    Ok(json!({"rounds": rounds, "schedule_certificate": plan.schedule_certificate}))
}
