//! A hall full of phones that open the page in the same moment.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::Command;
use std::time::Duration;

use testkit::demo::Demo;

/// A phone that finds no room knocks again after a second.
const PATIENCE: Duration = Duration::from_millis(900);
const PHONES: usize = 1_000;

fn signal(process: u32, name: &str) {
    assert!(Command::new("kill").args([name, &process.to_string()]).status().unwrap().success());
}

#[test]
fn a_thousand_phones_knock_before_the_first_is_heard_and_all_get_in() {
    let demo = Demo::start();
    let address: SocketAddr = demo.text("url").strip_prefix("http://").unwrap().parse().unwrap();
    signal(demo.id(), "-STOP");
    let phones: Vec<_> = (0..PHONES).map_while(|_| TcpStream::connect_timeout(&address, PATIENCE).ok()).collect();
    signal(demo.id(), "-CONT");
    assert_eq!(phones.len(), PHONES, "the others knock again a second later");
    for mut phone in phones {
        phone.write_all(b"GET /healthz HTTP/1.1\r\nHost: hall\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        phone.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
}
