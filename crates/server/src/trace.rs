//! What the program writes about itself: one line per occurrence, to standard error.

use tracing_subscriber::EnvFilter;

/// Starts tracing; `RUST_LOG` chooses what is written, warnings by default.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    let lines = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr);
    if lines.try_init().is_err() {
        eprintln!("tracing was started before");
    }
}
