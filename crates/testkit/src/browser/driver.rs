//! The chromedriver process and what it is asked to start.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// Whether the pages' own scripts run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    On,
    Off,
}

/// What can go wrong with a browser.
#[derive(Debug, thiserror::Error)]
pub enum BrowserError {
    #[error("chromedriver did not say where it listens")]
    Silent,
    #[error("nothing on the page is or became `{0}`")]
    NotThere(String),
    #[error("the page replaced the element meanwhile")]
    Stale,
    #[error("the browser refused: {0}")]
    Refused(String),
    #[error("the driver does not answer: {0}")]
    Lost(#[from] Box<ureq::Error>),
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// Debian's chromedriver on a free port, with a profile of its own.
#[derive(Debug)]
pub struct Driver {
    pub address: String,
    child: Child,
    chromium: PathBuf,
    profile: TempDir,
}

impl Driver {
    /// Nothing when chromedriver or Chromium is not installed.
    pub fn start() -> Result<Option<Self>, BrowserError> {
        let (Some(chromedriver), Some(chromium)) = (on_path("chromedriver"), on_path("chromium")) else {
            return Ok(None);
        };
        for _ in 0..STARTS_MAX {
            let (child, port) = listening(&chromedriver)?;
            let address = format!("http://127.0.0.1:{}", port.unwrap_or_default());
            let driver = Self { address, child, chromium: chromium.clone(), profile: TempDir::new()? };
            if port.is_some() {
                return Ok(Some(driver));
            }
        }
        Err(BrowserError::Silent)
    }

    /// What a new session is asked for: a headless phone that may run as root and talks to nobody by itself.
    pub fn capabilities(&self, script: Script, (width, height): (u32, u32)) -> Value {
        let profile = format!("--user-data-dir={}", self.profile.path().display());
        let mut arguments: Vec<&str> = QUIET.to_vec();
        arguments.push(&profile);
        let scripts = if script == Script::On { 1 } else { 2 };
        json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "timeouts": {"script": 60_000, "pageLoad": 60_000},
            "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
            "goog:chromeOptions": {
                "binary": self.chromium,
                "args": arguments,
                "prefs": {"profile.managed_default_content_settings.javascript": scripts},
                "mobileEmulation": {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2.0, "touch": true}},
            },
        }}})
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Nothing can be done about a process that is gone already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The driver takes a port that is free, asks for the same one a second time, and gives up where another one was quicker.
const STARTS_MAX: usize = 5;

fn listening(chromedriver: &Path) -> std::io::Result<(Child, Option<u16>)> {
    let mut command = Command::new(chromedriver);
    command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let port = child.stdout.take().and_then(listening_port);
    Ok((child, port))
}

const QUIET: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
];

fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder: PathBuf| folder.join(program)).find(|file| Path::is_file(file))
}

/// Reads "… started successfully on port 12345." and goes on reading, so that the driver never blocks on its output.
fn listening_port(stdout: impl std::io::Read + Send + 'static) -> Option<u16> {
    let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
    let port = lines.find_map(|line| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok());
    std::thread::spawn(move || lines.for_each(drop));
    port
}
