//! `network familiarity`: how familiar pairs are, as CSV.

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use intake::csv_cell;
use network::{Fading, Familiarity, Ties, familiarity};

use super::{Files, Network};
use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::from_files::read_ties;
use crate::progress_bar;

/// Which pairs to print.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(flatten)]
    files: Files,
    /// Only the pairs of this file: a, b
    #[arg(long, value_name = "FILE", conflicts_with = "top")]
    pairs: Option<PathBuf>,
    /// Only this many pairs, the most familiar first
    #[arg(long, value_name = "K")]
    top: Option<usize>,
}

/// Prints `a,b,familiarity`, nine significant digits each.
///
/// # Errors
/// The files cannot be read.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    let network = options.files.read()?;
    let pairs = options.pairs.as_ref().map(|path| read_ties(path, &network.directory)).transpose()?;
    let bar = progress_bar::busy("walking the network");
    let familiarity = compute(&options.files, &network);
    bar.finish_and_clear();
    let pairs = match pairs {
        Some(rows) => rows.iter().map(|row| row.people).collect(),
        None => chosen(&familiarity, options.top),
    };
    print(&network, &familiarity, &pairs).map_err(|cause| {
        Failure::input(CodedError::new("output_closed", format!("the output cannot be written: {cause}")))
    })?;
    Ok(Exit::Clean)
}

fn compute(files: &Files, network: &Network) -> Familiarity {
    let fading = Fading::from_latest(&network.contacts, files.half_life_seconds());
    let ties = Ties::gather(network.people.len(), &network.contacts, fading);
    familiarity(&ties, &network.departments, files.walk())
}

/// All pairs in the order of the file, or the most familiar ones, equals in that order.
fn chosen(familiarity: &Familiarity, top: Option<usize>) -> Vec<[usize; 2]> {
    let people = familiarity.people();
    let mut pairs: Vec<[usize; 2]> = (0..people).flat_map(|i| (i + 1..people).map(move |j| [i, j])).collect();
    if let Some(top) = top {
        pairs.sort_by(|[a, b], [c, d]| familiarity.of(*c, *d).total_cmp(&familiarity.of(*a, *b)));
        pairs.truncate(top);
    }
    pairs
}

fn print(network: &Network, familiarity: &Familiarity, pairs: &[[usize; 2]]) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    writeln!(out, "a,b,familiarity")?;
    for [i, j] in pairs {
        let [a, b] = [i, j].map(|place| csv_cell(&network.people[*place].id));
        writeln!(out, "{a},{b},{}", nine_digits(familiarity.of(*i, *j)))?;
    }
    out.flush()
}

/// Nine significant digits, without an exponent.
fn nine_digits(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let scientific = format!("{value:.8e}");
    let exponent: i32 = scientific.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    format!("{value:.*}", usize::try_from(8 - exponent).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_digits_are_nine_digits() {
        assert_eq!(nine_digits(0.544_981_5), "0.544981500");
        assert_eq!(nine_digits(1.25), "1.25000000");
        assert_eq!(nine_digits(0.000_012_345_678_94), "0.0000123456789");
        assert_eq!(nine_digits(0.999_999_999_9), "1.00000000");
        assert_eq!(nine_digits(0.0), "0");
    }
}
