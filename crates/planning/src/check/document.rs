//! Checks a whole `plan.json`: format, roster hash, plan, report; and notes what is not proved.

use domain::plan::{PLAN_FORMAT, PlanDocument};
use serde::Serialize;

use super::view::View;
use super::{Finding, certificate, check, report};
use crate::canonical::roster_sha256;

/// What the checker says of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Checked {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// What is not wrong and should be known: `not proved` where a certificate is left out.
    pub notes: Vec<String>,
}

/// Checks a document alone: everything that is needed is in it.
pub fn check_document(document: &PlanDocument) -> Checked {
    let mut findings = Vec::new();
    if document.format != PLAN_FORMAT {
        let detail = format!("The format is {}, this program reads {PLAN_FORMAT}.", document.format);
        findings.push(Finding::new("format", detail));
    }
    if document.roster_sha256 != roster_sha256(&document.roster) {
        findings
            .push(Finding::new("roster_changed", "The roster is not the one that was planned: its SHA-256 differs."));
    }
    if document.seed != document.roster.seed {
        findings.push(Finding::new("seed", "The seed is not the roster's."));
    }
    findings.extend(check(&document.roster, &document.plan));
    let (view, _) = View::of(&document.roster, &document.plan);
    findings.extend(report::findings(&view, &document.report));
    let ahead = document.plan.schedule_certificate.as_ref().map_or(0, |stored| stored.given_ahead);
    let declared = document.report.fairness_loss.saturating_add(ahead);
    if findings.is_empty() || super::schedule::declared_loss(&view) != Some(declared) {
        findings.extend(certificate::examine(&view).against(declared));
    }
    Checked { findings, notes: notes(&view) }
}

/// What is taken from the file where people's needs are left out of it.
const NOT_DERIVED: &str = "not derived again: exchange, common_ground, the expert cap, and who gives and receives; \
     what people would like ideas on is left out of this file, and numbers stand for it";

fn notes(view: &View<'_>) -> Vec<String> {
    let bare = view.rounds.iter().filter(|round| round.stored.certificate.is_none() && !view.is_fixed(round.number));
    let mut notes: Vec<String> =
        bare.map(|round| format!("not proved: round {} carries no certificate", round.number)).collect();
    if view.plan.schedule_certificate.is_none() {
        notes.push("not proved: the schedule carries no certificate".to_owned());
    }
    if view.states_terms() {
        notes.push(NOT_DERIVED.to_owned());
    }
    notes
}
