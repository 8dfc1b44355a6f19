//! Tokens of the company's own sign-in (OpenID Connect): which issuer and audience are trusted is in
//! the store, one algorithm each; keys come from the issuer's JWKS and from nowhere else.

use domain::{Email, OrganisationId};
use jiff::Timestamp;
use jsonwebtoken::dangerous::insecure_decode_claims;
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation};
use serde::Deserialize;
use serde_json::Value;
use store::oidc::OidcIssuer;

use super::token::{LEEWAY_SECONDS, TokenRefused};
use crate::problem::Problem;
use crate::state::AppState;

/// The most audiences of one token that are looked up.
const AUDIENCES_MAX: usize = 8;
/// The longest token that is read.
const TOKEN_BYTES_MAX: usize = 16 << 10;

/// Whom a token speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    pub organisation: OrganisationId,
    pub email: Email,
    /// The roles that the token grants; none: it does not say.
    pub roles: Option<Vec<String>>,
}

/// One text or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn into_vec(self) -> Vec<String> {
        match self {
            OneOrMany::One(text) => vec![text],
            OneOrMany::Many(texts) => texts,
        }
    }
}

/// What a token says about where it comes from, before anybody has checked it.
#[derive(Deserialize)]
struct Unchecked {
    iss: String,
    aud: OneOrMany,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
    nbf: Option<i64>,
    iat: Option<i64>,
    email: Option<String>,
    email_verified: Option<Value>,
    preferred_username: Option<String>,
    upn: Option<String>,
    #[serde(flatten)]
    others: serde_json::Map<String, Value>,
}

/// Checks a token of a trusted issuer. None: it is none, or it is refused; the reason is not told.
///
/// # Errors
/// What the store says.
pub async fn verify(state: &AppState, token: &str) -> Result<Option<Stranger>, Problem> {
    if token.len() > TOKEN_BYTES_MAX {
        return Ok(None);
    }
    let (Ok(header), Ok(unchecked)) = (jsonwebtoken::decode_header(token), insecure_decode_claims::<Unchecked>(token))
    else {
        return Ok(None);
    };
    let Some(issuer) = trusted(state, unchecked).await? else { return Ok(None) };
    let Some((algorithm, kid)) = shape(&header, &issuer) else { return Ok(None) };
    let (ring, now, url) = (state.keys.clone(), state.clock.now(), issuer.jwks_url.clone());
    let key = state.block(move || Ok(ring.find(&url, &kid, now))).await?;
    let Some(key) = key else { return Ok(None) };
    Ok(read(token, (&key, algorithm), &issuer, now).ok())
}

async fn trusted(state: &AppState, unchecked: Unchecked) -> Result<Option<OidcIssuer>, Problem> {
    let read = state.read(move |conn| {
        for audience in unchecked.aud.into_vec().iter().take(AUDIENCES_MAX) {
            if let Some(found) = store::oidc::find(conn, &unchecked.iss, audience)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    });
    read.await
}

/// The algorithm of the issuer and the key's id; none for a header that asks for anything else.
fn shape(header: &Header, issuer: &OidcIssuer) -> Option<(Algorithm, String)> {
    let algorithm = match issuer.algorithm.as_str() {
        "RS256" => Algorithm::RS256,
        "ES256" => Algorithm::ES256,
        _ => return None,
    };
    let of_token = header.typ.as_deref().is_none_or(|typ| typ.eq_ignore_ascii_case("jwt") || typ == "at+jwt");
    let plain = header.alg == algorithm && of_token && header.crit.is_none() && header.enc.is_none();
    plain.then_some(()).and_then(|()| Some((algorithm, header.kid.clone()?)))
}

fn read(
    token: &str,
    (key, algorithm): (&DecodingKey, Algorithm),
    issuer: &OidcIssuer,
    now: Timestamp,
) -> Result<Stranger, TokenRefused> {
    let mut validation = Validation::new(algorithm);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    validation.set_issuer(&[&issuer.issuer]);
    validation.set_audience(&[&issuer.audience]);
    // Judged below, by the application's clock.
    validation.validate_exp = false;
    validation.validate_nbf = false;
    let claims = jsonwebtoken::decode::<Claims>(token, key, &validation).map_err(|_| TokenRefused)?.claims;
    if !is_timely(&claims, now.as_second()) || claims.email_verified.as_ref().is_some_and(is_no) {
        return Err(TokenRefused);
    }
    let names = [&claims.email, &claims.preferred_username, &claims.upn];
    let mut names = names.into_iter().flatten().chain([&claims.sub]);
    let email = names.find_map(|name| Email::parse(name).ok()).ok_or(TokenRefused)?;
    let roles = claims.others.get(&issuer.role_claim).map(words);
    Ok(Stranger { organisation: issuer.organisation_id, email, roles })
}

fn is_timely(claims: &Claims, now: i64) -> bool {
    let started = now.saturating_add(LEEWAY_SECONDS);
    claims.exp > now.saturating_sub(LEEWAY_SECONDS)
        && claims.nbf.is_none_or(|at| at <= started)
        && claims.iat.is_none_or(|at| at <= started)
}

/// Some issuers write `false`, some `"false"`.
fn is_no(value: &Value) -> bool {
    value == &Value::Bool(false) || value.as_str().is_some_and(|text| text.eq_ignore_ascii_case("false"))
}

fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => text.split_whitespace().map(str::to_owned).collect(),
        Value::Array(texts) => texts.iter().filter_map(|text| text.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    }
}
