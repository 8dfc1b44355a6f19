//! What somebody may choose whose partner was asked and did not answer for twenty seconds.

use domain::{AttendanceKind, ParticipantId};
use jiff::SignedDuration;

use super::{ActRefusal, ActScene, Said, Wish};

/// How long the partner's phone has to answer.
pub const ANSWER_WITHIN: SignedDuration = SignedDuration::from_secs(20);
/// How long whoever is on the way may walk; after that it counts for as much as silence.
pub const COME_WITHIN: SignedDuration = SignedDuration::from_mins(2);

/// The choice, and that those who did not answer were not found.
pub(super) fn choose(scene: &ActScene<'_>, wish: Wish, kind: AttendanceKind) -> Result<Vec<Said>, ActRefusal> {
    let round = scene.round(wish)?.number;
    let asked =
        scene.stands(scene.participant, AttendanceKind::CannotFind, Some(round)).ok_or(ActRefusal::NobodyAsks)?;
    let missing = unanswered(scene, round);
    let from = asked.occurred_at + ANSWER_WITHIN;
    if scene.now < from && !missing.is_empty() {
        return Err(ActRefusal::TooSoon(from));
    }
    let not_found = |about| Said { about, kind: AttendanceKind::NotFound, round: Some(round) };
    Ok(std::iter::once(scene.own(kind, Some(round))).chain(missing.into_iter().map(not_found)).collect())
}

/// The company that neither comes nor looks for somebody as well.
fn unanswered(scene: &ActScene<'_>, round: u32) -> Vec<ParticipantId> {
    let answers = [AttendanceKind::CannotCome, AttendanceKind::CannotFind];
    let comes = |other: ParticipantId| {
        let said = scene.stands(other, AttendanceKind::OnMyWay, Some(round));
        said.is_some_and(|said| scene.now < said.occurred_at + COME_WITHIN)
    };
    let silent = |other: &ParticipantId| {
        !comes(*other) && !answers.iter().any(|kind| scene.stands(*other, *kind, Some(round)).is_some())
    };
    scene.company(round).into_iter().filter(silent).collect()
}
