//! The company's own sign-in: tokens of a stub issuer that signs with RS256 and ES256, and many that
//! are not good enough.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RsaKeyPair};
use domain::{OrganisationId, Role};
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use store::oidc::NewOidcIssuer;
use testkit::app::{TestApp, add_account, for_each_app};

const ISSUER: &str = "https://login.example.org";
const AUDIENCE: &str = "matchmaker";

/// A key with the name that the issuer publishes it under.
struct Key {
    kid: &'static str,
    algorithm: Algorithm,
    key: EncodingKey,
}

impl Key {
    fn rsa(kid: &'static str) -> Self {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
        let wrapped: Pkcs8V1Der<'_> = pair.as_der().unwrap();
        // The bare key stands behind the 26 bytes of its PKCS #8 envelope.
        let key = EncodingKey::from_rsa_der(&wrapped.as_ref()[26..]);
        Self { kid, algorithm: Algorithm::RS256, key }
    }

    fn ec(kid: &'static str) -> Self {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
        let key = EncodingKey::from_ec_der(pair.to_pkcs8v1().unwrap().as_ref());
        Self { kid, algorithm: Algorithm::ES256, key }
    }

    fn published(&self) -> Value {
        let mut key = Jwk::from_encoding_key(&self.key, self.algorithm).unwrap();
        key.common.key_id = Some(self.kid.to_owned());
        serde_json::to_value(key).unwrap()
    }

    fn sign(&self, claims: &Value) -> String {
        self.sign_as(&Header { kid: Some(self.kid.to_owned()), ..Header::new(self.algorithm) }, claims)
    }

    fn sign_as(&self, header: &Header, claims: &Value) -> String {
        jsonwebtoken::encode(header, claims, &self.key).unwrap()
    }
}

/// Serves keys over HTTP on this machine, for as long as the test runs.
struct Issuer {
    url: String,
    keys: Arc<Mutex<Value>>,
    asked: Arc<Mutex<u32>>,
}

impl Issuer {
    fn start(keys: &[&Key]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/keys", listener.local_addr().unwrap());
        let issuer = Self { url, keys: Arc::default(), asked: Arc::default() };
        issuer.publish(keys);
        let (keys, asked) = (issuer.keys.clone(), issuer.asked.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let lines = BufReader::new(stream.try_clone().unwrap()).lines();
                lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
                *asked.lock().unwrap() += 1;
                let body = keys.lock().unwrap().to_string();
                let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
                stream.write_all((head + &body).as_bytes()).unwrap();
            }
        });
        issuer
    }

    fn publish(&self, keys: &[&Key]) {
        let keys: Vec<Value> = keys.iter().map(|key| key.published()).collect();
        *self.keys.lock().unwrap() = json!({ "keys": keys });
    }

    fn trusted(&self, app: &TestApp, algorithm: &str) -> OrganisationId {
        let organisation_id = add_account(&app.store, "default", "olga@example.org", Role::Organiser, app.clock.now());
        let new = NewOidcIssuer {
            organisation_id,
            issuer: ISSUER.to_owned(),
            audience: AUDIENCE.to_owned(),
            jwks_url: self.url.clone(),
            role_claim: "roles".to_owned(),
            created_at: app.clock.now(),
            algorithm: algorithm.to_owned(),
        };
        app.store.write(move |conn| store::oidc::add(conn, &new)).unwrap();
        organisation_id
    }
}

/// What a good token of Olga's says.
fn claims(app: &TestApp) -> Value {
    let now = app.clock.now().as_second();
    json!({
        "iss": ISSUER, "aud": AUDIENCE, "sub": "00u1", "email": "Olga@example.org", "iat": now, "nbf": now,
        "exp": now + 600,
    })
}

fn status(app: &TestApp, token: &str) -> u16 {
    app.anonymous().with_token(token).get("/api/v1/account").status
}

#[test]
fn a_token_of_the_company_is_the_account_with_its_address() {
    for key in [Key::rsa("one"), Key::ec("one")] {
        for_each_app(|app| {
            let issuer = Issuer::start(&[&key]);
            issuer.trusted(app, if key.algorithm == Algorithm::RS256 { "RS256" } else { "ES256" });
            let mut good = claims(app);
            let olga = app.anonymous().with_token(&key.sign(&good));
            let own = olga.get("/api/v1/account").expect(200).json();
            assert_eq!((&own["email"], &own["role"]), (&json!("olga@example.org"), &json!("organiser")));
            olga.get("/api/v1/people").expect(200);
            assert_eq!(*issuer.asked.lock().unwrap(), 1, "keys are kept");
            good["aud"] = json!(["another", AUDIENCE]);
            good["roles"] = json!(["organiser", "reader"]);
            assert_eq!(status(app, &key.sign(&good)), 200);
            for changed in
                [json!({"email": null, "upn": "olga@example.org"}), json!({"email": null, "sub": "olga@example.org"})]
            {
                let mut other = claims(app);
                changed.as_object().unwrap().iter().for_each(|(name, value)| other[name] = value.clone());
                assert_eq!(status(app, &key.sign(&other)), 200, "{changed}");
            }
        });
    }
}

