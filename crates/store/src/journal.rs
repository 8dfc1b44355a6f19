//! SQLite's write-ahead log, switched on however many connections open a new file at once.

use std::thread;
use std::time::{Duration, Instant};

use diesel::SqliteConnection;
use diesel::connection::SimpleConnection as _;

use crate::{Result, StoreError};

const PATIENCE: Duration = Duration::from_secs(5);
const TRY_EVERY: Duration = Duration::from_millis(5);

/// Switches the log on. While another connection does the same SQLite answers "locked" at once, whatever the
/// `busy_timeout` (one in a hundred, where six open a new file together); so it is tried again.
pub(crate) fn write_ahead(sqlite: &mut SqliteConnection) -> Result<()> {
    let began = Instant::now();
    loop {
        let switched = sqlite.batch_execute("PRAGMA journal_mode = WAL").map_err(StoreError::from);
        match switched {
            Err(StoreError::Busy) if began.elapsed() < PATIENCE => thread::sleep(TRY_EVERY),
            done => return done,
        }
    }
}
