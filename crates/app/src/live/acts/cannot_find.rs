//! "I can't find Grace", from 90 seconds after the start on: her phone is asked first.

use domain::AttendanceKind;
use jiff::SignedDuration;

use super::{ActRefusal, ActScene, Said, Wish};
use crate::day::RoundPhase;

/// People need a moment to walk.
pub(super) const FROM_START: SignedDuration = SignedDuration::from_secs(90);

pub(super) fn judge(scene: &ActScene<'_>, wish: Wish) -> Result<Vec<Said>, ActRefusal> {
    let round = scene.round(wish)?;
    if !scene.is_here() {
        return Err(ActRefusal::NotArrived);
    }
    if scene.company(round.number).is_empty() {
        return Err(ActRefusal::NoMeeting);
    }
    let from = round.starts_at + FROM_START;
    if scene.phase(round) != RoundPhase::Running || scene.now < from {
        return Err(ActRefusal::TooSoon(from));
    }
    Ok(vec![scene.own(AttendanceKind::CannotFind, Some(round.number))])
}
