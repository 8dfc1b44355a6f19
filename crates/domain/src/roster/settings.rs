//! The settings of a plan, frozen into the roster.

use serde::{Deserialize, Serialize};

use crate::{OddOne, Preset, Weights, WhenImpossible};

/// Weights, rules and limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub preset: Preset,
    pub weights: Weights,
    pub when_impossible: WhenImpossible,
    pub odd: OddOne,
    /// The level of the department path that pairings cross, from 1.
    pub department_level: u32,
    /// The raw familiarity, in units of 10⁻⁹, at which `novelty` reaches 0: twice the median of
    /// the candidates. 0: no tie is known, `novelty` is 1000 for all.
    pub reference_familiarity_nano: u32,
    /// Rounds in which one person may give one-way at most; none: ⌈rounds / 2⌉.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expert_cap: Option<u32>,
    /// How much of the best total, in thousandths, may be given up for the worst-served person.
    pub fairness_slack_permille: u32,
}

impl Settings {
    /// The settings of a preset, for departments crossed at `department_level`.
    pub fn of(preset: Preset, department_level: u32) -> Self {
        Self {
            preset,
            weights: preset.weights(),
            when_impossible: WhenImpossible::default(),
            odd: OddOne::default(),
            department_level,
            reference_familiarity_nano: 0,
            expert_cap: None,
            fairness_slack_permille: 10,
        }
    }
}

/// A monotone map from raw familiarity to the share of pairs that met anyway, learned from the
/// organisation's own past: the second half of the ties among pairs without a tie in the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// In rising order of familiarity; the last step has no upper end.
    pub steps: Vec<CalibrationStep>,
}

/// One step of a calibration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalibrationStep {
    /// Familiarities up to here, in units of 10⁻⁹; none: all above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to_nano: Option<u32>,
    /// How many of a million such pairs met anyway.
    pub met_per_million: u32,
}

impl Calibration {
    /// How many of a million pairs as familiar as this one met anyway.
    pub fn met_per_million(&self, familiarity_nano: u32) -> u32 {
        let covers = |step: &&CalibrationStep| step.up_to_nano.is_none_or(|end| familiarity_nano <= end);
        self.steps.iter().find(covers).map_or(0, |step| step.met_per_million)
    }
}
