//! LEMON beside us: a small C++ runner, built here if a compiler and the library are there.

use matching::Graph;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The built runner.
pub struct Lemon {
    program: PathBuf,
    folder: PathBuf,
}

/// What it measured.
pub struct Measured {
    pub seconds: f64,
    pub weight: i64,
}

impl Lemon {
    /// Compiles the runner; says why not, if not.
    pub fn build() -> Option<Self> {
        let folder = std::env::temp_dir().join("matching-rivals");
        std::fs::create_dir_all(&folder).ok()?;
        let program = folder.join("lemon_runner");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/rivals/lemon_runner.cpp");
        let compiled =
            Command::new("g++").args(["-O3", "-march=native", "-DNDEBUG", "-o"]).args([&program, &source]).output();
        match compiled {
            Ok(output) if output.status.success() => Some(Self { program, folder }),
            Ok(_) => {
                println!("LEMON skipped: it does not compile (Debian: apt install liblemon-dev)");
                None
            }
            Err(_) => {
                println!("LEMON skipped: no g++");
                None
            }
        }
    }

    /// CPU seconds of the matching call alone, median of `runs`.
    pub fn measure(&self, graph: &Graph, runs: usize) -> Option<Measured> {
        let file = self.folder.join("instance.txt");
        std::fs::write(&file, edge_list(graph)).ok()?;
        let output = Command::new(&self.program)
            .args([file.as_os_str(), runs.to_string().as_ref(), "weight".as_ref()])
            .output()
            .ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        let mut fields = text.split_whitespace();
        Some(Measured { seconds: fields.next()?.parse().ok()?, weight: fields.next()?.parse().ok()? })
    }
}

fn edge_list(graph: &Graph) -> String {
    let mut text = format!("{} {}\n", graph.vertex_count(), graph.edge_count());
    for (u, v, weight) in graph.edges() {
        let _ = writeln!(text, "{u} {v} {weight}");
    }
    text
}
