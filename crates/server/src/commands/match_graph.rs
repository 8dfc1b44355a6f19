//! `match`: the best matching of an edge list, as JSON, with its certificate if wanted.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use matching::{Budget, Graph, Objective, Phase, Problem, Progress, RoundsProblem, parse_edge_list};
use serde::Serialize;

use super::certificate_file::{CertificateFile, ObjectiveName, Pairs};
use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::files;

/// The largest edge list that is read, in bytes: a million people with 16 candidates each and more.
const EDGE_LIST_BYTES_MAX: u64 = 4 << 30;

/// What to match, and how.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The edge list: a line "n m", then m lines "u v w", vertices from 0.
    file: PathBuf,
    /// As many pairs as possible first, then the greatest weight.
    #[arg(long)]
    max_cardinality: bool,
    /// Several rounds in which no pair meets twice.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    rounds: u32,
    /// Stop after this many milliseconds with what there is and a proven bound.
    #[arg(long)]
    budget_ms: Option<u64>,
    /// Where to write the certificate, for `verify`.
    #[arg(long)]
    certificate: Option<PathBuf>,
}

/// Reads, matches, prints.
///
/// # Errors
/// The file cannot be read, or is no edge list.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    let start = cpu_seconds();
    let graph = read_graph(&options.file)?;
    let parse_cpu_s = cpu_seconds() - start;
    let mut clock = PhaseClock::new(options.budget_ms);
    let mut watch = |progress: Progress| clock.tick(progress);
    let budget = Budget::unlimited().with_observer(&mut watch);
    let start = cpu_seconds();
    let (mut answer, certificate) = solve(options, &graph, budget)?;
    answer.solve_cpu_s = cpu_seconds() - start;
    answer.parse_cpu_s = parse_cpu_s;
    answer.phases = clock.finish();
    answer.peak_rss_bytes = peak_rss_bytes();
    if let Some(path) = &options.certificate {
        files::write(path, serde_json::to_string(&certificate).unwrap_or_default().as_bytes())?;
    }
    println!("{}", serde_json::to_string(&answer).unwrap_or_default());
    Ok(Exit::Clean)
}

/// Reads an edge list from a file.
///
/// # Errors
/// `edge_list` with file and line, or what the system says.
pub fn read_graph(path: &Path) -> Result<Graph, Failure> {
    let text = files::read_up_to(path, EDGE_LIST_BYTES_MAX)?;
    parse_edge_list(&text).map_err(|error| {
        let position = format!("{}:{}", path.display(), error.line);
        Failure::input(
            CodedError::new("edge_list", error.fault.to_string())
                .at(position)
                .action("write a line \"n m\", then m lines \"u v w\" with whole numbers, vertices from 0"),
        )
    })
}

/// What is printed.
#[derive(Debug, Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    pairs: Option<Pairs>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rounds: Option<Vec<Pairs>>,
    weight: i64,
    cardinality: usize,
    bound: i64,
    gap: i64,
    optimal: bool,
    parse_cpu_s: f64,
    solve_cpu_s: f64,
    phases: serde_json::Map<String, serde_json::Value>,
    peak_rss_bytes: u64,
}

fn solve(options: &Options, graph: &Graph, budget: Budget) -> Result<(Answer, CertificateFile), Failure> {
    let name = if options.max_cardinality { ObjectiveName::MaximumCardinality } else { ObjectiveName::MaximumWeight };
    let objective = Objective::from(name);
    let refused = |error: matching::GraphError| Failure::input(CodedError::new("graph", error.to_string()));
    if options.rounds == 1 {
        let solution = Problem::new(graph, objective).solve(budget).map_err(refused)?;
        let (weight, optimal) = (solution.weight, solution.optimal);
        let (bound, gap) = (solution.certificate.bound, solution.gap());
        let cardinality = solution.matching.cardinality();
        let certificate = CertificateFile::of_one(name, solution);
        let answer =
            Answer { pairs: certificate.first_pairs(), ..Answer::new(weight, cardinality, bound, gap, optimal) };
        return Ok((answer, certificate));
    }
    let solution = RoundsProblem::new(graph, options.rounds, objective).solve(budget).map_err(refused)?;
    let cardinality = solution.rounds.iter().map(|round| round.matching.cardinality()).sum();
    let numbers = Answer::new(solution.weight, cardinality, solution.bound, solution.gap, solution.optimal);
    let certificate = CertificateFile::of_rounds(name, solution);
    Ok((Answer { rounds: Some(certificate.all_pairs()), ..numbers }, certificate))
}

