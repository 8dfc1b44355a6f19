//! What the store is given instead of a clock, a random number and a secret.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Binary;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::sql_types::readable_from;

/// What time it is, and where ids of rows that a bulk function makes come from.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    pub at: Timestamp,
    /// `Uuid::now_v7` in the program, a counter in tests.
    pub new_id: fn() -> Uuid,
}

/// The SHA-256 of a secret: all that is ever stored of a link, a cookie or a token.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TokenHash(Vec<u8>);

impl TokenHash {
    /// Hashes a secret, or any other bytes that only need to be recognised.
    pub fn of(secret: impl AsRef<[u8]>) -> Self {
        Self(Sha256::digest(secret.as_ref()).to_vec())
    }
}

readable_from!(Binary: TokenHash);

impl<B: Backend> ToSql<Binary, B> for TokenHash
where
    Vec<u8>: ToSql<Binary, B>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, B>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<B: Backend> FromSql<Binary, B> for TokenHash
where
    Vec<u8>: FromSql<Binary, B>,
{
    fn from_sql(bytes: B::RawValue<'_>) -> deserialize::Result<Self> {
        Vec::<u8>::from_sql(bytes).map(Self)
    }
}
