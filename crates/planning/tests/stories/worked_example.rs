//! The worked example of `docs/planning.md`: the page shows what this test prints.

use std::fmt::Write;

use domain::plan::PlannedRound;
use domain::roster::Roster;
use domain::{Preset, Stance, TieSource};
use planning::{Affinity, GatheredTie, Gathering, Opener, OpenerFacts, PairVerdict, candidates, freeze, openers};

use crate::fixtures::{key, person, planned, with};

/// Ada and Alan know each other; Grace seeks what Ada offers, and the other way round.
fn five() -> Roster {
    let ada = with(with(person("ada", "Legal"), "contracts", Stance::Offers), "data", Stance::Seeks);
    let grace = with(with(person("grace", "Sales"), "data", Stance::Offers), "contracts", Stance::Seeks);
    let alan = with(person("alan", "Research"), "data", Stance::Offers);
    let mut event = Gathering::new(
        vec![ada, grace, alan, person("edsger", "Research"), person("barbara", "Sales")],
        2,
        Preset::Programme,
    );
    let tie = |a: &str, b: &str| GatheredTie {
        a: key(a),
        b: key(b),
        strength: 3.0,
        source: TieSource::Named,
        at_seconds: None,
    };
    event.ties = vec![tie("ada", "alan"), tie("grace", "barbara")];
    freeze(event).unwrap()
}

fn example() -> String {
    let roster = five();
    let planned = planned(&roster);
    let mut text = pairs(&roster);
    for round in &planned.plan.rounds {
        tell_round(&mut text, round);
    }
    let report = &planned.report;
    writeln!(
        text,
        "\nplaced {} of {}, {} give and receive of {}, weight {}, given up {}, bound {}",
        report.placed,
        report.placeable,
        report.give_and_receive,
        report.exchangers,
        report.weight,
        report.fairness_loss,
        report.weight_bound
    )
    .unwrap();
    tell_openers(&mut text, &openers(&roster, &planned.plan, &OpenerFacts::default()));
    text
}

/// Every pair with its terms, its weight and the rule that speaks against it.
fn pairs(roster: &Roster) -> String {
    let graph = candidates(roster);
    let bridged = Affinity::of(roster).bridged_before(roster);
    let mut text = String::from("pair              exchange novelty bridge common   weight  rule\n");
    for i in 0..roster.people.len() {
        for j in i + 1..roster.people.len() {
            let name = format!("{} – {}", roster.people[i].id, roster.people[j].id);
            let terms = Affinity::of(roster).terms(i, j, &bridged);
            let (weight, rule) = match graph.verdict(i, j) {
                Some(PairVerdict::Candidate(candidate)) => {
                    (candidate.weight.to_string(), candidate.exception.unwrap_or(""))
                }
                Some(PairVerdict::Vetoed(code)) => ("–".to_owned(), code),
                None => unreachable!("every pair has a verdict"),
            };
            let line = format!(
                "{name:<17} {:>8} {:>7} {:>6} {:>6} {weight:>8}  {rule}",
                terms.exchange, terms.novelty, terms.bridge, terms.common_ground
            );
            writeln!(text, "{}", line.trim_end()).unwrap();
        }
    }
    text
}

fn tell_round(text: &mut String, round: &PlannedRound) {
    writeln!(text, "\nround {}", round.number).unwrap();
    for meeting in &round.meetings {
        let people: Vec<&str> = meeting.people.iter().map(|id| id.as_str()).collect();
        let reasons: Vec<&str> = meeting.reasons.iter().map(|reason| reason.code.as_str()).collect();
        writeln!(
            text,
            "  spot {}: {} – weight {}, because {}",
            meeting.spot,
            people.join(" and "),
            meeting.weight,
            reasons.join(", ")
        )
        .unwrap();
    }
    for bye in &round.byes {
        writeln!(text, "  {} has a breather ({:?}), next chance: {:?}", bye.person, bye.cause, bye.next_chance_round)
            .unwrap();
    }
    let proof = round.certificate.as_ref().unwrap();
    writeln!(text, "  proof: F {}, T {}, bound {}", proof.tiers.bye, proof.tiers.no_exception, proof.bound).unwrap();
}

fn tell_openers(text: &mut String, openers: &[Opener]) {
    for opener in openers.iter().filter(|opener| opener.person == key("ada")) {
        let words = format!("theirs {:?}, yours {:?}", opener.theirs, opener.yours);
        writeln!(
            text,
            "ada reads in round {}: {}-{} about {} ({words})",
            opener.round,
            opener.key.as_str(),
            opener.variant,
            opener.partner
        )
        .unwrap();
    }
}

#[test]
fn the_page_shows_what_the_planner_does() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/planning.md")).unwrap();
    let example = example();
    assert!(page.contains(&example), "docs/planning.md must contain:\n{example}");
}
