//! "Leaving early": a conversation that runs is finished unless the page names its round; a place that is only shown is
//! given free at once.

use domain::AttendanceKind;

use super::{ActRefusal, ActScene, Said, Wish};
use crate::day::RoundPhase;

pub(super) fn judge(scene: &ActScene<'_>, wish: Wish) -> Result<Vec<Said>, ActRefusal> {
    let round = scene.round(wish)?;
    let finished_first = wish.round.is_none() && scene.phase(round) == RoundPhase::Running;
    let from = if finished_first { round.number + 1 } else { round.number };
    Ok(vec![scene.own(AttendanceKind::Left, Some(from))])
}
