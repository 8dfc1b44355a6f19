//! "Can't come": the answer of somebody who is looked for; the one who waits gets another place.

use domain::AttendanceKind;

use super::{ActRefusal, ActScene, Said, Wish};

pub(super) fn judge(scene: &ActScene<'_>, wish: Wish) -> Result<Vec<Said>, ActRefusal> {
    let round = asked_in(scene, wish)?;
    Ok(vec![scene.own(AttendanceKind::CannotCome, Some(round))])
}

/// The round in which somebody looks for the participant, or has given up.
pub(super) fn asked_in(scene: &ActScene<'_>, wish: Wish) -> Result<u32, ActRefusal> {
    let number = scene.round(wish)?.number;
    let looks = |other| scene.stands(other, AttendanceKind::CannotFind, Some(number)).is_some();
    let given_up = scene.stands(scene.participant, AttendanceKind::NotFound, Some(number)).is_some();
    if given_up || scene.company(number).into_iter().any(looks) { Ok(number) } else { Err(ActRefusal::NobodyAsks) }
}
