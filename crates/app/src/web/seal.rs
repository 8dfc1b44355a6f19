//! Seals: what a form brings back so that we know the page came from us. HMAC-SHA-256 with the
//! signing key over a purpose and its subject; nothing is stored.

use jsonwebtoken::crypto::{sign, verify};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};

use crate::config::{SigningKey, SigningKeys};

/// The seal of `subject` for one `purpose`; empty when it cannot be made, which opens nothing.
pub fn seal(keys: &SigningKeys, purpose: &str, subject: &str) -> String {
    seal_with(&keys.current, purpose, subject)
}

/// As [`seal`], with one key.
pub fn seal_with(key: &SigningKey, purpose: &str, subject: &str) -> String {
    let key = EncodingKey::from_secret(key.bytes());
    sign(&message(purpose, subject), &key, Algorithm::HS256).unwrap_or_default()
}

/// Whether `found` is the seal of `subject` for `purpose`, made with the current key or an earlier
/// one. Compares in constant time.
pub fn is_sealed(keys: &SigningKeys, purpose: &str, subject: &str, found: &str) -> bool {
    let message = message(purpose, subject);
    let fits = |key: &SigningKey| {
        verify(found, &message, &DecodingKey::from_secret(key.bytes()), Algorithm::HS256).unwrap_or(false)
    };
    !found.is_empty() && keys.all().any(fits)
}

/// The purpose leads, closed by a byte that no purpose has: one seal never serves for another.
fn message(purpose: &str, subject: &str) -> Vec<u8> {
    [purpose.as_bytes(), &[0], subject.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &[u8]) -> SigningKeys {
        SigningKey::parse(text).unwrap().into()
    }

    #[test]
    fn a_seal_is_good_for_one_purpose_subject_and_key() {
        let own = keys(b"q8Zk2rT0vXw5yB7nD1mF4hJ6sL9pC3aE");
        let sealed = seal(&own, "arrive", "ada");
        assert!(is_sealed(&own, "arrive", "ada", &sealed));
        assert!(!is_sealed(&own, "arrive", "grace", &sealed));
        assert!(!is_sealed(&own, "leave", "ada", &sealed));
        assert!(!is_sealed(&own, "arrive", "ada", ""));
        assert!(!is_sealed(&own, "arrive", "ada", "!!"));
        let mut rotated = keys(b"another key of more than thirty-two bytes");
        assert!(!is_sealed(&rotated, "arrive", "ada", &sealed));
        rotated.earlier.push(own.current.clone());
        assert!(is_sealed(&rotated, "arrive", "ada", &sealed));
    }
}
