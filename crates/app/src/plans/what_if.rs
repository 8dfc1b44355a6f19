//! What if: the plan drawn once more under other wishes, compared, and nothing is written.

use domain::plan::PlanReport;
use domain::roster::{Lock, Pair, ParticipantKey, Roster, Settings};
use domain::{Preset, WhenImpossible};
use planning::{PlanDiff, Progress, Refusal};

use super::draft::DraftError;
use crate::stored_plan::Version;

/// Rules that an organiser may try without. What protects a person is none of them: the answer would
/// tell who is kept apart from whom.
pub const RELAXABLE: [&str; 7] =
    ["same_department", "lock", "forced", "forbidden", "already_met", "no_common_language", "odd"];

/// Other wishes than those of the plan.
#[derive(Debug, Clone, Default)]
pub struct WhatIf {
    /// Of [`RELAXABLE`].
    pub relax: Vec<String>,
    pub pins: Vec<Lock>,
    pub forbidden: Vec<Pair>,
    pub forced: Vec<Pair>,
    pub absent: Vec<(ParticipantKey, Vec<u32>)>,
    pub preset: Option<Preset>,
    pub when_impossible: Option<WhenImpossible>,
}

/// What would be.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub report: PlanReport,
    /// The weight that is lost against the plan; below 0 where it is gained.
    pub loss: i64,
    /// How many fewer are placed (people × rounds); below 0 where more are.
    pub placed_fewer: i64,
    pub diff: PlanDiff,
}

/// Draws the plan of a version under other wishes. Slow: call it where waiting is allowed.
///
/// # Errors
/// [`DraftError::Refused`] says why there is no such plan, and what to relax.
pub fn ask(version: &Version, wish: &WhatIf) -> Result<Answer, DraftError> {
    let roster = changed(&version.document.roster, wish)?;
    let before = &version.document.plan;
    let replanned = planning::replan(&roster, before, &mut Progress::silent()).map_err(DraftError::Refused)?;
    let findings = planning::check(&roster, &replanned.planned.plan);
    if !findings.is_empty() {
        return Err(DraftError::Findings(findings));
    }
    Ok(Answer {
        report: replanned.planned.report,
        loss: replanned.loss,
        placed_fewer: replanned.placed_fewer,
        diff: replanned.diff,
    })
}

fn changed(roster: &Roster, wish: &WhatIf) -> Result<Roster, DraftError> {
    let rules: Vec<&str> = wish.relax.iter().map(String::as_str).collect();
    let mut changed = planning::relaxed(roster, &rules);
    changed.locks.extend(wish.pins.iter().cloned());
    changed.forbidden.extend(wish.forbidden.iter().cloned());
    changed.forced.extend(wish.forced.iter().cloned());
    for (id, rounds) in &wish.absent {
        let person = changed.people.iter_mut().find(|person| person.id == *id);
        let person = person.ok_or_else(|| DraftError::Refused(vec![unknown(id)]))?;
        person.absent_rounds.extend(rounds);
        person.absent_rounds.sort_unstable();
        person.absent_rounds.dedup();
    }
    if let Some(preset) = wish.preset {
        changed.settings = Settings { preset, weights: preset.weights(), ..changed.settings };
    }
    changed.settings.when_impossible = wish.when_impossible.unwrap_or(changed.settings.when_impossible);
    Ok(changed)
}

fn unknown(id: &ParticipantKey) -> Refusal {
    let detail = format!("{id} is not in the plan");
    Refusal { code: "unknown_person", detail, people: vec![id.clone()], round: None, relax: Vec::new() }
}
