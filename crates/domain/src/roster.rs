//! The roster: the frozen input of planning, stored with the plan so that any plan can be made
//! again and checked again. It holds ids and numbers only: no name, no address, no free text.

mod masked;
mod participant;
mod rules;
mod settings;

pub use masked::{Masked, NotAvailable};
pub use participant::{ParticipantKey, RosterInterest, RosterParticipant};
pub use rules::{FixedMeeting, FixedRound, Lock, Pair, PastEncounter, RoundState, Spot};
pub use settings::{Calibration, CalibrationStep, Settings};

use serde::{Deserialize, Serialize};

/// Everything that planning reads. The same roster gives the same plan, byte by byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roster {
    /// Who takes part, in the order of the input; the order never decides anything.
    pub people: Vec<RosterParticipant>,
    /// How many rounds to plan, at least 1. Rounds are numbered from 1.
    pub rounds: u32,
    /// Where meetings take place; empty: spots 1…N are made, one per meeting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spots: Vec<Spot>,
    /// Raw familiarity of each pair in units of 10⁻⁹, as the upper triangle in the order of
    /// `people`: row i holds the pairs (i, i+1), (i, i+2), … Empty when no tie is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub familiarity: Vec<Vec<u32>>,
    /// Familiarity → share of pairs that would have met anyway; only with times on the ties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calibration: Option<Calibration>,
    /// Pairs with a tie above the threshold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub known_contacts: Vec<Pair>,
    /// Department pairs (at `department_level`, in order) between which a tie is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub department_ties: Vec<[String; 2]>,
    /// Earlier encounters within the no-repeat window.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub encounters: Vec<PastEncounter>,
    /// Planned pairings that did not happen, to be offered again first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub second_chances: Vec<Pair>,
    /// Private: "I'd rather not be paired with …".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excluded: Vec<Pair>,
    /// The organiser keeps these apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden: Vec<Pair>,
    /// The organiser brings these together once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forced: Vec<Pair>,
    /// Meetings that are kept as they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub locks: Vec<Lock>,
    /// Rounds that are held or revealed already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixed_rounds: Vec<FixedRound>,
    pub settings: Settings,
    /// What was left out of an exported roster; none in a roster that is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub masked: Option<Masked>,
    /// One seed; every random stream is drawn from it by name.
    pub seed: u64,
}

impl Roster {
    /// Raw familiarity of the people at positions `i` and `j`, in units of 10⁻⁹; 0 when unknown.
    pub fn familiarity_nano(&self, i: usize, j: usize) -> u32 {
        let (low, high) = if i < j { (i, j) } else { (j, i) };
        if low == high {
            return 0;
        }
        self.familiarity.get(low).and_then(|row| row.get(high - low - 1)).copied().unwrap_or(0)
    }
}
