//! `demo`: a made-up company whose event is open now, served until Ctrl-C.

use std::net::TcpListener;
use std::path::PathBuf;

use app::Config;
use app::config::{InsecureLan, PublicUrl, SigningKey};
use serde_json::json;

use crate::commands::serve;
use crate::demo::{Installed, install};
use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::{database, trace};

/// How to try the product out.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Where to listen on this machine; 0 takes a free port
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Where to keep the data; a fresh temporary file by default
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
    /// Another company
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print one line of JSON once it listens
    #[arg(long)]
    json: bool,
}

/// Makes the company, prints where to look, and serves.
///
/// # Errors
/// The port is taken, or the database is not empty.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    trace::start();
    let listener = TcpListener::bind(("127.0.0.1", options.port)).map_err(|cause| taken(options.port, &cause))?;
    let url = format!("http://{}", listener.local_addr().map_err(|cause| taken(options.port, &cause))?);
    let config = config(&url)?;
    let folder = tempfile::tempdir().map_err(|cause| {
        Failure::configuration(CodedError::new("no_temporary_folder", cause.to_string()).action("pass --db FILE"))
    })?;
    let file = options.db.clone().unwrap_or_else(|| folder.path().join("demo.db"));
    let store = database::open(&file.to_string_lossy())?;
    app::console::allow_simulation();
    let state = serve::state(store, config);
    if !options.json {
        eprintln!("Making a company of 240 people and planning their event …");
    }
    let installed = install(&state, options.seed)?;
    announce(&url, &installed, options.json);
    serve::host(state, listener)?;
    Ok(Exit::Clean)
}

/// A key of its own, for as long as the demo runs.
fn config(url: &str) -> Result<Config, Failure> {
    let mut bytes = [0_u8; 32];
    rand::Rng::fill_bytes(&mut rand::rng(), &mut bytes);
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let refused = |cause: app::config::ConfigError| {
        Failure::configuration(CodedError::new(cause.code, cause.detail).action(cause.action))
    };
    Ok(Config {
        public_url: PublicUrl::parse(url, InsecureLan::Refused).map_err(refused)?,
        signing_keys: SigningKey::parse(text.as_bytes()).map_err(refused)?.into(),
        mail: None,
        trusted_proxies: Vec::new(),
    })
}

fn announce(url: &str, installed: &Installed, as_json: bool) {
    let Installed { console_path, screen_path, phones, token, event, plan } = installed;
    let (console, screen) = (format!("{url}{console_path}"), format!("{url}{screen_path}"));
    if as_json {
        let line = json!({
            "url": url, "console_link": console, "token": token, "attendee_links": phones,
            "event_id": event, "plan_id": plan,
        });
        println!("{line}");
        return;
    }
    println!("\nBrinkholm's event \"Leading across departments\" is open. 240 people, 5 rounds of 3 minutes.\n");
    println!("Organiser   {console}");
    for (number, phone) in (1..).zip(phones) {
        println!("Phone {number}     {phone}");
    }
    println!("Screen      {screen}\n");
    println!("What to try");
    println!("  1. Open phone 1 and tap \"I'm here\". Your first place appears two minutes from now.");
    println!("  2. Open the organiser's link: the plan, its trust strip, who meets whom.");
    println!("     Press \"Simulate the others arriving\".");
    println!("  3. At the reveal phones 1 and 2 show the same table: these two meet first.");
    println!("  4. Ask the API:");
    println!("     TOKEN={token}");
    println!("     curl -H \"Authorization: Bearer $TOKEN\" {url}/api/v1/events/{event}");
    println!("     (good for 15 minutes; the API is described at {url}/docs)\n");
    println!("Ctrl-C stops it.");
}

fn taken(port: u16, cause: &std::io::Error) -> Failure {
    let error = CodedError::new("port_taken", format!("cannot listen on 127.0.0.1:{port}: {cause}"));
    Failure::configuration(error.action("pass another port with --port, or --port 0 for a free one"))
}
