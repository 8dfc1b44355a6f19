//! What the store is given instead of a clock, a random number and a secret.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

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
    /// Hashes a secret.
    pub fn of(secret: &str) -> Self {
        Self(Sha256::digest(secret.as_bytes()).to_vec())
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
