//! A reader of server-sent events over a plain socket.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails right here")]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::app::TestApp;

/// How long a line may take; a stream that is held back never gets there.
const PATIENCE: Duration = Duration::from_secs(10);

/// One open stream.
pub struct Stream {
    lines: BufReader<TcpStream>,
    /// The answer's head, as it came.
    pub head: String,
}

impl Stream {
    /// Opens `path` of a server with further headers; gzip is accepted.
    pub fn open(app: &TestApp, path: &str, headers: &[(&str, &str)]) -> Self {
        let address = app.url.strip_prefix("http://").unwrap();
        let mut socket = TcpStream::connect(address).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        let mut asking = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: gzip, br\r\n");
        headers.iter().for_each(|(name, value)| asking.push_str(&format!("{name}: {value}\r\n")));
        socket.write_all(format!("{asking}\r\n").as_bytes()).unwrap();
        let mut lines = BufReader::new(socket);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(lines.read_line(&mut head).unwrap() > 0, "the server hung up: {head}");
        }
        Self { lines, head }
    }

    /// The next line that says something; lengths of chunks are left out.
    pub fn line(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the stream ended");
            let line = line.trim_end();
            if line.starts_with(':') || line.starts_with("id:") {
                return line.to_owned();
            }
        }
    }

    /// The next revision that is told.
    pub fn revision(&mut self) -> i64 {
        loop {
            if let Some(revision) = self.line().strip_prefix("id: ") {
                return revision.parse().unwrap();
            }
        }
    }
}
