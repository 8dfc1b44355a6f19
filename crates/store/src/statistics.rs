//! What PostgreSQL knows about a table that has just been filled.
//!
//! Until its own housekeeping comes by, within a minute, it takes any two columns of a key for as
//! selective as three, and may look for one participant among all of the event: 3 ms of every
//! check-in at an event of 10,000. SQLite takes the index that fits the most columns.

use diesel::connection::SimpleConnection as _;

use crate::Result;
use crate::connection::{Conn, Dialect};

/// Fewer rows are read through sooner than the table is counted.
const MANY_ROWS: usize = 1_000;

/// Counts a table in the transaction that has just added rows to it. It waits for nobody: when
/// somebody else is counting, that count will do.
pub(crate) fn renew(conn: &mut Conn, table: &str, num_added: usize) -> Result<()> {
    match &mut conn.0 {
        Dialect::Pg(c) if num_added >= MANY_ROWS => Ok(c.batch_execute(&format!("ANALYZE (SKIP_LOCKED) {table}"))?),
        _ => Ok(()),
    }
}
