//! Configuration: what the binary read from flags, environment and defaults, already checked.

mod mail;
mod public_url;
mod signing_key;
pub mod trusted_proxy;

pub use mail::{MailConfig, MailSecurity};
pub use public_url::{InsecureLan, PublicUrl};
pub use signing_key::{SigningKey, SigningKeys};
pub use trusted_proxy::Network;

/// The settings of one replica.
#[derive(Clone)]
pub struct Config {
    /// Where people reach this server; links, cookies and tokens follow it.
    pub public_url: PublicUrl,
    /// Signs and verifies tokens.
    pub signing_keys: SigningKeys,
    /// Where letters are handed in; none: nothing is sent.
    pub mail: Option<MailConfig>,
    /// Proxies of our own, whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
}

/// Why the server refuses to start. The binary prints it and exits with 78.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct ConfigError {
    pub code: &'static str,
    pub detail: String,
    /// What to do about it.
    pub action: String,
}
