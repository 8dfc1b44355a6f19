//! Letters out of the outbox: handed to an SMTP server, again after a pause when it cannot take them.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::config::MailConfig;
use app::mail::{self, Letter};
use domain::{Email, OrganisationId, Role};
use testkit::app::{TestApp, add_account};
use testkit::database::for_each_database;
use uuid::Uuid;

/// A mail server that is busy for the first letters, then takes them.
struct PostOffice {
    url: String,
    taken: Arc<Mutex<Vec<String>>>,
    seen: Arc<Mutex<usize>>,
}

impl PostOffice {
    fn open(busy_for: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("smtp+plain://{}", listener.local_addr().unwrap());
        let office = Self { url, taken: Arc::default(), seen: Arc::default() };
        let (taken, seen) = (office.taken.clone(), office.seen.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                serve(stream.unwrap(), busy_for, &taken, &seen);
            }
        });
        office
    }

    /// Waits until so many letters were offered.
    fn wait(&self, offered: usize) {
        for _ in 0..400 {
            if *self.seen.lock().unwrap() >= offered {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("only {} letters were offered", self.seen.lock().unwrap());
    }
}

fn serve(stream: TcpStream, busy_for: usize, taken: &Mutex<Vec<String>>, seen: &Mutex<usize>) {
    let mut out = stream.try_clone().unwrap();
    let mut say = move |line: &str| out.write_all(format!("{line}\r\n").as_bytes()).unwrap_or_default();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    say("220 office ready");
    while let Some(line) = lines.next() {
        let word = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match word.as_str() {
            "EHLO" => say("250 office"),
            "RCPT" if line.contains("nobody") => {
                *seen.lock().unwrap() += 1;
                say("550 no such person");
            }
            "DATA" => {
                say("354 go on");
                let body: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                let mut count = seen.lock().unwrap();
                *count += 1;
                if *count <= busy_for {
                    say("451 busy, try later");
                } else {
                    taken.lock().unwrap().push(body.join("\n"));
                    say("250 taken");
                }
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok"),
        }
    }
}

fn write(app: &TestApp, to: &str) -> OrganisationId {
    let organisation = add_account(&app.store, "default", "olga@example.org", Role::Organiser, app.clock.now());
    let stamp = store::Stamp { at: app.clock.now(), new_id: Uuid::now_v7 };
    let to = Email::parse(to).unwrap();
    let letter = Letter { subject: "Din kod på väg".to_owned(), text: "Your code is 123456.".to_owned() };
    app.store.write(move |conn| mail::queue(conn, (organisation, stamp), (&to, None), &letter)).unwrap();
    organisation
}

fn left(app: &TestApp) -> usize {
    let later = app.clock.now() + jiff::SignedDuration::from_hours(999);
    app.store.read(move |conn| store::outbox::due(conn, "mail", later, 9)).unwrap().len()
}

fn wait_until_left(app: &TestApp, count: usize) {
    for _ in 0..400 {
        if left(app) == count {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("{} letters are left, not {count}", left(app));
}

#[test]
fn a_letter_is_sent_again_after_a_pause_and_then_no_more() {
    for_each_database(|database| {
        let office = PostOffice::open(1);
        let mail = MailConfig::parse(&office.url, "meet@example.org").unwrap();
        let app = TestApp::start_configured(database.url(), |config| config.mail = Some(mail));
        write(&app, "ada@example.org");
        office.wait(1);
        assert_eq!((left(&app), office.taken.lock().unwrap().len()), (1, 0));
        app.clock.advance_minutes(3);
        office.wait(2);
        wait_until_left(&app, 0);
        let taken = office.taken.lock().unwrap().clone();
        assert_eq!(taken.len(), 1);
        assert!(
            taken[0].contains("To: ada@example.org") && taken[0].contains("From: meet@example.org"),
            "{}",
            taken[0]
        );
        assert!(taken[0].contains("Your code is 123456.") && taken[0].contains("=?utf-8?"), "{}", taken[0]);
        app.clock.advance_minutes(600);
        std::thread::sleep(Duration::from_millis(1200));
        assert_eq!(*office.seen.lock().unwrap(), 2, "a letter that was taken is not sent again");
    });
}

#[test]
fn a_letter_to_nobody_is_given_up_at_once() {
    for_each_database(|database| {
        let office = PostOffice::open(0);
        let mail = MailConfig::parse(&office.url, "meet@example.org").unwrap();
        let app = TestApp::start_configured(database.url(), |config| config.mail = Some(mail));
        write(&app, "nobody@example.org");
        office.wait(1);
        wait_until_left(&app, 0);
        assert!(office.taken.lock().unwrap().is_empty());
    });
}
