//! Instants and days.

use std::io::Write as _;

use diesel::deserialize::{self, FromSql};
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{BigInt, Integer, Text};
use diesel::sqlite::{Sqlite, SqliteValue};
use jiff::civil::Date;
use jiff::{Span, Timestamp, Unit};

use super::{Day, Instant, readable_from};

/// Microseconds from 1970 to 2000, where PostgreSQL begins to count.
const PG_EPOCH_MICROSECONDS: i64 = 946_684_800_000_000;
const PG_EPOCH_DAY: Date = Date::constant(2000, 1, 1);

readable_from!(Instant: Timestamp);
readable_from!(Day: Date);

impl ToSql<Instant, Pg> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let since_2000 = self.as_microsecond() - PG_EPOCH_MICROSECONDS;
        out.write_all(&since_2000.to_be_bytes())?;
        Ok(IsNull::No)
    }
}

impl ToSql<Instant, Sqlite> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.as_microsecond());
        Ok(IsNull::No)
    }
}

impl FromSql<Instant, Pg> for Timestamp {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let since_2000 = <i64 as FromSql<BigInt, Pg>>::from_sql(value)?;
        Ok(Timestamp::from_microsecond(since_2000.saturating_add(PG_EPOCH_MICROSECONDS))?)
    }
}

impl FromSql<Instant, Sqlite> for Timestamp {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        Ok(Timestamp::from_microsecond(<i64 as FromSql<BigInt, Sqlite>>::from_sql(value)?)?)
    }
}

impl ToSql<Day, Pg> for Date {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let days = PG_EPOCH_DAY.until((Unit::Day, *self))?.get_days();
        out.write_all(&days.to_be_bytes())?;
        Ok(IsNull::No)
    }
}

impl ToSql<Day, Sqlite> for Date {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.to_string());
        Ok(IsNull::No)
    }
}

impl FromSql<Day, Pg> for Date {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let days = <i32 as FromSql<Integer, Pg>>::from_sql(value)?;
        Ok(PG_EPOCH_DAY.checked_add(Span::new().try_days(days)?)?)
    }
}

impl FromSql<Day, Sqlite> for Date {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        Ok(<String as FromSql<Text, Sqlite>>::from_sql(value)?.parse()?)
    }
}
