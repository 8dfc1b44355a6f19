//! The judge itself is judged: a page with planted faults, served by a few lines of our own, must be caught.

use std::io::{Read, Write};
use std::net::TcpListener;

use testkit::browser::{Browser, Script, axe};

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\
    Content-Security-Policy: script-src 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='\r\n";

const PAGE: &str = "<!doctype html><meta name=viewport content='width=device-width'><title>Planted</title><h1>Table 7</h1>\
    <img src='http://stranger.invalid/pixel.png'><p id=js>off</p>\
    <script>document.getElementById('js').textContent = 'on'</script>";

/// Answers every request with the same page, until the test process ends.
fn serve(head: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 4096];
            // The request is short and its text is of no interest.
            let _length = stream.read(&mut request);
            let answer = format!("{head}Content-Length: {}\r\n\r\n{PAGE}", PAGE.len());
            stream.write_all(answer.as_bytes()).ok();
        }
    });
    format!("http://{address}")
}

#[test]
fn a_stranger_and_a_refused_script_are_caught() {
    let Some(browser) = Browser::phone(Script::On).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    let origin = serve(HEAD);
    browser.open(&origin).unwrap();
    assert_eq!(browser.text("h1").unwrap(), "Table 7");
    assert_eq!(browser.text("#js").unwrap(), "off", "the policy stops the script");
    assert_eq!(browser.evaluate("return innerWidth").unwrap(), 360);
    let trace = browser.trace().unwrap();
    assert_eq!(trace.third_party(&origin), ["http://stranger.invalid/pixel.png"]);
    assert!(!trace.policy_violations().is_empty(), "{:?}", trace.console);
}

#[test]
fn scripts_are_off_when_they_should_be() {
    let free = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n";
    let origin = serve(free);
    for (script, seen) in [(Script::On, "on"), (Script::Off, "off")] {
        let Some(browser) = Browser::phone(script).unwrap() else {
            return println!("skipped: no Chromium here");
        };
        browser.open(&origin).unwrap();
        assert_eq!(browser.text("#js").unwrap(), seen);
    }
}

#[test]
fn axe_finds_a_picture_without_words() {
    let Some(axe) = axe().unwrap() else {
        return println!("skipped: AXE_JS names no script");
    };
    let Some(browser) = Browser::phone(Script::On).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    browser.open(&serve(HEAD)).unwrap();
    let faults = browser.accessibility_faults(&axe).unwrap();
    assert!(faults.iter().any(|fault| fault.starts_with("image-alt")), "{faults:?}");
    assert!(faults.iter().any(|fault| fault.starts_with("html-has-lang")), "{faults:?}");
}
