//! What people do in a shell: cut the output short, let the system choose a port.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};

use super::company::folder;

/// Thirty-two bytes.
const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

/// A server that ends when the test does.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[test]
fn a_reader_who_has_seen_enough_hears_of_no_panic() {
    let folder = folder();
    let mut command = testkit::binary::matchmaker(folder.path()).unwrap();
    let mut schema = command.args(["schema", "roster"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(schema.stdout.take());
    let mut told = String::new();
    schema.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert!(schema.wait().unwrap().success());
    assert_eq!(told, "");
}

#[test]
fn port_zero_is_the_one_that_the_system_chose() {
    let folder = folder();
    let mut command = testkit::binary::matchmaker(folder.path()).unwrap();
    command.env("MATCHMAKER_SIGNING_KEY", KEY).stderr(Stdio::piped());
    let mut server = Serving(command.args(["serve", "--listen", "127.0.0.1:0"]).spawn().unwrap());
    let mut lines = BufReader::new(server.0.stderr.take().unwrap()).lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("listens on")).unwrap();
    let url = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap().trim_end_matches(',');
    assert!(!url.ends_with(":0"), "{line}");
    assert_eq!(ureq::get(&format!("{url}/healthz")).call().unwrap().status(), 200);
}
