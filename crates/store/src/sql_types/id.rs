//! Ids as `uuid` or 16 bytes.

use std::io::Write as _;

use diesel::deserialize::{self, FromSql};
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::Binary;
use diesel::sqlite::{Sqlite, SqliteValue};
use domain::*;
use uuid::Uuid;

use super::{Id, readable_from};

macro_rules! ids {
    ($($id:ty),+ $(,)?) => {
        readable_from!(Id: $($id),+);
        $(
            impl ToSql<Id, Pg> for $id {
                fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                    out.write_all(self.as_uuid().as_bytes())?;
                    Ok(IsNull::No)
                }
            }

            impl ToSql<Id, Sqlite> for $id {
                fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                    out.set_value(self.as_uuid().as_bytes().to_vec());
                    Ok(IsNull::No)
                }
            }

            impl FromSql<Id, Pg> for $id {
                fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
                    Ok(Self::from_uuid(Uuid::from_slice(value.as_bytes())?))
                }
            }

            impl FromSql<Id, Sqlite> for $id {
                fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
                    let bytes = <Vec<u8> as FromSql<Binary, Sqlite>>::from_sql(value)?;
                    Ok(Self::from_uuid(Uuid::from_slice(&bytes)?))
                }
            }
        )+
    };
}

ids!(
    OrganisationId,
    AccountId,
    RefreshFamilyId,
    PersonId,
    DepartmentId,
    TopicId,
    ProgrammeId,
    RunId,
    InterestId,
    EventId,
    RoundId,
    SpotId,
    ParticipantId,
    InvitationId,
    PhoneSessionId,
    RosterId,
    PlanId,
    JobId,
    LogEntryId,
    AttendanceFactId,
    PairingRuleId,
);

readable_from!(Id: Uuid);

impl ToSql<Id, Pg> for Uuid {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(self.as_bytes())?;
        Ok(IsNull::No)
    }
}

impl ToSql<Id, Sqlite> for Uuid {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.as_bytes().to_vec());
        Ok(IsNull::No)
    }
}

impl FromSql<Id, Pg> for Uuid {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Uuid::from_slice(value.as_bytes())?)
    }
}

impl FromSql<Id, Sqlite> for Uuid {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        let bytes = <Vec<u8> as FromSql<Binary, Sqlite>>::from_sql(value)?;
        Ok(Uuid::from_slice(&bytes)?)
    }
}
