//! The raw input of planning, before it is frozen into a roster.

use std::collections::BTreeMap;

use domain::roster::{FixedRound, Lock, Pair, ParticipantKey, PastEncounter, RosterParticipant, Spot};
use domain::{OddOne, Preset, TieSource, WhenImpossible};
use network::Walk;

/// Two people who know each other, by id.
#[derive(Debug, Clone, PartialEq)]
pub struct GatheredTie {
    pub a: ParticipantKey,
    pub b: ParticipantKey,
    /// At least 0 and finite.
    pub strength: f64,
    pub source: TieSource,
    /// Seconds since any fixed origin; none: it does not fade.
    pub at_seconds: Option<i64>,
}

/// Everything that a roster is made of. [`Gathering::new`] fills in the defaults of a preset.
#[derive(Debug, Clone)]
pub struct Gathering {
    /// The participants. Their `managers` are not read: they follow from `manager_of`.
    pub people: Vec<RosterParticipant>,
    /// Direct managers, also of and through people who do not take part.
    pub manager_of: BTreeMap<ParticipantKey, ParticipantKey>,
    /// Ties among participants; a tie with somebody else is left out.
    pub ties: Vec<GatheredTie>,
    /// A personal tie stronger than this is a known contact; 0: any is.
    pub known_contact_above: f64,
    /// How familiarity is computed; `department_share` is λ.
    pub walk: Walk,
    pub rounds: u32,
    pub spots: Vec<Spot>,
    /// Earlier encounters within the no-repeat window. A missed pairing that was not made up for
    /// gets a second chance.
    pub encounters: Vec<PastEncounter>,
    /// Further pairings to offer again.
    pub second_chances: Vec<Pair>,
    pub excluded: Vec<Pair>,
    pub forbidden: Vec<Pair>,
    pub forced: Vec<Pair>,
    pub locks: Vec<Lock>,
    pub fixed_rounds: Vec<FixedRound>,
    pub preset: Preset,
    pub when_impossible: WhenImpossible,
    pub odd: OddOne,
    /// None: the level that `domain::crossing_level` finds.
    pub department_level: Option<u32>,
    pub seed: u64,
}

impl Gathering {
    /// People and rounds with the defaults of a preset, no ties and no rules.
    pub fn new(people: Vec<RosterParticipant>, rounds: u32, preset: Preset) -> Self {
        Self {
            people,
            manager_of: BTreeMap::new(),
            ties: Vec::new(),
            known_contact_above: 0.0,
            walk: Walk::default(),
            rounds,
            spots: Vec::new(),
            encounters: Vec::new(),
            second_chances: Vec::new(),
            excluded: Vec::new(),
            forbidden: Vec::new(),
            forced: Vec::new(),
            locks: Vec::new(),
            fixed_rounds: Vec::new(),
            preset,
            when_impossible: WhenImpossible::default(),
            odd: OddOne::default(),
            department_level: None,
            seed: 1,
        }
    }
}
