//! Access tokens: issued by us with HMAC-SHA-256, verified strictly.
//!
//! The library's defaults accept 60 seconds of leeway and do not look at `nbf`; here every claim
//! is required, time is read from the application's clock, and the key is chosen by `kid` alone.

use domain::{AccountId, EventId, OrganisationId, RefreshFamilyId};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::config::{Config, SigningKeys};

/// How long an access token lives.
pub const ACCESS_SECONDS: i64 = 15 * 60;
/// How far two clocks may differ.
pub(super) const LEEWAY_SECONDS: i64 = 30;
/// Tells these tokens from all others (RFC 9068).
const HEADER_TYPE: &str = "at+jwt";
const CLAIM_TYPE: &str = "access";
const AUDIENCE: &str = "matchmaker-api";

/// What a token says. Role and standing are read from the store at each request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    pub iss: String,
    pub aud: String,
    /// The account.
    pub sub: AccountId,
    pub org: OrganisationId,
    /// The one event that a steward's token is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<EventId>,
    /// The sign-in that this token comes from; ending it ends the token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fam: Option<RefreshFamilyId>,
    pub exp: i64,
    pub nbf: i64,
    pub iat: i64,
    pub jti: Uuid,
    pub typ: String,
}

/// Every reason is one answer to the outside: 401.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the token is not accepted")]
pub struct TokenRefused;

/// Whom a token is for.
#[derive(Debug, Clone, Copy)]
pub struct Subject {
    pub organisation: OrganisationId,
    pub account: AccountId,
    pub event: Option<EventId>,
}

/// Signs a token for an account, valid from now for fifteen minutes.
pub fn issue(config: &Config, subject: Subject, now: Timestamp, jti: Uuid) -> Result<String, TokenRefused> {
    sign(config, subject, None, (now, jti))
}

/// Signs a token that ends when its sign-in ends.
pub fn issue_within(
    config: &Config,
    subject: Subject,
    family: RefreshFamilyId,
    now: Timestamp,
    jti: Uuid,
) -> Result<String, TokenRefused> {
    sign(config, subject, Some(family), (now, jti))
}

fn sign(
    config: &Config,
    subject: Subject,
    family: Option<RefreshFamilyId>,
    (now, jti): (Timestamp, Uuid),
) -> Result<String, TokenRefused> {
    let seconds = now.as_second();
    let claims = Claims {
        iss: config.public_url.as_str().to_owned(),
        aud: AUDIENCE.to_owned(),
        sub: subject.account,
        org: subject.organisation,
        event: subject.event,
        fam: family,
        exp: seconds + ACCESS_SECONDS,
        nbf: seconds,
        iat: seconds,
        jti,
        typ: CLAIM_TYPE.to_owned(),
    };
    let key = &config.signing_keys.current;
    let header =
        Header { typ: Some(HEADER_TYPE.to_owned()), kid: Some(key.id().to_owned()), ..Header::new(Algorithm::HS256) };
    jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(key.bytes())).map_err(|_| TokenRefused)
}

/// Verifies a token and gives its claims.
///
/// # Errors
/// [`TokenRefused`] for any fault; the reason is not told.
pub fn verify(config: &Config, token: &str, now: Timestamp) -> Result<Claims, TokenRefused> {
    let header = jsonwebtoken::decode_header(token).map_err(|_| TokenRefused)?;
    let key = signing_key(&config.signing_keys, &header)?;
    let decoded = jsonwebtoken::decode::<Claims>(token, &key, &validation(config.public_url.as_str()));
    let claims = decoded.map_err(|_| TokenRefused)?.claims;
    if claims.typ == CLAIM_TYPE && is_timely(&claims, now.as_second()) { Ok(claims) } else { Err(TokenRefused) }
}

fn signing_key(keys: &SigningKeys, header: &Header) -> Result<DecodingKey, TokenRefused> {
    if header.typ.as_deref() != Some(HEADER_TYPE) || header.alg != Algorithm::HS256 {
        return Err(TokenRefused);
    }
    let key = header.kid.as_deref().and_then(|id| keys.find(id)).ok_or(TokenRefused)?;
    Ok(DecodingKey::from_secret(key.bytes()))
}

