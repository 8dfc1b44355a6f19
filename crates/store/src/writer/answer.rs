//! The answer to a write: to be awaited, or waited for.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::sync::oneshot;

use crate::{Result, StoreError};

/// What a write answers after its commit.
#[must_use = "a write is acknowledged by its answer"]
pub struct Answer<T, E>(State<T, E>);

enum State<T, E> {
    Coming(oneshot::Receiver<Result<T, E>>),
    Refused(Option<StoreError>),
}

pub(super) struct Sender<T, E>(oneshot::Sender<Result<T, E>>);

pub(super) fn channel<T, E>() -> (Sender<T, E>, Answer<T, E>) {
    let (sender, receiver) = oneshot::channel();
    (Sender(sender), Answer(State::Coming(receiver)))
}

impl<T, E> Sender<T, E> {
    /// Whoever asked may have gone; the write stands all the same.
    pub(super) fn send(self, outcome: Result<T, E>) {
        drop(self.0.send(outcome));
    }
}

impl<T, E: From<StoreError>> Answer<T, E> {
    pub(super) fn refused(error: StoreError) -> Self {
        Self(State::Refused(Some(error)))
    }

    /// Blocks until the answer is there.
    ///
    /// # Errors
    /// What the write answers; [`StoreError::Panicked`] when it panicked.
    pub fn wait(self) -> Result<T, E> {
        match self.0 {
            State::Coming(receiver) => receiver.blocking_recv().unwrap_or_else(|_| Err(StoreError::Panicked.into())),
            State::Refused(error) => Err(error.unwrap_or(StoreError::Busy).into()),
        }
    }
}

impl<T, E: From<StoreError>> Future for Answer<T, E> {
    type Output = Result<T, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            State::Coming(receiver) => Pin::new(receiver)
                .poll(context)
                .map(|answer| answer.unwrap_or_else(|_| Err(StoreError::Panicked.into()))),
            State::Refused(error) => Poll::Ready(Err(error.take().unwrap_or(StoreError::Busy).into())),
        }
    }
}

impl<T, E> Unpin for Answer<T, E> {}
