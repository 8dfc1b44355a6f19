//! Where the data is: a file, or a PostgreSQL server.

use std::path::PathBuf;
use std::str::FromStr;

/// An address of a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreUrl {
    /// A file on a local disk (the write-ahead log does not work over a network).
    Sqlite(PathBuf),
    /// A libpq address, `postgres://…`.
    Postgres(String),
}

/// An address that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreUrlError {
    #[error("the database address is empty; give a file or postgres://user@host/database")]
    Empty,
    #[error("`{0}` is no database that this program knows; give a file or postgres://user@host/database")]
    UnknownScheme(String),
    #[error(
        "sslmode={0} needs a libpq with TLS, and this binary carries one without; \
         put a TLS proxy in front or connect over a socket"
    )]
    TlsNotBuilt(String),
}

impl FromStr for StoreUrl {
    type Err = StoreUrlError;

    fn from_str(text: &str) -> Result<Self, StoreUrlError> {
        let text = text.trim();
        match text.split_once("://") {
            Some(("postgres" | "postgresql", _)) => refuse_tls(text).map(|()| Self::Postgres(text.to_owned())),
            Some(("sqlite", path)) => file(path),
            Some((scheme, _)) => Err(StoreUrlError::UnknownScheme(scheme.to_owned())),
            None => file(text.strip_prefix("sqlite:").unwrap_or(text)),
        }
    }
}

fn file(path: &str) -> Result<StoreUrl, StoreUrlError> {
    if path.is_empty() { Err(StoreUrlError::Empty) } else { Ok(StoreUrl::Sqlite(PathBuf::from(path))) }
}

fn refuse_tls(url: &str) -> Result<(), StoreUrlError> {
    let (_, query) = url.split_once('?').unwrap_or((url, ""));
    let mode = query.split('&').find_map(|pair| pair.strip_prefix("sslmode="));
    match mode {
        Some(mode) if mode == "require" || mode.starts_with("verify-") => {
            Err(StoreUrlError::TlsNotBuilt(mode.to_owned()))
        }
        _ => Ok(()),
    }
}

impl std::fmt::Display for StoreUrl {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            StoreUrl::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            StoreUrl::Postgres(url) => f.write_str(&without_secrets(url)),
        }
    }
}

fn without_secrets(url: &str) -> String {
    let (url, _) = url.split_once('?').unwrap_or((url, ""));
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_and_a_server_are_told_apart() {
        assert_eq!("data/m.db".parse(), Ok(StoreUrl::Sqlite("data/m.db".into())));
        assert_eq!("sqlite:m.db".parse(), Ok(StoreUrl::Sqlite("m.db".into())));
        assert_eq!("sqlite:///var/m.db".parse(), Ok(StoreUrl::Sqlite("/var/m.db".into())));
        assert!(matches!("postgres://u@h/d".parse(), Ok(StoreUrl::Postgres(_))));
        assert_eq!("mysql://h".parse::<StoreUrl>(), Err(StoreUrlError::UnknownScheme("mysql".into())));
        assert_eq!(" ".parse::<StoreUrl>(), Err(StoreUrlError::Empty));
    }

    #[test]
    fn a_mode_that_needs_tls_is_refused_before_it_fails_later() {
        for mode in ["require", "verify-ca", "verify-full"] {
            let refused = format!("postgres://u@h/d?sslmode={mode}").parse::<StoreUrl>();
            assert_eq!(refused, Err(StoreUrlError::TlsNotBuilt(mode.into())));
        }
        assert!("postgres://u@h/d?sslmode=disable".parse::<StoreUrl>().is_ok());
    }

    #[test]
    fn a_password_is_never_shown() {
        let url: StoreUrl = "postgres://ada:s3cret@host/m?password=s3cret".parse().unwrap();
        assert_eq!(url.to_string(), "postgres://…@host/m");
    }
}
