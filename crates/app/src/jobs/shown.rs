//! A job as it is shown.

use domain::JobState;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use store::jobs::{CANCELLED, Job};
use utoipa::ToSchema;
use uuid::Uuid;

/// Slow work, and how far it is.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = Job, example = json!({
    "id": "0197f0c4-6a00-7000-8000-000000000080", "kind": "draft_plan", "state": "running", "progress": 40,
    "phase": "rounds", "queued_at": "2026-05-04T07:00:00Z", "started_at": "2026-05-04T07:00:00Z",
    "ended_at": null, "result": null, "error": null
}))]
pub struct ShownJob {
    pub id: Uuid,
    /// `import_people`, `import_programmes`, `import_ties` or `draft_plan`.
    pub kind: String,
    /// `queued`, `running`, `succeeded`, `failed` or `cancelled`.
    pub state: &'static str,
    /// 0 to 100.
    pub progress: u32,
    /// The part of the work that is going on.
    pub phase: String,
    #[schema(value_type = String, format = DateTime)]
    pub queued_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub started_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
    /// What a request that waits would have answered.
    #[schema(value_type = Option<Object>)]
    pub result: Option<Value>,
    /// Why it failed: `code` of the closed list, `detail`, and where it helps `errors` and `report`.
    #[schema(value_type = Option<Object>)]
    pub error: Option<Value>,
}

impl From<Job> for ShownJob {
    fn from(job: Job) -> Self {
        let told: Option<Value> = job.result.as_ref().and_then(|text| text.parse().ok());
        let failed = job.failed_at.is_some();
        Self {
            id: job.id.as_uuid(),
            state: state(&job),
            ended_at: job.succeeded_at.or(job.failed_at),
            result: told.clone().filter(|_| !failed),
            error: told.filter(|_| failed),
            kind: job.kind,
            progress: job.progress,
            phase: job.phase,
            queued_at: job.queued_at,
            started_at: job.started_at,
        }
    }
}

impl ShownJob {
    /// Whether nothing more will happen.
    pub fn has_ended(&self) -> bool {
        self.ended_at.is_some()
    }
}

fn state(job: &Job) -> &'static str {
    match job.state() {
        JobState::Failed if job.error_code.as_deref() == Some(CANCELLED) => "cancelled",
        state => state.as_str(),
    }
}
