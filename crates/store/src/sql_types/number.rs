//! Counts and seeds.

use std::io::Write as _;

use diesel::deserialize::{self, FromSql};
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{BigInt, Integer};
use diesel::sqlite::{Sqlite, SqliteValue};

use super::{Count, Seed};

impl ToSql<Count, Pg> for u32 {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&i32::try_from(*self)?.to_be_bytes())?;
        Ok(IsNull::No)
    }
}

impl ToSql<Count, Sqlite> for u32 {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(i32::try_from(*self)?);
        Ok(IsNull::No)
    }
}

impl FromSql<Count, Pg> for u32 {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(u32::try_from(<i32 as FromSql<Integer, Pg>>::from_sql(value)?)?)
    }
}

impl FromSql<Count, Sqlite> for u32 {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        Ok(u32::try_from(<i32 as FromSql<Integer, Sqlite>>::from_sql(value)?)?)
    }
}

impl ToSql<Seed, Pg> for u64 {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&self.to_be_bytes())?;
        Ok(IsNull::No)
    }
}

impl ToSql<Seed, Sqlite> for u64 {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.cast_signed());
        Ok(IsNull::No)
    }
}

impl FromSql<Seed, Pg> for u64 {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(<i64 as FromSql<BigInt, Pg>>::from_sql(value)?.cast_unsigned())
    }
}

impl FromSql<Seed, Sqlite> for u64 {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        Ok(<i64 as FromSql<BigInt, Sqlite>>::from_sql(value)?.cast_unsigned())
    }
}
