//! The binary `matchmaker`, built when needed and run as people run it.

use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

/// Variables that would let the machine's own settings into a test.
const SETTINGS: [&str; 7] = [
    "DATABASE_URL",
    "MATCHMAKER_EARLIER_SIGNING_KEY_FILES",
    "MATCHMAKER_INSECURE_LAN",
    "MATCHMAKER_LISTEN",
    "MATCHMAKER_PUBLIC_URL",
    "MATCHMAKER_SIGNING_KEY",
    "MATCHMAKER_SIGNING_KEY_FILE",
];

/// The command `matchmaker`, in a clean environment, without input, in the given folder.
///
/// # Errors
/// It does not compile.
pub fn matchmaker(folder: &Path) -> io::Result<Command> {
    let mut command = Command::new(built()?);
    for name in SETTINGS {
        command.env_remove(name);
    }
    command.current_dir(folder).stdin(Stdio::null());
    Ok(command)
}

/// Where the binary lies: `MATCHMAKER_BINARY`, or compiled once per test run with the profile of the tests themselves.
fn built() -> io::Result<PathBuf> {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let built = BUILT.get_or_init(|| build().map_err(|error| error.to_string()));
    built.clone().map_err(io::Error::other)
}

fn build() -> io::Result<PathBuf> {
    if let Some(ready) = std::env::var_os("MATCHMAKER_BINARY") {
        return Ok(ready.into());
    }
    let this = std::env::current_exe()?;
    let profile = this.ancestors().nth(2).ok_or_else(|| io::Error::other("no target folder"))?;
    let target = profile.parent().ok_or_else(|| io::Error::other("no target folder"))?;
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).arg("build").args(["--quiet", "--package=server"]);
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    let status = cargo.arg("--target-dir").arg(target).stdin(Stdio::null()).status()?;
    if status.success() { Ok(profile.join("matchmaker")) } else { Err(io::Error::other("the binary does not compile")) }
}

/// A command that keeps running until the value is dropped.
#[derive(Debug)]
pub struct Running {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Running {
    /// Starts the command and keeps its standard output.
    ///
    /// # Errors
    /// It does not start.
    pub fn start(mut command: Command) -> io::Result<Self> {
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take().ok_or_else(|| io::Error::other("no output"))?;
        Ok(Self { child, output: BufReader::new(output) })
    }

    /// The next line it prints; empty when it ended.
    ///
    /// # Errors
    /// What it prints is not UTF-8.
    pub fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        Ok(line)
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for its end and returns its exit code.
    ///
    /// # Errors
    /// It cannot be waited for.
    pub fn code(&mut self) -> io::Result<Option<i32>> {
        Ok(self.child.wait()?.code())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing left to do.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
