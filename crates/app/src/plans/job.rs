//! Drafting as a job: the same verb, and the planner tells how far it is.

use domain::{EventId, WhenImpossible};
use planning::{Progress, Step};
use serde::{Deserialize, Serialize};

use super::{draft, view};
use crate::jobs::Work;
use crate::log::{About, tell};
use crate::problem::Problem;

pub const DRAFT: &str = "draft_plan";

/// What the job is to know.
#[derive(Debug, Serialize, Deserialize)]
pub struct DraftJob {
    pub event: EventId,
    pub when_impossible: Option<String>,
    pub seed: u64,
}

/// Drafts a plan and keeps it as the next version.
///
/// # Errors
/// Why there is no plan.
pub fn run(work: &Work) -> Result<(), Problem> {
    let wish: DraftJob = work.body()?;
    let when_impossible = crate::field::word::<WhenImpossible>("/when_impossible", wish.when_impossible.as_deref())?;
    let request = draft::Request { event: wish.event, when_impossible, seed: wish.seed };
    let mut stopped = None;
    let mut listener = |step: Step| {
        if stopped.is_none() {
            stopped = work.tell(u32::from(step.percent).min(95), step.phase.as_str()).err();
        }
    };
    let drafted =
        draft::drafts(&work.state.store, work.job.organisation_id, request, &mut Progress::telling(&mut listener))?;
    if let Some(cause) = stopped {
        return Err(cause.into());
    }
    let (by, ending) = (work.by(), work.ending());
    work.state.store.write(move |conn| {
        let ids = draft::keep_all(drafted, conn, &by)?;
        for id in &ids {
            let about = About { object: Some(id.as_uuid()), event: Some(wish.event), reason: None };
            tell(conn, &by, "draft_plan", about)?;
        }
        let summary = view::summary_of(conn, by.organisation, &ids)?;
        Ok::<_, Problem>(ending.succeed(conn, &summary)?)
    })
}
