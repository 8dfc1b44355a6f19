//! "Join a trio": a third chair where all three accept one and three minutes are left.

use domain::AttendanceKind;
use jiff::SignedDuration;

use super::choice::choose;
use super::{ActRefusal, ActScene, Said, Wish};

/// Less is not worth the walk.
pub(super) const LEFT_AT_LEAST: SignedDuration = SignedDuration::from_mins(3);

pub(super) fn judge(scene: &ActScene<'_>, wish: Wish) -> Result<Vec<Said>, ActRefusal> {
    let round = scene.round(wish)?;
    if round.left(scene.now) < LEFT_AT_LEAST {
        return Err(ActRefusal::TooLittleLeft);
    }
    choose(scene, wish, AttendanceKind::JoinTrio)
}
