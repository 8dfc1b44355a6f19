//! How the words of the domain are stored: one SQL type per meaning, with its native column on
//! each database. The dialects differ here, in `connection.rs` and in `constraint.rs`, nowhere else.

mod id;
mod instant;
mod number;
mod word;

use diesel::backend::Backend;
use diesel::expression::AsExpression;
use diesel::internal::derives::as_expression::Bound;
use diesel::query_builder::QueryId;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::{BigInt, Binary, Bool, Nullable, SqlType, Text};

pub use word::StoredDocument;

/// An id: `uuid` or 16 bytes.
#[derive(SqlType, QueryId)]
#[diesel(postgres_type(oid = 2950, array_oid = 2951), sqlite_type(name = "Binary"))]
pub struct Id;

/// An instant: `timestamptz` or microseconds since 1970. Finer parts are cut off.
#[derive(SqlType, QueryId)]
#[diesel(postgres_type(oid = 1184, array_oid = 1185), sqlite_type(name = "Long"))]
pub struct Instant;

/// A day of the calendar: `date` or `2026-05-04`.
#[derive(SqlType, QueryId)]
#[diesel(postgres_type(oid = 1082, array_oid = 1182), sqlite_type(name = "Text"))]
pub struct Day;

/// A count or a number of minutes, 0..=2³¹−1.
#[derive(SqlType, QueryId)]
#[diesel(postgres_type(oid = 23, array_oid = 1007), sqlite_type(name = "Integer"))]
pub struct Count;

/// All 64 bits of an unsigned seed.
#[derive(SqlType, QueryId)]
#[diesel(postgres_type(oid = 20, array_oid = 1016), sqlite_type(name = "Long"))]
pub struct Seed;

/// A word of a closed set, or a text with a parser: what is read back is parsed again.
#[derive(SqlType, QueryId)]
#[diesel(postgres_type(oid = 25, array_oid = 1009), sqlite_type(name = "Text"))]
pub struct Word;

/// Language tags separated by `|`.
#[derive(SqlType, QueryId)]
#[diesel(postgres_type(oid = 25, array_oid = 1009), sqlite_type(name = "Text"))]
pub struct LanguageList;

/// A document kept byte for byte: text on both, for jsonb reorders keys.
#[derive(SqlType, QueryId)]
#[diesel(postgres_type(oid = 25, array_oid = 1009), sqlite_type(name = "Text"))]
pub struct Document;

/// A value on its way into a query: `column.eq(Db(value))`. The types of the domain are strangers
/// to diesel, so that their way in leads through a type of this crate.
#[derive(Debug, Clone, Copy)]
pub struct Db<T>(pub T);

impl<T: ToSql<S, B>, S, B: Backend> ToSql<S, B> for Db<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, B>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

macro_rules! expressions {
    ($($sql_type:ty),+ $(,)?) => {$(
        impl<T> AsExpression<$sql_type> for Db<T> {
            type Expression = Bound<$sql_type, T>;
            fn as_expression(self) -> Self::Expression {
                Bound::new(self.0)
            }
        }

        impl<T> AsExpression<Nullable<$sql_type>> for Db<T> {
            type Expression = Bound<Nullable<$sql_type>, T>;
            fn as_expression(self) -> Self::Expression {
                Bound::new(self.0)
            }
        }
    )+};
}

expressions!(Id, Instant, Day, Count, Seed, Word, LanguageList, Document, Text, Bool, BigInt, Binary);

/// Makes types of the domain readable from one SQL type.
macro_rules! readable_from {
    ($sql_type:ty: $($rust:ty),+ $(,)?) => {$(
        impl<Db> diesel::Queryable<$sql_type, Db> for $rust
        where
            Db: diesel::backend::Backend,
            $rust: diesel::deserialize::FromSql<$sql_type, Db>,
        {
            type Row = Self;
            fn build(row: Self) -> diesel::deserialize::Result<Self> {
                Ok(row)
            }
        }
    )+};
}
pub(crate) use readable_from;

/// Declares a row that can be inserted, alone or in a slice, field for field as its table.
macro_rules! new_row {
    (
        $(#[$meta:meta])*
        pub struct $name:ident of $table:ident {
            $($(#[$field_meta:meta])* pub $field:ident: $rust:ty),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $rust),+
        }

        impl<'row> diesel::Insertable<$table::table> for &'row $name {
            type Values = <(
                $(diesel::dsl::Eq<$table::$field, $crate::sql_types::Db<&'row $rust>>,)+
            ) as diesel::Insertable<$table::table>>::Values;

            fn values(self) -> Self::Values {
                use diesel::ExpressionMethods as _;
                diesel::Insertable::values(($($table::$field.eq($crate::sql_types::Db(&self.$field)),)+))
            }
        }

        impl diesel::internal::derives::insertable::UndecoratedInsertRecord<$table::table> for $name {}
    };
}
pub(crate) use new_row;
