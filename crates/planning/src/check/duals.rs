//! Whether the duals are those that were written. One that was changed may prove the same by
//! chance: of somebody whose pairings are all far from the best, or at a corner of the optimum.

use super::Finding;
use super::view::View;

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let rounds = view.plan.rounds.iter().filter_map(|round| {
        let certificate = round.certificate.as_ref()?;
        let finding = changed(&format!("of round {}", round.number), certificate.dual_sum, certificate.duals_added())?;
        Some(finding.in_round(round.number))
    });
    let mut findings: Vec<Finding> = rounds.collect();
    if let Some(schedule) = &view.plan.schedule_certificate {
        findings.extend(changed("of the schedule", schedule.dual_sum, schedule.duals_added()));
        let once = schedule.bridged_once.as_ref();
        findings.extend(once.and_then(|once| changed("of bridging once", once.dual_sum, once.duals_added())));
    }
    findings
}

/// A certificate from elsewhere may come without the sum.
fn changed(whose: &str, stated: Option<i64>, added: i128) -> Option<Finding> {
    let stated = stated.filter(|stated| i128::from(*stated) != added)?;
    let detail = format!("The duals {whose} add up to {added}, and {stated} was written beside them.");
    Some(Finding::new("certificate", detail))
}
