//! "Skip this round": nobody is told who refused.

use domain::AttendanceKind;

use super::{ActRefusal, ActScene, Said, Wish};

pub(super) fn judge(scene: &ActScene<'_>, wish: Wish) -> Result<Vec<Said>, ActRefusal> {
    let round = scene.round(wish)?;
    Ok(vec![scene.own(AttendanceKind::Skip, Some(round.number))])
}
