//! A fresh database per test, of either kind.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails right here")]

use store::{Store, StoreUrl};
use tempfile::TempDir;

use crate::postgres::PostgresServer;

/// An empty database that is gone when this value is.
pub struct TestDatabase {
    url: StoreUrl,
    home: Home,
}

enum Home {
    File(#[expect(dead_code, reason = "the folder lives as long as the value")] TempDir),
    Server(String),
}

impl TestDatabase {
    /// A file in a folder of its own.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = StoreUrl::Sqlite(folder.path().join("matchmaker.db"));
        Self { url, home: Home::File(folder) }
    }

    /// A database of the server that all tests share.
    pub fn postgres() -> Self {
        let server = PostgresServer::shared();
        let name = server.create_database();
        let url = server.url(&name).parse().unwrap();
        Self { url, home: Home::Server(name) }
    }

    /// Where it is.
    pub fn url(&self) -> &StoreUrl {
        &self.url
    }

    /// Opens it, with the newest schema.
    pub fn open(&self) -> Store {
        Store::open(&self.url).unwrap()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Home::Server(name) = &self.home {
            PostgresServer::shared().drop_database(name);
        }
    }
}

/// Runs a test on an empty SQLite store, and again on an empty PostgreSQL store.
pub fn for_each_store(test: impl Fn(&Store)) {
    for_each_database(|database| {
        let store = database.open();
        test(&store);
        store.close();
    });
}

/// Runs a test on an empty SQLite database, and again on an empty PostgreSQL database.
pub fn for_each_database(test: impl Fn(&TestDatabase)) {
    for database in [TestDatabase::sqlite(), TestDatabase::postgres()] {
        println!("on {}", database.url());
        test(&database);
    }
}