impl Answer {
    fn new(weight: i64, cardinality: usize, bound: i64, gap: i64, optimal: bool) -> Self {
        Self {
            pairs: None,
            rounds: None,
            weight,
            cardinality,
            bound,
            gap,
            optimal,
            parse_cpu_s: 0.0,
            solve_cpu_s: 0.0,
            phases: serde_json::Map::new(),
            peak_rss_bytes: 0,
        }
    }
}

/// CPU seconds by phase, and the deadline.
struct PhaseClock {
    deadline: Option<Instant>,
    seconds: std::collections::BTreeMap<&'static str, f64>,
    since: f64,
    phase: &'static str,
}

impl PhaseClock {
    fn new(budget_ms: Option<u64>) -> Self {
        let deadline = budget_ms.and_then(|ms| Instant::now().checked_add(Duration::from_millis(ms)));
        Self { deadline, seconds: std::collections::BTreeMap::new(), since: cpu_seconds(), phase: "preparing" }
    }

    fn tick(&mut self, progress: Progress) -> ControlFlow<()> {
        let phase = match progress.phase {
            Phase::Pricing => "pricing",
            Phase::Fractional => "fractional",
            Phase::Blossoms => "blossoms",
            Phase::Rounds => "rounds",
        };
        if phase != self.phase {
            self.close();
            self.phase = phase;
        }
        match self.deadline {
            Some(deadline) if Instant::now() >= deadline => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }

    fn close(&mut self) {
        let now = cpu_seconds();
        *self.seconds.entry(self.phase).or_insert(0.0) += now - self.since;
        self.since = now;
    }

    fn finish(mut self) -> serde_json::Map<String, serde_json::Value> {
        self.close();
        self.seconds.into_iter().map(|(phase, seconds)| (phase.to_owned(), seconds.into())).collect()
    }
}

/// CPU seconds of this thread, as the kernel counts them; 0 where it does not tell.
///
/// Yielding first makes the kernel bring its count up to date.
fn cpu_seconds() -> f64 {
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = text.split_whitespace().next().and_then(|field| field.parse::<f64>().ok());
    nanoseconds.unwrap_or(0.0) / 1e9
}

/// Peak resident memory of this process; 0 where the kernel does not tell.
fn peak_rss_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kibibytes.unwrap_or(0) * 1024
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::verify;

    /// Matches a small graph with a triangle, then has the certificate checked after `spoil`.
    fn round_trip(arguments: &[&str], spoil: impl Fn(String) -> String) -> Result<Exit, Failure> {
        let folder = tempfile::tempdir().unwrap();
        let (graph, proof) = (folder.path().join("graph.txt"), folder.path().join("proof.json"));
        std::fs::write(&graph, "5 6\n0 1 8\n1 2 9\n2 0 10\n2 3 7\n3 4 -2\n0 4 1\n").unwrap();
        let words = ["match".as_ref(), graph.as_os_str(), "--certificate".as_ref(), proof.as_os_str()];
        let words = words.into_iter().chain(arguments.iter().map(|word| word.as_ref()));
        run(&parsed(words))?;
        let written = std::fs::read_to_string(&proof).unwrap();
        let spoilt = spoil(written);
        std::fs::write(&proof, spoilt).unwrap();
        verify::run(&verify::Options { file: graph, certificate: proof })
    }

    fn parsed<'w>(words: impl Iterator<Item = &'w std::ffi::OsStr>) -> Options {
        use clap::{Args, Command, FromArgMatches};
        let matches = Options::augment_args(Command::new("match")).get_matches_from(words);
        Options::from_arg_matches(&matches).unwrap()
    }

    #[test]
    fn what_match_writes_verify_accepts() {
        for arguments in [
            &[][..],
            &["--max-cardinality"],
            &["--rounds", "3"],
            &["--rounds", "2", "--max-cardinality"],
            &["--budget-ms", "0"],
        ] {
            assert_eq!(round_trip(arguments, |proof| proof), Ok(Exit::Clean), "{arguments:?}");
        }
    }

    #[test]
    fn a_spoilt_certificate_is_refused() {
        let spoils: [(&str, &str); 4] = [
            ("\"bound\":15", "\"bound\":14"),
            ("[2,3]", "[2,4]"),
            ("[10,6,14,0,0]", "[10,6,12,0,0]"),
            ("\"pairs\"", "\"paris\""),
        ];
        for (from, to) in spoils {
            let refused = round_trip(&[], |proof| {
                assert!(proof.contains(from), "{proof}");
                proof.replace(from, to)
            });
            assert_eq!(refused.map_err(|failure| failure.exit()), Err(Exit::Findings), "{to}");
        }
    }
}
