//! SQLite's schema, from its pragmas.

use std::collections::BTreeMap;

use diesel::sql_types::{Bool, Integer, Nullable, Text};
use diesel::{QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query};

use super::{Catalogue, Column, ForeignKey, Index, Kind, Table};
use crate::Result;

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
    #[diesel(sql_type = Integer)]
    key_position: i32,
}

const COLUMNS: &str = "
    SELECT m.name AS table_name, c.name AS column_name, c.type AS kind, c.\"notnull\" = 0 AS nullable,
        c.pk AS key_position
    FROM sqlite_schema m, pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'
    ORDER BY m.name, c.pk";

#[derive(QueryableByName)]
struct IndexRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    index_name: String,
    #[diesel(sql_type = Bool)]
    is_unique: bool,
    #[diesel(sql_type = Bool)]
    is_partial: bool,
    #[diesel(sql_type = Nullable<Text>)]
    column_name: Option<String>,
}

const INDEXES: &str = "
    SELECT m.name AS table_name, l.name AS index_name, l.\"unique\" AS is_unique, l.partial AS is_partial,
        i.name AS column_name
    FROM sqlite_schema m, pragma_index_list(m.name) l, pragma_index_info(l.name) i
    WHERE m.type = 'table' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' AND l.origin <> 'pk'
    ORDER BY m.name, l.name, i.seqno";

#[derive(QueryableByName)]
struct ForeignKeyRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Integer)]
    number: i32,
    #[diesel(sql_type = Text)]
    target_table: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    target_column: String,
    #[diesel(sql_type = Text)]
    on_delete: String,
}

const FOREIGN_KEYS: &str = "
    SELECT m.name AS table_name, f.id AS number, f.\"table\" AS target_table, f.\"from\" AS column_name,
        f.\"to\" AS target_column, f.on_delete AS on_delete
    FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table'
    ORDER BY m.name, f.id, f.seq";

pub(super) fn read(connection: &mut SqliteConnection) -> Result<Catalogue> {
    let mut catalogue = Catalogue::new();
    for row in sql_query(COLUMNS).load::<ColumnRow>(connection)? {
        let table = catalogue.entry(row.table_name).or_default();
        if row.key_position > 0 {
            table.primary_key.push(row.column_name.clone());
        }
        table.columns.insert(row.column_name, Column { kind: kind(&row.kind), nullable: row.nullable });
    }
    add_indexes(&mut catalogue, sql_query(INDEXES).load(connection)?);
    add_foreign_keys(&mut catalogue, sql_query(FOREIGN_KEYS).load(connection)?);
    Ok(catalogue)
}

fn kind(name: &str) -> Kind {
    match name {
        "BLOB" => Kind::Bytes,
        "INTEGER" => Kind::Number,
        _ => Kind::Text,
    }
}

fn add_indexes(catalogue: &mut Catalogue, rows: Vec<IndexRow>) {
    let mut found: BTreeMap<(String, String, bool), Index> = BTreeMap::new();
    for row in rows {
        let index = found
            .entry((row.table_name, row.index_name, row.is_unique))
            .or_insert(Index { columns: Vec::new(), partial: row.is_partial });
        index.columns.extend(row.column_name);
    }
    for ((table, _, is_unique), index) in found {
        let table: &mut Table = catalogue.entry(table).or_default();
        if is_unique {
            table.uniques.insert(index)
        } else {
            table.indexes.insert(index)
        };
    }
}

fn add_foreign_keys(catalogue: &mut Catalogue, rows: Vec<ForeignKeyRow>) {
    let mut found: BTreeMap<(String, i32), ForeignKey> = BTreeMap::new();
    for row in rows {
        let key = found.entry((row.table_name, row.number)).or_insert(ForeignKey {
            columns: Vec::new(),
            table: row.target_table,
            target: Vec::new(),
            cascades: row.on_delete == "CASCADE",
        });
        key.columns.push(row.column_name);
        key.target.push(row.target_column);
    }
    for ((table, _), key) in found {
        catalogue.entry(table).or_default().foreign_keys.insert(key);
    }
}
