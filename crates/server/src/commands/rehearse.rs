//! `rehearse`: the day of a plan file in simulated time, round by round. Writes nothing.

use std::path::PathBuf;

use planning::{Film, FilmChange, FilmRound, Progress, Rehearsal};

use super::check_plan::read;
use crate::exit::Exit;
use crate::failure::{CodedError, Failure};

/// Which plan, and what the day may bring.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The plan file, as `plan -o` writes it.
    plan: PathBuf,
    /// Of a hundred people so many stay away.
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u32).range(0..=90))]
    no_shows: u32,
    /// How many come while round 2 or 3 is shown.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=200))]
    late: u32,
    /// How many come who are not on the list.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=200))]
    walk_ins: u32,
    /// The same seed gives the same day.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print the film as JSON.
    #[arg(long)]
    json: bool,
}

/// Rehearses and prints the film.
///
/// # Errors
/// The file cannot be read, is no plan, or the rest of the day cannot be planned.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    let document = read(&options.plan)?;
    let Options { no_shows, late, walk_ins, seed, .. } = *options;
    let wish = Rehearsal { no_shows_percent: no_shows, late, walk_ins, seed };
    let film = planning::rehearse(&document.roster, &document.plan, &wish, &mut Progress::silent());
    let film = film.map_err(|refusals| {
        let detail = refusals.first().map_or_else(String::new, |refusal| refusal.detail.clone());
        Failure::input(CodedError::new("rehearsal_refused", detail).action("rehearse with fewer surprises"))
    })?;
    if options.json {
        println!("{}", serde_json::to_string(&film).unwrap_or_default());
    } else {
        print(&film, &wish);
    }
    Ok(Exit::Clean)
}

fn print(film: &Film, wish: &Rehearsal) {
    film.rounds.iter().for_each(print_round);
    println!(
        "With {} % staying away, {} late and {} walking in: at most {} moved per change, {} breathers.",
        wish.no_shows_percent, wish.late, wish.walk_ins, film.moved_max, film.breathers
    );
}

fn print_round(round: &FilmRound) {
    println!(
        "Round {}: {} placed, {} with a breather, {} not there.",
        round.number,
        round.placed,
        round.breathers.len(),
        round.not_there.len()
    );
    for FilmChange { code, person, placed, moved } in &round.changes {
        let when = if *placed { "placed at once" } else { "placed in the next round" };
        let comes = if *code == "late" { "comes late" } else { "walks in" };
        println!("  {person} {comes}: {when}, {} moved.", moved.len());
    }
}
