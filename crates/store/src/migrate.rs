//! Brings a database to the newest schema, however many replicas try at once.

use diesel::connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager as _};
use diesel::sql_types::Text;
use diesel::{PgConnection, QueryableByName, RunQueryDsl as _, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

use crate::connection::{Access, Conn, Dialect};
use crate::url::StoreUrl;
use crate::{Result, StoreError};

const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");

/// Any number, as long as every replica asks for the same one.
const LOCK: &str = "SET lock_timeout = 0; SELECT pg_advisory_lock(5463267489);";
const UNLOCK: &str = "SELECT pg_advisory_unlock(5463267489)";

/// Runs what has not run yet, on a connection of its own.
pub(crate) fn migrate(url: &StoreUrl) -> Result<()> {
    match &mut Conn::open(url, Access::Write)?.0 {
        Dialect::Pg(connection) => migrate_postgres(connection),
        Dialect::Sqlite(connection) => migrate_sqlite(connection),
    }
}

/// Without the lock five of six replicas that start together fail.
fn migrate_postgres(connection: &mut PgConnection) -> Result<()> {
    connection.batch_execute(LOCK)?;
    let outcome = connection.run_pending_migrations(POSTGRES).map(drop).map_err(failed);
    connection.batch_execute(UNLOCK)?;
    outcome
}

/// How long a replica waits until another one has migrated the same file: a slow disk may need it.
const MIGRATION_PATIENCE: &str = "PRAGMA busy_timeout = 60000;";

/// Foreign keys are off before the transaction begins: inside it the pragma is ignored, and a
/// rebuilt table would take the rows of its children with it.
fn migrate_sqlite(connection: &mut SqliteConnection) -> Result<()> {
    connection.batch_execute(MIGRATION_PATIENCE)?;
    connection.batch_execute("PRAGMA foreign_keys = OFF")?;
    AnsiTransactionManager::begin_transaction_sql(connection, "BEGIN IMMEDIATE")?;
    connection.run_pending_migrations(SQLITE).map_err(failed)?;
    check_foreign_keys(connection)?;
    Ok(AnsiTransactionManager::commit_transaction(connection)?)
}

#[derive(QueryableByName)]
struct Orphan {
    #[diesel(sql_type = Text)]
    table: String,
}

fn check_foreign_keys(connection: &mut SqliteConnection) -> Result<()> {
    let orphans: Vec<Orphan> = diesel::sql_query("PRAGMA foreign_key_check").load(connection)?;
    match orphans.first() {
        None => Ok(()),
        Some(orphan) => Err(failed(format!("rows of {} point at nothing", orphan.table).into())),
    }
}

fn failed(cause: Box<dyn std::error::Error + Send + Sync>) -> StoreError {
    StoreError::Database(format!("a migration failed: {cause}"))
}
