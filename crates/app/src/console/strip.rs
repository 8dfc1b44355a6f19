//! The trust strip: what a plan promises, each number leading to names and causes.

use domain::plan::{PlanReport, Waste, WasteKind};

use crate::web::{Arg, Sentence, Words};

/// One number of the strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub number: String,
    pub text: Sentence,
    /// `ok`, `mind` or nothing.
    pub tone: &'static str,
    /// Where the names and causes are.
    pub to: Option<&'static str>,
}

/// The strip of a plan for `people` over `rounds`.
pub fn strip(words: &Words, report: &PlanReport, people: u32, rounds: u32) -> Vec<Fact> {
    let mut facts = vec![
        plain(people, words.say("strip-people"), "#arrivals"),
        plain(rounds, words.with("strip-rounds", &[count(rounds)]), "#rounds"),
        placed(words, report, people * rounds),
        clean(report.repeats, words.say("strip-repeats"), "#detail-repeats"),
    ];
    facts.push(match report.same_department {
        Some(pairs) => clean(pairs, words.say("strip-same-department"), "#detail-same"),
        None => fact(String::new(), words.say("strip-departments-unknown"), "", "#detail-same"),
    });
    facts.push(match report.reporting_line {
        0 => fact(String::new(), words.say("strip-manager-none"), "ok", "#detail-manager"),
        pairs => fact(pairs.to_string(), words.say("strip-manager"), "mind", "#detail-manager"),
    });
    let exchange = words.with("strip-exchange", &[("total", Arg::Count(report.exchangers.into()))]);
    let tone = if report.give_and_receive == report.exchangers { "ok" } else { "" };
    facts.push(fact(report.give_and_receive.to_string(), exchange, tone, "#detail-exchange"));
    facts.push(breathers(words, report.byes));
    facts.extend(waste(words, &report.waste));
    facts
}

/// What a random draw would have done, as one sentence.
pub fn random_draw(words: &Words, report: &PlanReport) -> Sentence {
    let repeats = format!("{:.0}", report.random_draw.repeats);
    match report.random_draw.same_department {
        Some(same) => {
            let same = format!("{same:.0}");
            words.with("strip-random", &[("repeats", Arg::Text(&repeats)), ("same", Arg::Text(&same))])
        }
        None => words.with("strip-random-plain", &[("repeats", Arg::Text(&repeats))]),
    }
}

/// What was given up of the best total on purpose, if anything.
pub fn given_up(words: &Words, report: &PlanReport) -> Option<Sentence> {
    let loss = (report.fairness_loss > 0).then(|| percent(report.fairness_loss, report.weight))?;
    Some(words.with("strip-given-up", &[("percent", Arg::Text(&loss))]))
}

/// How much better a plan can be besides that, as far as is proved.
pub fn proof(words: &Words, report: &PlanReport) -> Sentence {
    let gap = report.weight_bound.saturating_sub(report.weight + report.fairness_loss);
    if gap <= 0 {
        return words.say("strip-best");
    }
    words.with("strip-gap", &[("percent", Arg::Text(&percent(gap, report.weight)))])
}

/// Rounded up: what is said is never better than what is proved.
fn percent(part: i64, whole: i64) -> String {
    let permille = (part.saturating_mul(1000) / whole.max(1)).saturating_add(1);
    format!("{}.{}", permille / 10, permille % 10)
}

fn placed(words: &Words, report: &PlanReport, places: u32) -> Fact {
    if report.placed == places {
        return fact(String::new(), words.say("strip-everyone"), "ok", "#detail-breathers");
    }
    let key = if report.placed_is_optimal { "strip-placed" } else { "strip-placed-unproved" };
    let text = words.with(key, &[("places", Arg::Count(places.into()))]);
    fact(report.placed.to_string(), text, "mind", "#detail-breathers")
}

fn breathers(words: &Words, byes: u32) -> Fact {
    match byes {
        0 => fact(String::new(), words.say("strip-no-breathers"), "ok", "#detail-breathers"),
        _ => fact(byes.to_string(), words.with("strip-breathers", &[count(byes)]), "mind", "#detail-breathers"),
    }
}

fn waste(words: &Words, waste: &Waste) -> Option<Fact> {
    let plan = waste.plan?;
    match (waste.kind, waste.random) {
        (WasteKind::Share, Some(random)) => {
            let beside = format!("{:.1} %", random.mean * 100.0);
            let text = words.with("strip-waste-share", &[("random", Arg::Text(&beside))]);
            Some(Fact { number: format!("{:.1} %", plan * 100.0), text, tone: "", to: None })
        }
        (WasteKind::Ratio, _) => {
            let text = words.say("strip-waste-ratio");
            Some(Fact { number: format!("{plan:.2}×"), text, tone: "", to: None })
        }
        _ => None,
    }
}

fn plain(number: u32, text: Sentence, to: &'static str) -> Fact {
    fact(number.to_string(), text, "", to)
}

fn clean(number: u32, text: Sentence, to: &'static str) -> Fact {
    fact(number.to_string(), text, if number == 0 { "ok" } else { "mind" }, to)
}

fn fact(number: String, text: Sentence, tone: &'static str, to: &'static str) -> Fact {
    Fact { number, text, tone, to: Some(to) }
}

fn count(number: u32) -> (&'static str, Arg<'static>) {
    ("count", Arg::Count(number.into()))
}

#[cfg(test)]
pub(super) mod tests {
    use domain::plan::{Alternative, Alternatives, RandomDraw};

    use super::*;

    pub(in super::super) fn report(weight: i64, weight_bound: i64) -> PlanReport {
        let none = Alternative { left_out: vec![0], exceptions: 0 };
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
            weight,
            weight_bound,
            optimal: weight == weight_bound,
            fairness_loss: 0,
            alternatives: Alternatives { sit_out: none.clone(), nearest_exception: none },
            waste: Waste { kind: WasteKind::Unknown, plan: None, random: None, random_cross_department: None },
            random_draw: RandomDraw { repeats: 5.2, same_department: Some(9.4) },
            never_spared: vec![],
        }
    }

    #[test]
    fn the_strip_reads_as_the_promise() {
        let words = Words::english();
        let facts = strip(&words, &report(100, 100), 24, 4);
        let text: Vec<String> =
            facts.iter().map(|fact| format!("{} {}", fact.number, fact.text).trim().to_owned()).collect();
        let expected = "24 people · 4 rounds · everyone placed in every round · 0 repeats · 0 same department · \
                        nobody with their manager · 22 of 24 give and receive · no breathers";
        assert_eq!(text.join(" · "), expected);
        let random = random_draw(&words, &report(100, 100));
        assert_eq!(plain_text(&random), "A random draw: 5 repeats, 9 same department.");
    }

    #[test]
    fn a_gap_is_rounded_up_never_down() {
        let words = Words::english();
        assert_eq!(plain_text(&proof(&words, &report(100_000, 100_000))), "No better plan exists.");
        assert_eq!(plain_text(&proof(&words, &report(100_000, 100_150))), "At most 0.2 % better is possible.");
        assert_eq!(plain_text(&proof(&words, &report(100_000, 100_001))), "At most 0.1 % better is possible.");
    }

    fn plain_text(sentence: &Sentence) -> String {
        sentence.html().replace("<bdi>", "").replace("</bdi>", "")
    }
}
