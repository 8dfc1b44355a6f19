//! What stands in an exported roster for what was left out of it as private.

use serde::{Deserialize, Serialize};

use super::Pair;

/// Numbers instead of words: enough to check the plan again, not enough to read what somebody
/// asked for. Only exported rosters carry it; a masked roster is not planned again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Masked {
    /// Pairs that may not meet, for a reason that is not told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_available: Vec<NotAvailable>,
    /// `exchange` of each pair, 0..=1000, as an upper triangle like `familiarity`; empty where
    /// no need was left out and the term follows from the interests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exchange: Vec<Vec<u16>>,
    /// `common_ground` of each pair, likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub common_ground: Vec<Vec<u16>>,
}

/// A pair that may not meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotAvailable {
    pub pair: Pair,
    /// Not in these rounds; empty: never.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<u32>,
}

impl Masked {
    /// Whether needs were left out, so that what follows from them is stated and not derived.
    pub fn states_terms(&self) -> bool {
        !self.exchange.is_empty()
    }
}
