//! One thread that writes, and commits in groups: while one commit runs, what arrives waits in a
//! bounded queue and becomes the next batch. No timer, so an idle writer adds no delay.
//!
//! On SQLite every write comes here, each in a savepoint of its own. On PostgreSQL only the hot
//! ones do; several replicas are correct because the unique keys decide.

mod answer;
mod batch;

use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, PoisonError, RwLock};
use std::thread::{self, JoinHandle};

use crate::attendance::{Arrival, Arrived};
use crate::connection::Conn;
use crate::url::StoreUrl;
use crate::{Result, StoreError};

pub use answer::Answer;
use batch::{Batch, Committer};

/// One thing to write.
enum Job {
    Work(Work),
    Arrive(Arrival, answer::Sender<Arrived, StoreError>),
    /// Moves SQLite's write-ahead log into the database and cuts it to nothing.
    EmptyLog(answer::Sender<(), StoreError>),
}

/// A closure with its answer inside: run once, with a connection or with the reason there is none.
type Work = Box<dyn FnOnce(Result<&mut Conn>) -> Done + Send>;

/// What a closure leaves: whether to keep its changes, and the answer to give after the commit.
struct Done {
    keep: bool,
    answer: Box<dyn FnOnce(Result<()>) + Send>,
}

pub(crate) struct Writer {
    queue: RwLock<Option<SyncSender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(crate) fn start(url: StoreUrl, waiting_writes: usize) -> Result<Self> {
        let (sender, receiver) = sync_channel(waiting_writes);
        let mut committer = Committer::open(url)?;
        let thread = thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || run(&mut committer, &receiver))
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
        Ok(Self { queue: RwLock::new(Some(sender)), thread: Mutex::new(Some(thread)) })
    }

    pub(crate) fn submit<T, E, F>(&self, job: F) -> Answer<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (sender, answer) = answer::channel();
        let work = move |conn: Result<&mut Conn>| {
            let outcome = conn.map_err(E::from).and_then(job);
            let keep = outcome.is_ok();
            let answer = move |commit: Result<()>| sender.send(outcome.and_then(|value| Ok(commit.map(|()| value)?)));
            Done { keep, answer: Box::new(answer) }
        };
        self.enqueue(Job::Work(Box::new(work)), answer)
    }

    pub(crate) fn arrive(&self, arrival: Arrival) -> Answer<Arrived, StoreError> {
        let (sender, answer) = answer::channel();
        self.enqueue(Job::Arrive(arrival, sender), answer)
    }

    pub(crate) fn empty_log(&self) -> Answer<(), StoreError> {
        let (sender, answer) = answer::channel();
        self.enqueue(Job::EmptyLog(sender), answer)
    }

    /// Never waits for a place: a queue that is full says so at once.
    fn enqueue<T, E: From<StoreError>>(&self, job: Job, answer: Answer<T, E>) -> Answer<T, E> {
        let queue = self.queue.read().unwrap_or_else(PoisonError::into_inner);
        let Some(queue) = queue.as_ref() else { return Answer::refused(closed()) };
        match queue.try_send(job) {
            Ok(()) => answer,
            Err(TrySendError::Full(_)) => Answer::refused(StoreError::Busy),
            Err(TrySendError::Disconnected(_)) => Answer::refused(closed()),
        }
    }

    /// Drops the sender, so that the thread ends after the last write that waits, and joins it.
    pub(crate) fn close(&self) {
        drop(self.queue.write().unwrap_or_else(PoisonError::into_inner).take());
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread.filter(|thread| thread.thread().id() != thread::current().id())
            && thread.join().is_err()
        {
            tracing::error!("the writer thread had panicked");
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.close();
    }
}

fn closed() -> StoreError {
    StoreError::Unavailable("the store is closed".to_owned())
}

fn run(committer: &mut Committer, queue: &Receiver<Job>) {
    while let Ok(first) = queue.recv() {
        let mut batch = Batch::default();
        batch.push(first);
        while !batch.is_full()
            && let Ok(next) = queue.try_recv()
        {
            batch.push(next);
        }
        committer.commit(batch);
    }
}
