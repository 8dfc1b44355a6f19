//! PostgreSQL's schema, from its catalogue.

use diesel::sql_types::{Bool, Text};
use diesel::{PgConnection, QueryableByName, RunQueryDsl as _, sql_query};

use super::{Catalogue, Column, ForeignKey, Index, Kind};
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
}

const COLUMNS: &str = "
    SELECT table_name::text, column_name::text, data_type::text AS kind, is_nullable = 'YES' AS nullable
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_\\_%'";

#[derive(QueryableByName)]
struct IndexRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Bool)]
    is_primary: bool,
    #[diesel(sql_type = Bool)]
    is_unique: bool,
    #[diesel(sql_type = Bool)]
    is_partial: bool,
    #[diesel(sql_type = Text)]
    columns: String,
}

const INDEXES: &str = "
    SELECT t.relname::text AS table_name, x.indisprimary AS is_primary, x.indisunique AS is_unique,
        x.indpred IS NOT NULL AS is_partial,
        (SELECT string_agg(a.attname::text, ',' ORDER BY k.position)
         FROM unnest(x.indkey) WITH ORDINALITY k (number, position)
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) AS columns
    FROM pg_index x
    JOIN pg_class t ON t.oid = x.indrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname = current_schema() AND t.relname NOT LIKE '\\_\\_%'";

#[derive(QueryableByName)]
struct ForeignKeyRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    columns: String,
    #[diesel(sql_type = Text)]
    target_table: String,
    #[diesel(sql_type = Text)]
    target_columns: String,
    #[diesel(sql_type = Bool)]
    cascades: bool,
}

const FOREIGN_KEYS: &str = "
    SELECT t.relname::text AS table_name, f.relname::text AS target_table, c.confdeltype = 'c' AS cascades,
        (SELECT string_agg(a.attname::text, ',' ORDER BY k.position)
         FROM unnest(c.conkey) WITH ORDINALITY k (number, position)
         JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number) AS columns,
        (SELECT string_agg(a.attname::text, ',' ORDER BY k.position)
         FROM unnest(c.confkey) WITH ORDINALITY k (number, position)
         JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number) AS target_columns
    FROM pg_constraint c
    JOIN pg_class t ON t.oid = c.conrelid
    JOIN pg_class f ON f.oid = c.confrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE c.contype = 'f' AND n.nspname = current_schema()";

pub(super) fn read(connection: &mut PgConnection) -> Result<Catalogue> {
    let mut catalogue = Catalogue::new();
    for row in sql_query(COLUMNS).load::<ColumnRow>(connection)? {
        let column = Column { kind: kind(&row.kind), nullable: row.nullable };
        catalogue.entry(row.table_name).or_default().columns.insert(row.column_name, column);
    }
    for row in sql_query(INDEXES).load::<IndexRow>(connection)? {
        let table = catalogue.entry(row.table_name).or_default();
        let columns = names(&row.columns);
        if row.is_primary {
            table.primary_key = columns;
            continue;
        }
        let index = Index { columns, partial: row.is_partial };
        if row.is_unique {
            table.uniques.insert(index)
        } else {
            table.indexes.insert(index)
        };
    }
    for row in sql_query(FOREIGN_KEYS).load::<ForeignKeyRow>(connection)? {
        let key = ForeignKey {
            columns: names(&row.columns),
            table: row.target_table,
            target: names(&row.target_columns),
            cascades: row.cascades,
        };
        catalogue.entry(row.table_name).or_default().foreign_keys.insert(key);
    }
    Ok(catalogue)
}

fn names(list: &str) -> Vec<String> {
    list.split(',').map(str::to_owned).collect()
}

fn kind(name: &str) -> Kind {
    match name {
        "uuid" | "bytea" => Kind::Bytes,
        "text" | "date" => Kind::Text,
        _ => Kind::Number,
    }
}
