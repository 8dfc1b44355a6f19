//! "A host comes to me": the helpers' page says to which place.

use domain::AttendanceKind;

use super::choice::choose;
use super::{ActRefusal, ActScene, Said, Wish};

pub(super) fn judge(scene: &ActScene<'_>, wish: Wish) -> Result<Vec<Said>, ActRefusal> {
    choose(scene, wish, AttendanceKind::HostCome)
}
