//! `replan`: a plan file and what happened since give the child plan.

use std::collections::BTreeMap;
use std::path::PathBuf;

use domain::plan::PlanDocument;
use planning::{DayFacts, Document, Healed, MoveCause, Moved, Place, Progress, check_document, document, heal};
use serde_json::json;

use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::trust_strip::{self, Size};
use crate::{json_file, refusals};

/// What to heal, and with what.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The plan file, as `plan -o` writes it.
    #[arg(long, value_name = "FILE")]
    plan: PathBuf,
    /// What happened since (docs/schemas/facts.json).
    #[arg(long, value_name = "FILE")]
    facts: PathBuf,
    /// The file to write the child plan to.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Print who moves, what is given up and what it costs as JSON.
    #[arg(long)]
    json: bool,
}

/// Heals, checks the child, prints who moves, writes the child.
///
/// # Errors
/// Everything that is wrong with the files or the facts, and every reason why there is no child.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    let parent: PlanDocument = json_file::read(&options.plan, Document::Plan)?;
    let facts: DayFacts = json_file::read(&options.facts, Document::Facts)?;
    if planning::roster_sha256(&parent.roster) != parent.roster_sha256 {
        let what = "the roster is not the one that was planned: its SHA-256 differs";
        let error = CodedError::new("roster_changed", what).at(options.plan.display());
        return Err(Failure::input(error.action("pass the file as `matchmaker plan -o` wrote it")));
    }
    let healed = heal(&parent.roster, &parent.plan, &facts, &mut Progress::silent())
        .map_err(|found| refusals::failure(&options.facts, &found))?;
    let child = document(healed.roster.clone(), healed.replanned.planned.clone());
    sound(options, &child)?;
    if let Some(path) = &options.output {
        json_file::write_plan(path, &child)?;
    }
    if options.json {
        print_json(&healed)
    } else {
        print(&healed, &child)
    }
    Ok(Exit::Clean)
}

/// A child with findings is never written.
fn sound(options: &Options, child: &PlanDocument) -> Result<(), Failure> {
    let findings = check_document(child).findings;
    let told = |finding: &planning::Finding| {
        let error = CodedError::new(finding.code, &finding.detail).at(options.plan.display());
        error.action("check the parent with `matchmaker check-plan`")
    };
    if findings.is_empty() { Ok(()) } else { Err(Failure::inputs(findings.iter().map(told).collect())) }
}

fn print_json(healed: &Healed) {
    let Healed { replanned, released, price, .. } = healed;
    let told = json!({
        "changes": replanned.diff.changes,
        "moved": replanned.diff.moved().count(),
        "released": released,
        "loss": replanned.loss,
        "placed_fewer": replanned.placed_fewer,
        "price": price,
    });
    println!("{told}");
}

fn print(healed: &Healed, child: &PlanDocument) {
    let changes = &healed.replanned.diff.changes;
    changes.iter().filter(|change| change.why != MoveCause::Redrawn).for_each(print_change);
    let mut redrawn: BTreeMap<u32, usize> = BTreeMap::new();
    changes
        .iter()
        .filter(|change| change.why == MoveCause::Redrawn)
        .for_each(|c| *redrawn.entry(c.round).or_default() += 1);
    for (round, people) in redrawn {
        println!("round {round}: drawn again, nobody had seen it; {people} people have another place");
    }
    for released in &healed.released {
        let people: Vec<&str> = released.people.iter().map(|id| id.as_str()).collect();
        println!("given up: {} of {}", released.code, people.join(", "));
    }
    let moved = healed.replanned.diff.moved().count();
    println!("{moved} people moved in rounds that were shown; price {}", healed.price);
    let size = Size { people: child.roster.people.len(), rounds: child.roster.rounds };
    trust_strip::lines(&child.report, size).iter().for_each(|line| println!("{line}"));
}

fn print_change(change: &Moved) {
    let why = match change.why {
        MoveCause::NotInRound => "not in this round",
        MoveCause::PartnerNotInRound => "somebody of the meeting is not in this round",
        MoveCause::Placed => "had no place",
        MoveCause::MadeRoom => "makes room for somebody",
        MoveCause::Spot => "another spot",
        MoveCause::Redrawn => "drawn again",
    };
    let (before, after) = (place(change.before.as_ref()), place(change.after.as_ref()));
    println!("round {}: {} {before} → {after} ({why})", change.round, change.person);
}

fn place(place: Option<&Place>) -> String {
    let Some(place) = place else { return "not in the plan".to_owned() };
    let with: Vec<&str> = place.with.iter().map(|id| id.as_str()).collect();
    match &place.spot {
        Some(spot) => format!("with {} at {spot}", with.join(" and ")),
        None => "without a meeting".to_owned(),
    }
}
