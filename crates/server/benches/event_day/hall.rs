//! A server as a process, an event that is open, and an organiser.

use std::net::TcpListener;
use std::process::Stdio;
use std::time::Duration;

use app::access::seat;
use app::access::token::{self, Subject};
use domain::{Email, Role};
use jiff::Timestamp;
use store::{Store, StoreError, StoreUrl, accounts};
use tempfile::TempDir;
use testkit::app::{Client, add_account};
use testkit::binary::{Running, matchmaker};
use testkit::crowd::{self, Crowd, KEY};
use uuid::Uuid;

pub struct Hall {
    pub address: String,
    pub crowd: Crowd,
    pub organiser: Client,
    /// Opens the console once.
    console_link: String,
    process: Running,
    _folder: TempDir,
}

impl Hall {
    /// Puts `people` on the list of an event and opens the door.
    pub fn open(url: &StoreUrl, people: usize) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let base = format!("http://{address}");
        let (config, now) = (crowd::config(&base), Timestamp::now());
        let store = Store::open(url).unwrap();
        let crowd = Crowd::gather(&store, &config, people, now);
        let organisation = add_account(&store, "default", "olga@example.org", Role::Organiser, now);
        let email = Email::parse("olga@example.org").unwrap();
        let account = store.read(|conn| accounts::find_by_email(conn, organisation, &email)).unwrap().unwrap().id;
        let link = move |conn: &mut store::Conn| seat::issue_link(conn, (organisation, account), "bench", now);
        let console_link = store.write::<_, StoreError, _>(link).unwrap();
        store.close();
        let subject = Subject { organisation, account, event: None };
        let organiser = Client::new(&base, Some(token::issue(&config, subject, now, Uuid::now_v7()).unwrap()));
        let folder = tempfile::tempdir().unwrap();
        let mut command = matchmaker(folder.path()).unwrap();
        command.args(["serve", "--listen", &address, "--db", &address_of(url)]).env("MATCHMAKER_SIGNING_KEY", KEY);
        command.stderr(Stdio::null());
        let process = Running::start(command).unwrap();
        while organiser.ask("GET", "/readyz").try_send().is_none_or(|answer| answer.status != 200) {
            std::thread::sleep(Duration::from_millis(10));
        }
        Self { address, crowd, organiser, console_link, process, _folder: folder }
    }

    /// Signs a browser in to the console.
    pub fn console_cookie(&self) -> String {
        let entered = self.organiser.ask("POST", &self.console_link).send().expect(303);
        entered.header("set-cookie").split(';').next().unwrap().to_owned()
    }

    /// What the server keeps in memory, in bytes.
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1_024
    }
}

fn address_of(url: &StoreUrl) -> String {
    match url {
        StoreUrl::Sqlite(path) => path.display().to_string(),
        StoreUrl::Postgres(address) => address.clone(),
    }
}
