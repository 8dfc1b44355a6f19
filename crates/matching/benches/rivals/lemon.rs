//! LEMON beside us: a small C++ runner, built here if a compiler and the library are there.

use matching::Graph;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The built runner.
pub struct Lemon {
    program: PathBuf,
    folder: PathBuf,
}

/// How it is to be measured.
pub struct Trial {
    pub runs: usize,
    /// The perfect kind.
    pub perfect: bool,
    /// CPU seconds after which a run is given up.
    pub limit_seconds: u32,
}

/// What it measured.
pub enum Measured {
    Done {
        seconds: f64,
        weight: i64,
    },
    /// It was not done after so many CPU seconds.
    Above(f64),
}

impl Lemon {
    /// Compiles the runner unless that is done; says why not, if not.
    pub fn build() -> Option<Self> {
        let folder = std::env::temp_dir().join("matching-rivals");
        std::fs::create_dir_all(&folder).ok()?;
        let program = folder.join("lemon_runner");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/rivals/lemon_runner.cpp");
        if is_newer(&program, &source) {
            return Some(Self { program, folder });
        }
        let compiled =
            Command::new("g++").args(["-O3", "-march=native", "-DNDEBUG", "-o"]).args([&program, &source]).output();
        match compiled {
            Ok(output) if output.status.success() => Some(Self { program, folder }),
            Ok(_) => {
                eprintln!("LEMON skipped: it does not compile (Debian: apt install liblemon-dev)");
                None
            }
            Err(_) => {
                eprintln!("LEMON skipped: no g++");
                None
            }
        }
    }

    /// CPU seconds of the matching call alone, median of the runs.
    pub fn measure(&self, graph: &Graph, trial: &Trial) -> Result<Measured, Box<dyn Error>> {
        let file = self.folder.join(format!("instance-{}.txt", std::process::id()));
        write_edge_list(graph, &file)?;
        let kind = if trial.perfect { "cardinality" } else { "weight" };
        let runs = trial.runs.to_string();
        let limit = trial.limit_seconds.to_string();
        let output = Command::new(&self.program).arg(&file).args([&runs, kind, &limit]).output()?;
        std::fs::remove_file(&file)?;
        let text = String::from_utf8(output.stdout)?;
        let fields: Vec<&str> = text.split_whitespace().collect();
        match fields[..] {
            [seconds, weight, _pairs] => Ok(Measured::Done { seconds: seconds.parse()?, weight: weight.parse()? }),
            ["above"] => Ok(Measured::Above(f64::from(trial.limit_seconds))),
            _ => Err("LEMON did not answer".into()),
        }
    }
}

fn is_newer(program: &Path, source: &Path) -> bool {
    let changed = |path: &Path| path.metadata().and_then(|found| found.modified()).ok();
    changed(program).zip(changed(source)).is_some_and(|(built, written)| built > written)
}

fn write_edge_list(graph: &Graph, file: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    writeln!(out, "{} {}", graph.vertex_count(), graph.edge_count())?;
    for (u, v, weight) in graph.edges() {
        writeln!(out, "{u} {v} {weight}")?;
    }
    out.flush()
}
