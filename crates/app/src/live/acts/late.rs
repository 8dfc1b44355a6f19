//! "Running late": back, or there for the first time, from a later round on.

use domain::AttendanceKind;

use super::{ActRefusal, ActScene, Said, Wish};

pub(super) fn judge(scene: &ActScene<'_>, wish: Wish) -> Result<Vec<Said>, ActRefusal> {
    let round = scene.round(wish)?;
    let until = wish.until_round.unwrap_or(round.number + 1);
    let known = scene.day.timetable.rounds.iter().any(|later| later.number == until);
    if !known || until <= round.number {
        return Err(ActRefusal::UnknownRound);
    }
    Ok(vec![scene.own(AttendanceKind::Late, Some(until))])
}
