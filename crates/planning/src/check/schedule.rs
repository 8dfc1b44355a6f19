//! The bounds of the whole schedule, summed up again from their duals.

mod once;

use domain::plan::ScheduleCertificate;

use super::Finding;
use super::pairs::Rules;
use super::view::View;

/// What the plan says that its rounds give up: bound − weight − gap for giving, receiving and fair
/// service, and for later rounds.
pub(super) fn declared_loss(view: &View<'_>) -> Option<i64> {
    let stored = view.plan.schedule_certificate.as_ref()?;
    let weight: i64 = view.plan.rounds.iter().flat_map(|round| &round.meetings).map(|meeting| meeting.weight).sum();
    let fairly = stored.bound.saturating_sub(weight).saturating_sub(stored.gap);
    Some(fairly.saturating_add(stored.given_ahead))
}

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let Some(stored) = &view.plan.schedule_certificate else { return Vec::new() };
    let Some(bound) = bound(view, stored) else {
        return vec![Finding::new(
            "bound",
            "The duals of the schedule must be at least 0, one per participant, in units of 1/2.",
        )];
    };
    let weight: i64 = view.plan.rounds.iter().flat_map(|round| &round.meetings).map(|meeting| meeting.weight).sum();
    let mut findings = Vec::new();
    if i128::from(stored.bound) != bound {
        let detail = format!("The bound is stated as {}, the duals prove {bound}.", stored.bound);
        findings.push(Finding::new("bound", detail));
    }
    if stored.given_ahead < 0 {
        findings.push(Finding::new("bound", "What rounds give up for later ones is stated below 0."));
    }
    if bound < i128::from(weight) {
        findings.push(Finding::new("bound", format!("The plan weighs {weight}, more than its bound {bound}.")));
    }
    findings.extend(stored.bridged_once.as_ref().and_then(|once| once::finding(view, (stored.scale, once), weight)));
    findings
}

/// ⌊(Σ d·y + Σ_e max(0, scale·w_e − y_u − y_v)) / scale⌋ over the pairs that the strict rules
/// allow, with d = R plus one for each trio.
fn bound(view: &View<'_>, stored: &ScheduleCertificate) -> Option<i128> {
    let people = view.roster.people.len();
    let dual = |person: usize| stored.vertex_duals.get(view.id(person)).copied().filter(|dual| *dual >= 0);
    let duals = (0..people).map(dual).collect::<Option<Vec<i64>>>()?;
    if stored.scale < 1 || stored.vertex_duals.len() != people {
        return None;
    }
    let mut degrees = vec![i128::from(view.roster.rounds); people];
    for meeting in view.rounds.iter().flat_map(|round| &round.meetings) {
        meeting.people.iter().for_each(|person| degrees[*person] += meeting.people.len() as i128 - 2);
    }
    let rules = Rules::of(view);
    let bridged = view.affinity.bridged_before(view.roster);
    let mut sum: i128 = degrees.iter().zip(&duals).map(|(degree, dual)| degree * i128::from(*dual)).sum();
    for i in 0..people {
        for j in (i + 1..people).filter(|j| !rules.forbids(i, *j)) {
            let weight = i128::from(view.affinity.weight(view.affinity.terms(i, j, &bridged)));
            sum += (weight * i128::from(stored.scale) - i128::from(duals[i]) - i128::from(duals[j])).max(0);
        }
    }
    Some(sum.div_euclid(i128::from(stored.scale)))
}
