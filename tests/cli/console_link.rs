//! `console-link`: how an organiser gets into the console of a server that runs.

use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use testkit::binary::{self, Running};

use super::company::folder;
use super::run::{Ran, matchmaker, ran};

fn account(folder: &Path, email: &str, role: &str) {
    let mut command = assert_cmd::Command::from_std(binary::matchmaker(folder).unwrap());
    command.args(["account", "add", "--email", email, "--role", role, "--db", "m.db"]);
    ran(command.env("MATCHMAKER_PASSWORD", "correct horse battery")).succeeds();
}

fn console_link(folder: &Path, email: &str, url: &str) -> Ran {
    matchmaker(folder, &["console-link", "--email", email, "--public-url", url, "--db", "m.db"])
}

/// Serves on a free port; where it answers.
fn served(folder: &Path) -> (Running, String) {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let mut command = binary::matchmaker(folder).unwrap();
    command.args(["serve", "--listen", &address, "--db", "m.db"]).stderr(Stdio::null());
    command.env("MATCHMAKER_SIGNING_KEY", "a key of this test, of more than 32 bytes");
    let server = Running::start(command).unwrap();
    let (began, url) = (Instant::now(), format!("http://{address}"));
    while ureq::get(format!("{url}/readyz")).call().is_err() {
        assert!(began.elapsed() < Duration::from_secs(60), "it never got ready");
        std::thread::sleep(Duration::from_millis(10));
    }
    (server, url)
}

/// Presses the link's button: the status, and where it leads.
fn press(link: &str) -> (u16, Option<String>) {
    let agent: ureq::Agent = ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false).build().into();
    let answer = agent.post(link).send_empty().unwrap();
    let leads = answer.headers().get("location").map(|path| path.to_str().unwrap().to_owned());
    (answer.status().as_u16(), leads)
}

#[test]
fn a_link_opens_the_console_of_a_running_server_once() {
    let folder = folder();
    account(folder.path(), "ada@example.org", "organiser");
    let (_server, url) = served(folder.path());
    let link = console_link(folder.path(), "ada@example.org", &url).succeeds().stdout;
    assert!(link.starts_with(&format!("{url}/console/enter/")), "{link}");
    assert_eq!(press(link.trim()), (303, Some("/console".to_owned())));
    assert_eq!(press(link.trim()).0, 410);
}

#[test]
fn only_organisers_get_a_link() {
    let folder = folder();
    account(folder.path(), "grace@example.org", "steward");
    for (email, why) in [("grace@example.org", "is steward"), ("nobody@example.org", "has no account")] {
        let refused = console_link(folder.path(), email, "https://meet.example.org");
        assert_eq!((refused.code, refused.stdout.as_str()), (1, ""), "{}", refused.stderr);
        assert!(refused.stderr.contains("error[no_organiser]: ") && refused.stderr.contains(why), "{}", refused.stderr);
    }
}
