//! The progress of a job as server-sent events: the first at once, then one for each change.
//!
//! The body is never compressed, for a packer would hold the first events back.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::body::{BodySize, MessageBody};
use actix_web::rt;
use actix_web::web::Bytes;
use domain::{JobId, OrganisationId};
use store::jobs;

use super::ShownJob;
use crate::problem::Problem;
use crate::state::AppState;

/// How often a stream looks at its job.
const LOOK_EVERY: Duration = Duration::from_millis(300);
/// Looks without a change after which a comment shows that the line still stands.
const LOOKS_PER_COMMENT: u32 = 40;
/// Looks after which the reader has to ask again, with an access that still holds: five minutes.
const LOOKS_MAX: u32 = 1_000;

/// What a stream watches.
struct Watch {
    state: AppState,
    organisation: OrganisationId,
    id: JobId,
    last: Option<ShownJob>,
    looks: u32,
}

type Next = Pin<Box<dyn Future<Output = Option<(Bytes, Watch)>>>>;

/// The body of the answer.
pub(super) struct JobEvents {
    next: Next,
}

impl JobEvents {
    pub(super) fn of(state: AppState, organisation: OrganisationId, id: JobId) -> Self {
        let watch = Watch { state, organisation, id, last: None, looks: 0 };
        Self { next: Box::pin(watch.step()) }
    }
}

impl Watch {
    /// The next piece of the stream; none: the job has ended and was told.
    async fn step(mut self) -> Option<(Bytes, Watch)> {
        if self.last.as_ref().is_some_and(ShownJob::has_ended) {
            return None;
        }
        while self.looks < LOOKS_MAX {
            if self.last.is_some() {
                rt::time::sleep(LOOK_EVERY).await;
            }
            self.looks += 1;
            let (organisation, id) = (self.organisation, self.id);
            let found = self.state.read(move |conn| Ok::<_, Problem>(jobs::find(conn, organisation, id)?)).await;
            let job = ShownJob::from(found.ok().flatten()?);
            if self.last.as_ref() != Some(&job) {
                let data = serde_json::to_string(&job).unwrap_or_default();
                self.last = Some(job);
                return Some((Bytes::from(format!("event: job\ndata: {data}\n\n")), self));
            }
            if self.looks.is_multiple_of(LOOKS_PER_COMMENT) {
                return Some((Bytes::from_static(b": still here\n\n"), self));
            }
        }
        None
    }
}

impl MessageBody for JobEvents {
    type Error = Problem;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Problem>>> {
        match self.next.as_mut().poll(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Ready(Some((piece, watch))) => {
                self.next = Box::pin(watch.step());
                Poll::Ready(Some(Ok(piece)))
            }
        }
    }
}
