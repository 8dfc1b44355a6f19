//! A version of a plan as lists tell it.

use domain::PlanId;
use jiff::Timestamp;
use serde::Serialize;
use store::plans::PlanVersion;
use utoipa::ToSchema;
use uuid::Uuid;

/// A version in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "0197f0c4-6a00-7000-8000-000000000040", "number": 1, "parent_id": null,
    "published": true, "made_at": "2026-05-04T07:00:00Z", "actor": "account:0197f0c4-6a00-7000-8000-000000000001"}))]
pub struct VersionLine {
    pub id: Uuid,
    pub number: u32,
    pub parent_id: Option<Uuid>,
    pub published: bool,
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Timestamp,
    pub actor: String,
}

impl VersionLine {
    /// A version beside the one that is published.
    pub fn of(version: PlanVersion, published: Option<PlanId>) -> Self {
        Self {
            id: version.id.as_uuid(),
            number: version.number,
            parent_id: version.parent_id.map(PlanId::as_uuid),
            published: published == Some(version.id),
            made_at: version.made_at,
            actor: version.actor,
        }
    }
}
