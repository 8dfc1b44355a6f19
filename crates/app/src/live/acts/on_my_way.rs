//! "On my way": the answer of somebody who is looked for, also when it comes late.

use domain::AttendanceKind;

use super::cannot_come::asked_in;
use super::{ActRefusal, ActScene, Said, Wish};

pub(super) fn judge(scene: &ActScene<'_>, wish: Wish) -> Result<Vec<Said>, ActRefusal> {
    let round = asked_in(scene, wish)?;
    Ok(vec![scene.own(AttendanceKind::OnMyWay, Some(round))])
}