/// Claims that spoil a good token.
fn unfit(now: i64) -> Vec<Value> {
    vec![
        json!({"iss": "https://evil.example"}),
        json!({"iss": "https://login.example.org/"}),
        json!({"aud": "another"}),
        json!({"aud": []}),
        json!({"exp": now - 30}),
        json!({"exp": "soon"}),
        json!({"nbf": now + 31}),
        json!({"iat": now + 31}),
        json!({"email": "nobody@example.org"}),
        json!({"email": null, "sub": "nobody"}),
        json!({"email": "olga@example.org.evil.example"}),
        json!({"email_verified": false}),
        json!({"email_verified": "false"}),
        json!({"roles": ["auditor"]}),
        json!({"roles": []}),
        json!({"exp": null}),
        json!({"iss": null}),
        json!({"aud": null}),
        json!({"sub": null}),
    ]
}

#[test]
fn what_is_not_good_enough_gets_the_one_answer() {
    let (key, stranger, other) = (Key::rsa("one"), Key::rsa("one"), Key::ec("two"));
    for_each_app(|app| {
        let issuer = Issuer::start(&[&key, &other]);
        issuer.trusted(app, "RS256");
        let now = app.clock.now().as_second();
        let refused = |token: &str| {
            let mut body = app.anonymous().with_token(token).get("/api/v1/account").expect(401).json();
            body["request_id"] = Value::Null;
            body
        };
        let first = refused("nothing");
        let mut bad = Vec::new();
        for changes in unfit(now) {
            let mut changed = claims(app);
            changes.as_object().unwrap().iter().for_each(|(name, value)| changed[name] = value.clone());
            bad.push(key.sign(&changed));
        }
        let good = claims(app);
        let header = |algorithm| Header { kid: Some("one".to_owned()), ..Header::new(algorithm) };
        bad.push(stranger.sign(&good));
        bad.push(other.sign(&good));
        bad.push(other.sign_as(&header(Algorithm::ES256), &good));
        bad.push(key.sign_as(&header(Algorithm::RS384), &good));
        bad.push(key.sign_as(&header(Algorithm::PS256), &good));
        for kid in [None, Some(""), Some("three"), Some("../one"), Some("' OR 1=1")] {
            bad.push(key.sign_as(&Header { kid: kid.map(str::to_owned), ..Header::new(Algorithm::RS256) }, &good));
        }
        for typ in ["refresh", "dpop+jwt", "secevent+jwt"] {
            bad.push(key.sign_as(&Header { typ: Some(typ.to_owned()), ..header(Algorithm::RS256) }, &good));
        }
        bad.push(key.sign_as(&Header { crit: Some(vec!["exp".to_owned()]), ..header(Algorithm::RS256) }, &good));
        // Key confusion: the published key as the secret of a shared-key algorithm.
        let public = key.published()["n"].as_str().unwrap().to_owned();
        for secret in [public.as_bytes(), b"", b"one"] {
            let header = Header { kid: Some("one".to_owned()), ..Header::new(Algorithm::HS256) };
            bad.push(jsonwebtoken::encode(&header, &good, &EncodingKey::from_secret(secret)).unwrap());
        }
        let whole = key.sign(&good);
        let parts: Vec<&str> = whole.split('.').collect();
        bad.push(format!("{}.{}.", parts[0], parts[1]));
        bad.push(format!("{}.{}.{}x", parts[0], parts[1], parts[2]));
        bad.push(format!("{}..{}", parts[0], parts[2]));
        bad.push(format!("{whole}.{}", parts[2]));
        bad.push(whole.repeat(40));
        assert!(bad.len() >= 40, "{}", bad.len());
        for (number, token) in bad.iter().enumerate() {
            assert_eq!(refused(token), first, "bad token {number}");
        }
        assert_eq!(status(app, &whole), 200, "the good one is good");
        assert!(*issuer.asked.lock().unwrap() <= 2, "unknown keys do not flood the issuer");
    });
}

#[test]
fn keys_rotate_and_a_closed_account_is_refused_at_once() {
    let (old, new) = (Key::rsa("old"), Key::rsa("new"));
    for_each_app(|app| {
        let issuer = Issuer::start(&[&old]);
        let organisation = issuer.trusted(app, "RS256");
        assert_eq!(status(app, &old.sign(&claims(app))), 200);
        issuer.publish(&[&new]);
        assert_eq!(status(app, &new.sign(&claims(app))), 401, "the issuer was asked just now");
        app.clock.advance_seconds(31);
        assert_eq!(status(app, &new.sign(&claims(app))), 200);
        assert_eq!(status(app, &old.sign(&claims(app))), 401, "withdrawn by the issuer");
        let (email, now) = (domain::Email::parse("olga@example.org").unwrap(), app.clock.now());
        let closed = app.store.write(move |conn| {
            let account = store::accounts::find_by_email(conn, organisation, &email)?.unwrap();
            store::accounts::disable(conn, organisation, account.id, now)
        });
        closed.unwrap();
        assert_eq!(status(app, &new.sign(&claims(app))), 401);
    });
}
