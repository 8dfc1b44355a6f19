//! `network evaluate`: split the ties in time, and tell how well the first half foretells the
//! second, and what share of the pairs of one-round plans would have met anyway.

mod strategy;

use network::{Fading, Halves, Ties, familiarity, predict};
use serde::Serialize;

use super::{Files, Network};
use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::progress_bar;
use strategy::{Known, Strategy, Tried};

/// How to evaluate.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(flatten)]
    files: Files,
    /// How many events to draw for each strategy
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(2..=1_000))]
    seeds: u32,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// What was found.
#[derive(Debug, Serialize)]
struct Evaluation {
    people: usize,
    first_half: HalfCounts,
    second_half: HalfCounts,
    auc: Auc,
    seeds: u32,
    strategies: Vec<Tried>,
}

#[derive(Debug, Serialize)]
struct HalfCounts {
    contacts: usize,
    pairs: usize,
}

#[derive(Debug, Serialize)]
struct Auc {
    all_pairs: Option<f64>,
    without_prior_contact: Option<f64>,
}

/// Evaluates and prints.
///
/// # Errors
/// The files cannot be read, or the ties have not two different times.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    let network = options.files.read()?;
    let Some(halves) = Halves::split(&network.contacts) else {
        let error =
            CodedError::new("ties_without_times", "the ties cannot be split: they have not two different times");
        let at = options.files.ties.display();
        return Err(Failure::input(error.at(at).action("give a column `t` with seconds or instants")));
    };
    let evaluation = evaluate(options, &network, &halves);
    if options.json {
        println!("{}", serde_json::to_string(&evaluation).unwrap_or_default());
    } else {
        print(&evaluation);
    }
    Ok(Exit::Clean)
}

fn evaluate(options: &Options, network: &Network, halves: &Halves) -> Evaluation {
    let people = network.people.len();
    let gather = |half| Ties::gather(people, half, Fading::from_latest(half, options.files.half_life_seconds()));
    let (known, met) = (gather(&halves.first), gather(&halves.second));
    let familiarity = familiarity(&known, &network.departments, options.files.walk());
    let auc = predict(&familiarity, &known, &met);
    let known_pairs = Known { departments: &network.departments, ties: &known, familiarity: &familiarity };
    let bar = progress_bar::percent("planning");
    let strategies = Strategy::ALL.iter().zip(1..).map(|(strategy, number)| {
        let tried = strategy.try_out(&known_pairs, &met, options.seeds);
        bar.set_position(100 * number / Strategy::ALL.len() as u64);
        tried
    });
    let strategies = strategies.collect();
    bar.finish_and_clear();
    Evaluation {
        people,
        first_half: HalfCounts { contacts: halves.first.len(), pairs: known.len() },
        second_half: HalfCounts { contacts: halves.second.len(), pairs: met.len() },
        auc: Auc { all_pairs: auc.all_pairs, without_prior_contact: auc.without_prior_contact },
        seeds: options.seeds,
        strategies,
    }
}

fn print(evaluation: &Evaluation) {
    let half = |half: &HalfCounts| format!("{} contacts of {} pairs", half.contacts, half.pairs);
    let (first, second) = (half(&evaluation.first_half), half(&evaluation.second_half));
    println!("{} people · first half: {first} · second half: {second}", evaluation.people);
    let area = |area: Option<f64>| area.map_or("not applicable".to_owned(), |area| format!("{area:.4}"));
    let Auc { all_pairs, without_prior_contact } = evaluation.auc;
    println!(
        "AUC of familiarity: {} over all pairs, {} without prior contact",
        area(all_pairs),
        area(without_prior_contact)
    );
    println!();
    println!("{:<42} {:>22} {:>22}", "one-round plans", "met anyway, %", "mean familiarity, 10⁻³");
    for tried in &evaluation.strategies {
        let show = |spread: Option<domain::plan::Spread>, scale: f64, digits: usize| match spread {
            Some(spread) => format!("{:.digits$} ± {:.digits$}", spread.mean * scale, spread.sd * scale),
            None => "not applicable".to_owned(),
        };
        let (waste, familiarity) = (show(tried.waste, 100.0, 2), show(tried.familiarity, 1e3, 3));
        println!("{:<42} {waste:>22} {familiarity:>22}", tried.strategy.title());
    }
    println!();
    println!("Mean ± standard deviation over {} events of half of the people each, drawn by lot.", evaluation.seeds);
}
