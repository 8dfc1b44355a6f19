//! `matchmaker demo --json` as a process: what its one line says, and the server behind it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails right here")]

use serde_json::Value;
use tempfile::TempDir;

use crate::app::Client;
use crate::binary::{Running, matchmaker};

/// A demo that runs until the value is dropped.
pub struct Demo {
    pub line: Value,
    server: Running,
    _folder: TempDir,
}

impl Demo {
    /// Starts it on a free port with a database of its own, and waits for its line.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = matchmaker(folder.path()).unwrap();
        command.args(["demo", "--port", "0", "--db", "demo.db", "--json"]);
        let mut server = Running::start(command).unwrap();
        let line = serde_json::from_str(&server.line().unwrap()).unwrap();
        Self { line, server, _folder: folder }
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.server.id()
    }

    /// A text of the line.
    pub fn text(&self, name: &str) -> &str {
        self.line[name].as_str().unwrap()
    }

    /// The personal links of some attendees.
    pub fn attendee_links(&self) -> Vec<&str> {
        self.line["attendee_links"].as_array().unwrap().iter().map(|link| link.as_str().unwrap()).collect()
    }

    /// The organiser over the API, with the token of the line.
    pub fn organiser(&self) -> Client {
        Client::new(self.text("url"), Some(self.text("token").to_owned()))
    }
}
