//! `serve`: the API and the pages, on SQLite or PostgreSQL, until SIGTERM.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;

use actix_web::{HttpServer, web};
use app::config::{ConfigError, InsecureLan, MailConfig, Network, PublicUrl, SigningKey, SigningKeys};
use app::{AppState, Clock, Config, Entropy};
use socket2::SockRef;
use store::{Store, StoreUrl};

use crate::exit::Exit;
use crate::failure::{CodedError, Failure};

/// How long requests in flight may take after SIGTERM.
const SHUTDOWN_SECONDS: u64 = 8;

/// Where to listen, where the data is, and under which address people come.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The address to listen on
    #[arg(long, env = "MATCHMAKER_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// A file for SQLite, or postgres://user@host/database
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, default_value = "matchmaker.db")]
    db: String,
    /// The address that people open, such as https://meet.example.org
    #[arg(long, env = "MATCHMAKER_PUBLIC_URL")]
    public_url: Option<String>,
    /// Accept plain http off this machine: cookies and links travel in clear text
    #[arg(long, env = "MATCHMAKER_INSECURE_LAN")]
    insecure_lan: bool,
    /// A file with the key that signs tokens, readable by its owner only
    #[arg(long, env = "MATCHMAKER_SIGNING_KEY_FILE")]
    signing_key_file: Option<PathBuf>,
    /// Files with earlier keys whose tokens are still accepted
    #[arg(long, env = "MATCHMAKER_EARLIER_SIGNING_KEY_FILES", value_delimiter = ',')]
    earlier_signing_key_files: Vec<PathBuf>,
    /// Networks whose X-Forwarded-For is believed, such as 10.0.0.0/8
    #[arg(long, env = "MATCHMAKER_TRUSTED_PROXIES", value_name = "CIDR", value_delimiter = ',')]
    trusted_proxy: Vec<String>,
    /// Where letters are handed in: smtp://user:password@host:587, smtps://…, smtp+plain://… without encryption
    #[arg(long, env = "MATCHMAKER_SMTP_URL", hide_env_values = true, requires = "mail_from")]
    smtp_url: Option<String>,
    /// The address that letters come from
    #[arg(long, env = "MATCHMAKER_MAIL_FROM")]
    mail_from: Option<String>,
}

/// Serves until SIGTERM or SIGINT; requests in flight are finished.
///
/// # Errors
/// The configuration is refused, the database cannot be opened, or the address is taken.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    crate::trace::start();
    let listener = TcpListener::bind(options.listen).map_err(|cause| taken(options.listen, &cause))?;
    // Port 0 lets the system choose one.
    let own = listener.local_addr().map_err(|cause| taken(options.listen, &cause))?;
    let config = config(options, own).map_err(refuse)?;
    let store = open(&options.db)?;
    eprintln!("matchmaker listens on http://{own}, data in {}", store.url());
    host(state(store, config), listener)?;
    Ok(Exit::Clean)
}

/// Opens the database.
///
/// # Errors
/// The address is no database, or it cannot be opened.
pub fn open(db: &str) -> Result<Store, Failure> {
    let url: StoreUrl = db.parse().map_err(|cause| {
        let error = CodedError::new("database_url", format!("{cause}"));
        Failure::configuration(error.action("pass --db FILE, or postgres://… in DATABASE_URL"))
    })?;
    Store::open(&url).map_err(|cause| {
        let error = CodedError::new("database_unavailable", format!("{url}: {cause}"));
        Failure::configuration(error.action("check that the folder can be written, or that the server is up"))
    })
}

/// What requests reach, with the system's clock and random numbers.
pub fn state(store: Store, config: Config) -> AppState {
    AppState {
        store,
        config,
        clock: Clock::new(jiff::Timestamp::now),
        entropy: Entropy::new(|bytes| rand::Rng::fill_bytes(&mut rand::rng(), bytes)),
        flood: std::sync::Arc::default(),
        keys: std::sync::Arc::default(),
        live: std::sync::Arc::default(),
    }
}

/// So many phones may knock before the first is heard. A listener of the standard library has room for 128, and who finds
/// none knocks again a second later.
const KNOCKING_MAX: i32 = 4_096;

/// Serves `state` on `listener` until SIGTERM, then writes what waits.
///
/// # Errors
/// The server cannot start.
pub fn host(state: AppState, listener: TcpListener) -> Result<(), Failure> {
    let store = state.store.clone();
    let state = web::Data::new(state);
    let room = SockRef::from(&listener).listen(KNOCKING_MAX);
    room.map_err(|cause| Failure::configuration(CodedError::new("server_failed", cause.to_string())))?;
    let outcome = actix_web::rt::System::new().block_on(async move {
        actix_web::rt::spawn(app::timekeeper::keep_time(state.clone()));
        actix_web::rt::spawn(app::jobs::keep_working(state.clone(), app::KINDS));
        actix_web::rt::spawn(app::mail::keep_sending(state.clone()));
        HttpServer::new(move || app::application(state.clone()))
            .listen(listener)?
            .shutdown_timeout(SHUTDOWN_SECONDS)
            .run()
            .await
    });
    store.close();
    outcome.map_err(|cause| Failure::configuration(CodedError::new("server_failed", cause.to_string())))
}

fn config(options: &Options, own: SocketAddr) -> Result<Config, ConfigError> {
    let lan = if options.insecure_lan { InsecureLan::Accepted } else { InsecureLan::Refused };
    let own = format!("http://{own}");
    let public_url = PublicUrl::parse(options.public_url.as_deref().unwrap_or(&own), lan)?;
    let earlier = options.earlier_signing_key_files.iter().map(|path| SigningKey::from_file(path));
    let signing_keys = SigningKeys { current: signing_key(options)?, earlier: earlier.collect::<Result<_, _>>()? };
    let mail = options.smtp_url.as_deref();
    let mail = mail.map(|url| MailConfig::parse(url, options.mail_from.as_deref().unwrap_or_default())).transpose()?;
    let trusted_proxies = options.trusted_proxy.iter().map(|text| Network::parse(text)).collect::<Result<_, _>>()?;
    Ok(Config { public_url, signing_keys, mail, trusted_proxies })
}

/// The key from its file, or from the environment; never from a flag, which every process list shows.
fn signing_key(options: &Options) -> Result<SigningKey, ConfigError> {
    match (&options.signing_key_file, std::env::var("MATCHMAKER_SIGNING_KEY")) {
        (Some(path), _) => SigningKey::from_file(path),
        (None, text) => SigningKey::parse(text.unwrap_or_default().as_bytes()),
    }
}

/// What is wrong with the configuration, as a failure of this run.
pub fn refuse(cause: ConfigError) -> Failure {
    Failure::configuration(CodedError::new(cause.code, cause.detail).action(cause.action))
}

fn taken(listen: SocketAddr, cause: &std::io::Error) -> Failure {
    let error = CodedError::new("address_taken", format!("cannot listen on {listen}: {cause}"));
    Failure::configuration(error.action("pass another address with --listen"))
}
