//! What a database says its schema is, in the same words for both: for the test that the two
//! dialects agree, and for whoever wants to know that every rule is really there.

mod postgres;
mod sqlite;

use std::collections::{BTreeMap, BTreeSet};

use diesel::RunQueryDsl as _;

use crate::Result;
use crate::connection::{Conn, Dialect, on};

/// All tables by name.
pub type Catalogue = BTreeMap<String, Table>;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    pub columns: BTreeMap<String, Column>,
    pub primary_key: Vec<String>,
    /// Unique constraints and unique indexes but the primary key.
    pub uniques: BTreeSet<Index>,
    /// Indexes that are not unique.
    pub indexes: BTreeSet<Index>,
    pub foreign_keys: BTreeSet<ForeignKey>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub kind: Kind,
    pub nullable: bool,
}

/// What a native type can hold. Where SQLite has one type for several meanings, PostgreSQL's type
/// is brought to the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Bytes,
    Number,
    Text,
}

/// An index on columns, perhaps on a part of the rows only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Index {
    pub columns: Vec<String>,
    pub partial: bool,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ForeignKey {
    pub columns: Vec<String>,
    pub table: String,
    pub target: Vec<String>,
    pub cascades: bool,
}

/// Reads the schema.
pub fn read(conn: &mut Conn) -> Result<Catalogue> {
    match &mut conn.0 {
        Dialect::Pg(connection) => postgres::read(connection),
        Dialect::Sqlite(connection) => sqlite::read(connection),
    }
}

/// The columns, as `table.column`, in which some row holds a text. Slow, for it reads everything.
pub fn columns_with(conn: &mut Conn, needle: &str) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for (name, table) in read(conn)? {
        for (column, _) in table.columns.iter().filter(|(_, column)| column.kind == Kind::Text) {
            let sql = format!("SELECT count(*) AS number FROM {name} WHERE CAST({column} AS text) LIKE $1");
            let sql = conn.numbered(&sql);
            let counted: Counted = on!(conn, c => diesel::sql_query(sql)
                .bind::<diesel::sql_types::Text, _>(format!("%{needle}%"))
                .get_result(c))?;
            if counted.number > 0 {
                found.insert(format!("{name}.{column}"));
            }
        }
    }
    Ok(found)
}

#[derive(diesel::QueryableByName)]
struct Counted {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    number: i64,
}
