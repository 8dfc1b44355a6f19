//! The keys of issuers, kept for an hour and asked for again when a token names a key that is not
//! among them; never more often than twice a minute, whatever tokens say.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use jsonwebtoken::DecodingKey;
use jsonwebtoken::jwk::{JwkSet, PublicKeyUse};
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

/// How long keys are used without asking again, in seconds.
const FRESH_SECONDS: i64 = 3_600;
/// How long they are used when the issuer does not answer.
const STALE_SECONDS: i64 = 24 * 3_600;
/// The least time between two questions to one issuer.
const PAUSE_SECONDS: i64 = 30;
/// How long an issuer may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// The most bytes of an answer.
const ANSWER_BYTES_MAX: u64 = 256 << 10;

/// The issuer did not answer with keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FetchFailed(pub String);

type Fetch = dyn Fn(&str) -> Result<JwkSet, FetchFailed> + Send + Sync;

/// The keys of every issuer of this replica.
pub struct KeyRing {
    fetch: Box<Fetch>,
    known: Mutex<HashMap<String, Known>>,
}

#[derive(Clone)]
struct Known {
    keys: JwkSet,
    /// When the issuer answered; none: never yet.
    read_at: Option<Timestamp>,
    tried_at: Timestamp,
}

impl Default for KeyRing {
    fn default() -> Self {
        Self::new(fetch)
    }
}

impl KeyRing {
    /// Keys that come by `fetch`, given the address.
    pub fn new(fetch: impl Fn(&str) -> Result<JwkSet, FetchFailed> + Send + Sync + 'static) -> Self {
        Self { fetch: Box::new(fetch), known: Mutex::default() }
    }

    /// The key `kid` of the issuer whose keys are at `url`. May ask the issuer: call it where waiting
    /// is allowed.
    pub fn find(&self, url: &str, kid: &str, now: Timestamp) -> Option<DecodingKey> {
        let known = self.look(url);
        let age = |known: &Known| known.read_at.map_or(i64::MAX, |at| now.duration_since(at).as_secs());
        let held = known.as_ref().and_then(|known| named(&known.keys, kid));
        let fresh = known.as_ref().is_some_and(|known| age(known) < FRESH_SECONDS);
        let asked = known.as_ref().is_some_and(|known| now.duration_since(known.tried_at).as_secs() < PAUSE_SECONDS);
        if (held.is_some() && fresh) || asked {
            return held.filter(|_| known.as_ref().is_some_and(|known| age(known) < STALE_SECONDS));
        }
        self.note(url, known, now);
        match (self.fetch)(url) {
            Ok(keys) => {
                let found = named(&keys, kid);
                self.keep(url, Known { keys, read_at: Some(now), tried_at: now });
                found
            }
            Err(cause) => {
                tracing::warn!(url, %cause, "an issuer's keys could not be read");
                let known = self.look(url)?;
                held.filter(|_| age(&known) < STALE_SECONDS)
            }
        }
    }

    fn look(&self, url: &str) -> Option<Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).get(url).cloned()
    }

    /// Others do not ask meanwhile.
    fn note(&self, url: &str, known: Option<Known>, now: Timestamp) {
        let nothing = Known { keys: JwkSet { keys: Vec::new() }, read_at: None, tried_at: now };
        self.keep(url, Known { tried_at: now, ..known.unwrap_or(nothing) });
    }

    fn keep(&self, url: &str, known: Known) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(url.to_owned(), known);
    }
}

fn named(keys: &JwkSet, kid: &str) -> Option<DecodingKey> {
    let key = keys.find(kid).filter(|key| !matches!(key.common.public_key_use, Some(PublicKeyUse::Encryption)))?;
    DecodingKey::from_jwk(key).ok()
}

/// Whether keys may be fetched from `url`: over TLS, or from this very machine.
pub fn is_private_way(url: &str) -> bool {
    let host = |rest: &str| rest.split(['/', ':', '?']).next().unwrap_or_default().to_owned();
    match url.split_once("://") {
        Some(("https", rest)) => !host(rest).is_empty() && !rest.contains('@'),
        Some(("http", rest)) => matches!(host(rest).as_str(), "127.0.0.1" | "localhost") && !rest.contains('@'),
        _ => false,
    }
}

fn fetch(url: &str) -> Result<JwkSet, FetchFailed> {
    if !is_private_way(url) {
        return Err(FetchFailed("the keys are not behind https".to_owned()));
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let tls = TlsConfig::builder().unversioned_rustls_crypto_provider(provider).root_certs(RootCerts::PlatformVerifier);
    let tls = tls.build();
    let config = Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).tls_config(tls).build();
    let failed = |cause: ureq::Error| FetchFailed(cause.to_string());
    let mut answer = Agent::new_with_config(config).get(url).call().map_err(failed)?;
    let text = answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_string().map_err(failed)?;
    serde_json::from_str(&text).map_err(|cause| FetchFailed(cause.to_string()))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn keys(kid: &str) -> JwkSet {
        let key = serde_json::json!({"kty": "RSA", "kid": kid, "n": "AQAB", "e": "AQAB"});
        serde_json::from_value(serde_json::json!({ "keys": [key] })).unwrap()
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    #[test]
    fn an_unknown_key_asks_the_issuer_and_a_flood_of_them_does_not() {
        let asked = Arc::new(AtomicUsize::new(0));
        let count = asked.clone();
        let ring = KeyRing::new(move |_| {
            let before = count.fetch_add(1, Ordering::SeqCst);
            Ok(keys(if before == 0 { "one" } else { "two" }))
        });
        assert!(ring.find("u", "one", at(0)).is_some());
        for kid in 0..500 {
            assert!(ring.find("u", &kid.to_string(), at(1)).is_none());
        }
        assert_eq!(asked.load(Ordering::SeqCst), 1);
        assert!(ring.find("u", "two", at(31)).is_some(), "a rotated key is found");
        assert!(ring.find("u", "one", at(32)).is_none(), "and the old one is gone");
        assert_eq!(asked.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn keys_outlive_an_issuer_that_is_away_for_a_day_and_no_longer() {
        let asked = AtomicUsize::new(0);
        let ring = KeyRing::new(move |_| match asked.fetch_add(1, Ordering::SeqCst) {
            0 => Ok(keys("one")),
            _ => Err(FetchFailed("away".to_owned())),
        });
        assert!(ring.find("u", "one", at(0)).is_some());
        assert!(ring.find("u", "one", at(FRESH_SECONDS + 1)).is_some());
        assert!(ring.find("u", "one", at(STALE_SECONDS - 1)).is_some());
        assert!(ring.find("u", "one", at(STALE_SECONDS + 31)).is_none());
    }

    #[test]
    fn keys_come_over_tls_or_from_this_machine() {
        for good in ["https://login.example.org/keys", "http://127.0.0.1:8080/keys", "http://localhost/keys"] {
            assert!(is_private_way(good), "{good}");
        }
        let bad =
            ["http://login.example.org/keys", "http://127.0.0.1.evil.example/", "ftp://x", "https://", "file:///k"];
        for bad in bad.into_iter().chain(["http://localhost@evil.example/", "https://a@b/"]) {
            assert!(!is_private_way(bad), "{bad}");
        }
    }
}