fn validation(issuer: &str) -> Validation {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
    validation.set_issuer(&[issuer]);
    validation.set_audience(&[AUDIENCE]);
    // Judged below, by the application's clock.
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation
}

fn is_timely(claims: &Claims, now: i64) -> bool {
    let started = now.saturating_add(LEEWAY_SECONDS);
    claims.exp > now.saturating_sub(LEEWAY_SECONDS)
        && claims.nbf <= started
        && claims.iat <= started
        && claims.exp.saturating_sub(claims.iat) <= ACCESS_SECONDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{InsecureLan, PublicUrl, SigningKey};

    fn config(key: &[u8]) -> Config {
        Config {
            public_url: PublicUrl::parse("https://meet.example.org", InsecureLan::Refused).unwrap(),
            signing_keys: SigningKey::parse(key).unwrap().into(),
            mail: None,
            trusted_proxies: Vec::new(),
        }
    }

    fn nine() -> Timestamp {
        "2026-05-04T09:00:00Z".parse().unwrap()
    }

    fn after(seconds: i64) -> Timestamp {
        nine() + jiff::SignedDuration::from_secs(seconds)
    }

    const KEY: &[u8] = b"q8Zk2rT0vXw5yB7nD1mF4hJ6sL9pC3aE";

    fn subject() -> Subject {
        Subject {
            organisation: OrganisationId::from_uuid(Uuid::from_u128(1)),
            account: AccountId::from_uuid(Uuid::from_u128(2)),
            event: None,
        }
    }

    fn signed(header: &Header, claims: &serde_json::Value) -> String {
        jsonwebtoken::encode(header, claims, &EncodingKey::from_secret(KEY)).unwrap()
    }

    #[test]
    fn a_token_holds_for_its_time_and_no_longer() {
        let config = config(KEY);
        let token = issue(&config, subject(), nine(), Uuid::from_u128(3)).unwrap();
        assert_eq!(verify(&config, &token, nine()).unwrap().sub, subject().account);
        assert!(verify(&config, &token, after(ACCESS_SECONDS + 29)).is_ok());
        assert!(verify(&config, &token, after(ACCESS_SECONDS + 30)).is_err());
        assert!(verify(&config, &token, after(-31)).is_err());
    }

    #[test]
    fn a_rotated_key_is_accepted_while_it_is_listed() {
        let old = config(KEY);
        let token = issue(&old, subject(), nine(), Uuid::from_u128(3)).unwrap();
        let mut new = config(b"another key of more than thirty-two bytes");
        assert!(verify(&new, &token, nine()).is_err());
        new.signing_keys.earlier.push(old.signing_keys.current.clone());
        assert!(verify(&new, &token, nine()).is_ok());
    }

    #[test]
    fn a_missing_claim_or_a_foreign_type_is_refused() {
        let config = config(KEY);
        let header = Header {
            typ: Some(HEADER_TYPE.to_owned()),
            kid: Some(config.signing_keys.current.id().to_owned()),
            ..Header::new(Algorithm::HS256)
        };
        let whole = serde_json::json!({
            "iss": "https://meet.example.org", "aud": AUDIENCE, "sub": Uuid::from_u128(2), "org": Uuid::from_u128(1),
            "exp": nine().as_second() + 60, "nbf": nine().as_second(), "iat": nine().as_second(),
            "jti": Uuid::from_u128(3), "typ": "access",
        });
        assert!(verify(&config, &signed(&header, &whole), nine()).is_ok());
        for claim in ["iss", "aud", "sub", "exp", "nbf", "iat", "jti", "typ"] {
            let mut without = whole.clone();
            without.as_object_mut().unwrap().remove(claim);
            assert!(verify(&config, &signed(&header, &without), nine()).is_err(), "without {claim}");
        }
        for (claim, value) in [("iss", "https://evil.example"), ("aud", "other"), ("typ", "refresh")] {
            let mut changed = whole.clone();
            changed[claim] = value.into();
            assert!(verify(&config, &signed(&header, &changed), nine()).is_err(), "{claim} {value}");
        }
        let bare = Header { typ: Some("JWT".to_owned()), ..header.clone() };
        assert!(verify(&config, &signed(&bare, &whole), nine()).is_err());
        let keyless = Header { kid: None, ..header };
        assert!(verify(&config, &signed(&keyless, &whole), nine()).is_err());
    }
}
