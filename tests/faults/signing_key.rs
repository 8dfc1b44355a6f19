//! A default, short or world-readable key: the server refuses to start, says why, and leaves nothing behind.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use testkit::binary::{Running, matchmaker};

const GOOD: &str = "q8Zk2rT0vXw5yB7nD1mF4hJ6sL9pC3aE";
const KEY: &str = "MATCHMAKER_SIGNING_KEY";
const KEY_FILE: &str = "MATCHMAKER_SIGNING_KEY_FILE";

fn serve(folder: &Path) -> Command {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = matchmaker(folder).unwrap();
    command.args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--db", "day.db"]);
    command
}

fn refuses(code: &str, command: &mut Command, folder: &Path) {
    let Output { status, stderr, stdout } = command.output().unwrap();
    let text = String::from_utf8(stderr).unwrap();
    assert_eq!(status.code(), Some(78), "{code}: {text}");
    assert!(text.contains(&format!("error[{code}]: ")), "{code}: {text}");
    assert!(text.contains("\n  do: "), "{code} says what to do: {text}");
    assert!(!text.contains(GOOD) && stdout.is_empty(), "{code} keeps the key to itself: {text}");
    assert!(!folder.join("day.db").exists(), "{code} leaves no database behind");
}

#[test]
fn short_default_and_missing_keys_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    refuses("signing_key_short", &mut serve(folder), folder);
    refuses("signing_key_short", serve(folder).env(KEY, &GOOD[..31]), folder);
    refuses("signing_key_default", serve(folder).env(KEY, "changeme".repeat(8)), folder);
    refuses("signing_key_default", serve(folder).env(KEY, "a".repeat(64)), folder);
}

#[test]
fn a_key_file_that_others_can_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (folder, file) = (folder.path(), folder.path().join("key"));
    refuses("signing_key_unreadable", serve(folder).env(KEY_FILE, &file), folder);
    fs::write(&file, GOOD).unwrap();
    for mode in [0o644, 0o640, 0o604] {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        refuses("signing_key_exposed", serve(folder).env(KEY_FILE, &file), folder);
    }
}

#[test]
fn a_good_key_in_a_private_file_serves() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("key");
    fs::write(&file, GOOD).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    let mut command = serve(folder.path());
    let address = command.get_args().nth(2).unwrap().to_str().unwrap().to_owned();
    command.env(KEY_FILE, &file);
    let _server = Running::start(command).unwrap();
    let began = Instant::now();
    while TcpStream::connect(&address).is_err() {
        assert!(began.elapsed() < Duration::from_secs(20), "it never listened on {address}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
