//! A whole server on a free port, over either database, with a clock that tests move.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails right here")]

mod account;
mod client;
mod clock;

use std::net::TcpListener;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use actix_web::{HttpServer, web};
use app::config::{InsecureLan, PublicUrl, SigningKey};
use app::{AppState, Clock, Config, Entropy};
use store::{Store, StoreUrl};

pub use account::{PASSWORD, add_account};
pub use client::{Asking, Client, Reply, fresh_key};
pub use clock::FakeClock;

/// A key for tests only.
const KEY: &[u8] = b"q8Zk2rT0vXw5yB7nD1mF4hJ6sL9pC3aE";

/// A running server. Dropping it stops it and closes its store.
pub struct TestApp {
    pub url: String,
    pub clock: FakeClock,
    pub store: Store,
    pub config: Config,
    state: AppState,
    server: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl TestApp {
    /// Starts a server over the database at `url` with a clock that stands still.
    pub fn start(url: &StoreUrl) -> Self {
        let clock = FakeClock::default();
        Self::start_with(url, (clock.clone(), clock.for_app()), |_| {})
    }

    /// As [`TestApp::start`], with a configuration of its own.
    pub fn start_configured(url: &StoreUrl, configure: impl FnOnce(&mut Config)) -> Self {
        let clock = FakeClock::default();
        Self::start_with(url, (clock.clone(), clock.for_app()), configure)
    }

    /// Starts a server whose clock is the system's.
    pub fn start_in_real_time(url: &StoreUrl) -> Self {
        Self::start_with(url, (FakeClock::default(), Clock::new(jiff::Timestamp::now)), |_| {})
    }

    fn start_with(url: &StoreUrl, (fake, clock): (FakeClock, Clock), configure: impl FnOnce(&mut Config)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let store = Store::open(url).unwrap();
        let mut config = Config {
            public_url: PublicUrl::parse(&base, InsecureLan::Refused).unwrap(),
            signing_keys: SigningKey::parse(KEY).unwrap().into(),
            mail: None,
            trusted_proxies: Vec::new(),
        };
        configure(&mut config);
        let entropy = Entropy::new(|bytes| rand::Rng::fill_bytes(&mut rand::rng(), bytes));
        let (flood, keys, live) = (Arc::default(), Arc::default(), Arc::default());
        let state = AppState { store: store.clone(), config: config.clone(), clock, entropy, flood, keys, live };
        let (server, thread) = serve(state.clone(), listener);
        Self { url: base, clock: fake, store, config, state, server, thread: Some(thread) }
    }

    /// One look of whoever keeps time, at the time of the app's clock. Answers how many plans were healed.
    pub fn tick(&self) -> usize {
        app::timekeeper::tick(&self.state, app::timekeeper::Haste::Now).unwrap()
    }

    /// As [`TestApp::tick`], when nobody stands there waiting.
    pub fn look(&self) -> usize {
        app::timekeeper::tick(&self.state, app::timekeeper::Haste::Settle).unwrap()
    }

    /// A client that nobody has signed in.
    pub fn anonymous(&self) -> Client {
        Client::new(&self.url, None)
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        drop(self.server.stop(false));
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
            && !std::thread::panicking()
        {
            panic!("the server panicked");
        }
        let left = self.store.read(store::jobs::count_open).unwrap_or(0);
        self.store.close();
        assert!(left == 0 || std::thread::panicking(), "{left} jobs were left behind");
    }
}

/// Runs a test against a server over SQLite, and again over PostgreSQL.
pub fn for_each_app(test: impl Fn(&TestApp)) {
    crate::database::for_each_database(|database| test(&TestApp::start(database.url())));
}

/// Runs a server on a thread of its own.
fn serve(state: AppState, listener: TcpListener) -> (ServerHandle, JoinHandle<()>) {
    let (tell, told) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let state = web::Data::new(state);
            actix_web::rt::spawn(app::jobs::keep_working(state.clone(), app::KINDS));
            actix_web::rt::spawn(app::mail::keep_sending(state.clone()));
            let server = HttpServer::new(move || app::application(state.clone()))
                .workers(2)
                .disable_signals()
                .shutdown_timeout(1)
                .listen(listener)
                .unwrap()
                .run();
            tell.send(server.handle()).unwrap();
            server.await.unwrap();
        });
    });
    (told.recv().unwrap(), thread)
}
