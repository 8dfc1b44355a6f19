//! The body of a server-sent-event answer: what the hub sends, as long as somebody reads it.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, MessageBody};
use actix_web::web::Bytes;
use tokio::sync::mpsc;

/// What one phone, screen or console is told.
#[derive(Debug)]
pub struct EventStream {
    first: Option<Bytes>,
    from: mpsc::Receiver<Bytes>,
}

impl EventStream {
    pub(super) fn new(from: mpsc::Receiver<Bytes>) -> Self {
        Self { first: None, from }
    }

    /// The same stream with something to say at once.
    pub fn beginning_with(self, first: Bytes) -> Self {
        Self { first: Some(first), ..self }
    }
}

impl MessageBody for EventStream {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Infallible>>> {
        match self.first.take() {
            Some(first) => Poll::Ready(Some(Ok(first))),
            None => self.from.poll_recv(cx).map(|line| line.map(Ok)),
        }
    }
}
