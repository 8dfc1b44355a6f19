//! The trust strip of a plan as plain text: what it promises, beside what chance would do.

use domain::plan::{PlanReport, Spread, Waste, WasteKind};

/// How many lines a strip speaks of.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub people: usize,
    pub rounds: u32,
}

/// The lines of the strip.
pub fn lines(report: &PlanReport, size: Size) -> Vec<String> {
    let mut lines = vec![promise(report, size), random_draw(report)];
    lines.extend(waste(&report.waste));
    lines.extend(alternatives(report));
    lines.extend(given_up(report));
    lines.push(proof(report));
    lines
}

fn promise(report: &PlanReport, size: Size) -> String {
    let facts = [
        format!("{} people", size.people),
        counted(size.rounds, "round"),
        placed(report, size),
        counted(report.repeats, "repeat"),
        same_department(report.same_department),
        managers(report.reporting_line),
        exchange(report),
        breathers(report),
    ];
    facts.join(" · ")
}

/// `1 repeat`, `0 repeats`.
fn counted(number: u32, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn placed(report: &PlanReport, size: Size) -> String {
    let places = size.people as u64 * u64::from(size.rounds);
    match (u64::from(report.placed) == places, report.placed_is_optimal) {
        (true, _) => "everyone placed in every round".to_owned(),
        (false, true) => format!("{} of {places} places taken, the most possible", report.placed),
        (false, false) => format!("{} of {places} places taken, at most {} possible", report.placed, report.placeable),
    }
}

fn same_department(pairs: Option<u32>) -> String {
    match pairs {
        Some(pairs) => format!("{pairs} same department"),
        None => "same department: not applicable".to_owned(),
    }
}

fn managers(pairs: u32) -> String {
    if pairs == 0 { "nobody with their manager".to_owned() } else { format!("{pairs} with their manager") }
}

fn exchange(report: &PlanReport) -> String {
    match report.exchangers {
        0 => "nobody has both an offer and a need".to_owned(),
        all => format!("{} of {all} give and receive", report.give_and_receive),
    }
}

fn breathers(report: &PlanReport) -> String {
    match report.byes {
        0 => "no breathers".to_owned(),
        byes => format!("{}, at most {} each", counted(byes, "breather"), report.byes_max),
    }
}

fn random_draw(report: &PlanReport) -> String {
    let repeats = report.random_draw.repeats;
    match report.random_draw.same_department {
        Some(same) => format!("A random draw: {repeats:.0} repeats, {same:.0} same department."),
        None => format!("A random draw: {repeats:.0} repeats."),
    }
}

fn waste(waste: &Waste) -> Option<String> {
    let plan = waste.plan?;
    let (what, show): (_, fn(f64) -> String) = match waste.kind {
        WasteKind::Share => ("Would probably have met anyway", |share| format!("{:.2} %", share * 100.0)),
        WasteKind::Ratio => ("Familiarity, where random pairs are 1", |ratio| format!("{ratio:.3}")),
        WasteKind::Unknown => return None,
    };
    let spread = |spread: Option<Spread>| match spread {
        Some(spread) => format!("{} ± {}", show(spread.mean), show(spread.sd)),
        None => "not applicable".to_owned(),
    };
    Some(format!(
        "{what}: this plan {}, random pairs {}, random pairs across departments {}.",
        show(plan),
        spread(waste.random),
        spread(waste.random_cross_department),
    ))
}

/// Both answers to "when a rule cannot hold for everybody", where they differ.
fn alternatives(report: &PlanReport) -> Option<String> {
    let (sit_out, nearest) = (&report.alternatives.sit_out, &report.alternatives.nearest_exception);
    if sit_out == nearest || report.same_department.is_none() {
        return None;
    }
    Some(format!(
        "sit_out leaves out {} in the rounds; nearest_exception leaves out {}, with {} inside a department.",
        per_round(&sit_out.left_out),
        per_round(&nearest.left_out),
        counted(nearest.exceptions, "pair"),
    ))
}

fn per_round(left_out: &[u32]) -> String {
    left_out.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// What was given up of the best total on purpose, if anything.
fn given_up(report: &PlanReport) -> Option<String> {
    let loss = (report.fairness_loss > 0).then(|| percent(report.fairness_loss, report.weight))?;
    Some(format!(
        "{loss} of the best total was given up so that more people give and receive, and nobody is served badly."
    ))
}

/// How much better a plan can be besides that, as far as is proved.
fn proof(report: &PlanReport) -> String {
    let gap = report.weight_bound.saturating_sub(report.weight.saturating_add(report.fairness_loss));
    if gap <= 0 {
        return "No better plan exists.".to_owned();
    }
    format!("At most {} better is possible.", percent(gap, report.weight))
}

/// Rounded up: what is said is never better than what is proved.
fn percent(part: i64, whole: i64) -> String {
    let permille = part.saturating_mul(1_000) / whole.max(1) + 1;
    format!("{}.{} %", permille / 10, permille % 10)
}

#[cfg(test)]
mod tests {
    use domain::plan::{Alternative, Alternatives, RandomDraw};

    use super::*;

    fn report() -> PlanReport {
        let none = Alternative { left_out: vec![0; 4], exceptions: 0 };
        PlanReport {
            placed: 96,
            placeable: 96,
            placed_is_optimal: true,
            repeats: 0,
            same_department: Some(0),
            reporting_line: 0,
            byes_max: 0,
            byes: 0,
            give_and_receive: 22,
            exchangers: 24,
            new_colleagues_min: 4,
            weight: 1_000,
            weight_bound: 1_000,
            optimal: true,
            fairness_loss: 0,
            alternatives: Alternatives { sit_out: none.clone(), nearest_exception: none },
            waste: Waste { kind: WasteKind::Unknown, plan: None, random: None, random_cross_department: None },
            random_draw: RandomDraw { repeats: 5.2, same_department: Some(9.4) },
            never_spared: vec![],
        }
    }

    const SIZE: Size = Size { people: 24, rounds: 4 };

    #[test]
    fn the_strip_reads_as_the_promise() {
        let expected = [
            "24 people · 4 rounds · everyone placed in every round · 0 repeats · 0 same department · nobody with their manager · 22 of 24 give and receive · no breathers",
            "A random draw: 5 repeats, 9 same department.",
            "No better plan exists.",
        ];
        assert_eq!(lines(&report(), SIZE), expected);
    }

    #[test]
    fn what_is_left_out_and_what_is_not_proved_is_said() {
        let mut report = report();
        report.placed = 64;
        report.byes = 32;
        report.byes_max = 2;
        report.weight_bound = 1_001;
        report.alternatives.sit_out.left_out = vec![8; 4];
        report.alternatives.nearest_exception.exceptions = 16;
        let spread = Some(Spread { mean: 0.05, sd: 0.003 });
        report.waste =
            Waste { kind: WasteKind::Share, plan: Some(0.012), random: spread, random_cross_department: None };
        let lines = lines(&report, SIZE);
        assert!(lines[0].contains("64 of 96 places taken, the most possible"));
        assert!(lines[0].ends_with("32 breathers, at most 2 each"));
        let expected = [
            "Would probably have met anyway: this plan 1.20 %, random pairs 5.00 % ± 0.30 %, random pairs across departments not applicable.",
            "sit_out leaves out 8, 8, 8, 8 in the rounds; nearest_exception leaves out 0, 0, 0, 0, with 16 pairs inside a department.",
            "At most 0.2 % better is possible.",
        ];
        assert_eq!(lines[2..], expected);
    }
}
