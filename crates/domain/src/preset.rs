//! Presets: settings that need no tuning.

use serde::{Deserialize, Serialize};

use crate::text_enum::text_enum;

text_enum! {
    /// What an event is for.
    #[derive(Default)]
    Preset {
        #[default]
        Programme = "programme",
        Onboarding = "onboarding",
        Coffee = "coffee",
    }
}

/// How much each affinity term counts. Each is 0..=1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    pub exchange: u16,
    pub novelty: u16,
    pub bridge: u16,
    pub second_chance: u16,
    pub common_ground: u16,
    pub purpose: u16,
}

impl Preset {
    /// The weights of the terms.
    pub const fn weights(self) -> Weights {
        let [exchange, novelty, bridge, second_chance, common_ground, purpose] = match self {
            Preset::Programme => [4, 4, 2, 3, 1, 1],
            Preset::Onboarding => [3, 1, 4, 2, 3, 0],
            Preset::Coffee => [3, 5, 2, 4, 1, 1],
        };
        Weights { exchange, novelty, bridge, second_chance, common_ground, purpose }
    }

    /// Minutes of a round held in a room.
    pub const fn round_minutes(self) -> u32 {
        match self {
            Preset::Programme => 10,
            Preset::Onboarding | Preset::Coffee => 8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_ground_alone_never_beats_a_full_exchange() {
        for preset in Preset::ALL {
            let weights = preset.weights();
            assert!(weights.common_ground <= weights.exchange, "{preset}");
        }
    }
}
