//! `explain`: why somebody meets whom, has a breather, or does not meet somebody.

use std::path::PathBuf;

use domain::plan::{ByeCause, Meeting, PlanDocument, Reason};
use domain::roster::{Pair, ParticipantKey};
use planning::{Document, Holds, PairAnswer, PersonRound, Price, Refusal, WhyNot, explain, explain_pair};
use serde_json::json;

use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::{json_file, refusals};

/// Whom to explain.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The plan file, as `plan -o` writes it.
    #[arg(long, value_name = "FILE")]
    plan: PathBuf,
    /// One participant, or twice: why the two meet or do not.
    #[arg(long = "person", value_name = "ID", required = true)]
    people: Vec<String>,
    /// This round only.
    #[arg(long, value_name = "ROUND")]
    round: Option<u32>,
    /// Print as JSON.
    #[arg(long)]
    json: bool,
}

/// Prints the rounds of each person, and for two people why they meet or do not.
///
/// # Errors
/// The file is no plan, or names are not in it.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    if options.people.len() > 2 {
        return Err(Failure::usage(CodedError::new("usage", "give --person once or twice")));
    }
    let document: PlanDocument = json_file::read(&options.plan, Document::Plan)?;
    let ids: Vec<ParticipantKey> = options.people.iter().map(ParticipantKey::new).collect();
    let failure = |found: Vec<Refusal>| refusals::failure(&options.plan, &found);
    let rounds = rounds(options, &document, &ids).map_err(failure)?;
    let pair = match ids.as_slice() {
        [a, b] => Some(explain_pair(&document.roster, &document.plan, &Pair::new(a.clone(), b.clone()))),
        _ => None,
    };
    let pair = pair.transpose().map_err(|found| failure(vec![found]))?;
    if options.json {
        let people: Vec<_> =
            ids.iter().zip(&rounds).map(|(id, rounds)| json!({"person": id, "rounds": rounds})).collect();
        println!("{}", json!({"people": people, "pair": pair}));
        return Ok(Exit::Clean);
    }
    for (id, rounds) in ids.iter().zip(&rounds).filter(|_| pair.is_none() || options.round.is_some()) {
        rounds.iter().for_each(|round| print_round(id, round));
    }
    if let Some(answer) = pair {
        print_pair(&document, &ids, &answer);
    }
    Ok(Exit::Clean)
}

/// Of everybody who is asked for; all that is unknown is said at once.
fn rounds(
    options: &Options,
    document: &PlanDocument,
    ids: &[ParticipantKey],
) -> Result<Vec<Vec<PersonRound>>, Vec<Refusal>> {
    let mut rounds = Vec::new();
    let mut refused: Vec<Refusal> = Vec::new();
    for id in ids {
        match explain(&document.roster, &document.plan, id, options.round) {
            Ok(found) => rounds.push(found),
            Err(found) => refused.extend(found),
        }
    }
    refused.dedup();
    if refused.is_empty() { Ok(rounds) } else { Err(refused) }
}

fn print_round(id: &ParticipantKey, round: &PersonRound) {
    let number = round.round;
    match &round.holds {
        Holds::Meeting(meeting) => {
            let others: Vec<&str> =
                meeting.people.iter().filter(|other| *other != id).map(|other| other.as_str()).collect();
            println!("round {number}: {id} meets {} at spot {}", others.join(" and "), meeting.spot);
            print_meeting(meeting);
        }
        Holds::Breather { cause, next_chance_round } => {
            let next = next_chance_round.map_or("no round after it".to_owned(), |next| format!("round {next}"));
            println!("round {number}: {id} has a breather ({}): {}; next chance: {next}", code(*cause), told(*cause));
        }
        Holds::Nothing => println!("round {number}: the plan does not name {id}"),
    }
}

fn print_meeting(meeting: &Meeting) {
    let terms = serde_json::to_value(meeting.terms).unwrap_or_default();
    let named = terms.as_object().into_iter().flatten().map(|(name, term)| format!("{name} {term}"));
    println!("  weight {} ({})", meeting.weight, named.collect::<Vec<_>>().join(", "));
    meeting.reasons.iter().for_each(print_reason);
}

fn print_reason(reason: &Reason) {
    let field = |field: &domain::plan::ReasonField| match (&field.topic, field.stance) {
        (Some(topic), Some(stance)) => format!("{} {stance} {topic}", field.person),
        _ => format!("{} {}", field.person, field.field),
    };
    let fields: Vec<String> = reason.fields.iter().map(field).collect();
    println!("  because {}: {}", reason.code, fields.join(", "));
}

fn code(cause: ByeCause) -> String {
    serde_json::to_value(cause).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn told(cause: ByeCause) -> &'static str {
    match cause {
        ByeCause::OddNumber => "the number of people is odd",
        ByeCause::NoPartnerLeft => "everybody who is left may not be paired with this person",
        ByeCause::NoCandidate => "a rule is against every pairing",
        ByeCause::Absent | ByeCause::Rest => "not in this round",
        ByeCause::Standby => "a stand-in who is not needed",
    }
}

fn print_pair(document: &PlanDocument, ids: &[ParticipantKey], answer: &PairAnswer) {
    let names: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    let names = names.join(" and ");
    match &answer.answer {
        WhyNot::Meets { round } => {
            println!("{names} meet in round {round}");
            let meetings = document.plan.rounds.iter().filter(|own| own.number == *round).flat_map(|own| &own.meetings);
            let both = |meeting: &&Meeting| ids.iter().all(|id| meeting.people.contains(id));
            meetings.filter(both).for_each(print_meeting);
        }
        WhyNot::Rule { code } if answer.relax.is_empty() => {
            println!("{names} can't be paired here because of {code}; no rule that may be relaxed changes that");
        }
        WhyNot::Rule { code } => {
            println!(
                "{names} can't be paired here because of {code}; it would be possible without {}",
                answer.relax.join(" and ")
            );
        }
        WhyNot::Price(price) => println!("{names} may meet: {}", price_in_words(price)),
    }
}

fn price_in_words(price: &Price) -> String {
    let losses = [
        (price.placed_fewer, "places"),
        (price.give_and_receive_fewer, "people who give and receive"),
        (price.loss, "of the weight"),
    ];
    let mut lost: Vec<String> =
        losses.iter().filter(|(loss, _)| *loss > 0).map(|(loss, what)| format!("lose {loss} {what}")).collect();
    if price.exceptions_more > 0 {
        lost.push(format!("make {} more exceptions", price.exceptions_more));
    }
    if price.is_nothing() {
        return "nothing would be lost; lock them together if you want it".to_owned();
    }
    let gained = if price.loss < 0 { format!(", though it would weigh {} more", -price.loss) } else { String::new() };
    format!("the plan would {}{gained}", lost.join(", "))
}
