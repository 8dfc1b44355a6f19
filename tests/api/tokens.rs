//! Tokens that are not ours, not now, or not whole: all refused with the same body. And refresh
//! tokens: each once, and a second use ends the session.

use serde_json::{Value, json};
use testkit::app::{PASSWORD, TestApp, for_each_app};

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        (0..=chunk.len()).for_each(|at| out.push(char::from(LETTERS[(word >> (18 - 6 * at) & 63) as usize])));
    }
    out
}

fn bad_tokens(good: &str) -> Vec<String> {
    let parts: Vec<&str> = good.split('.').collect();
    let (header, claims, signature) = (parts[0], parts[1], parts[2]);
    let with_header = |value: Value| format!("{}.{claims}.{signature}", base64(value.to_string().as_bytes()));
    let mut found = vec![
        String::new(),
        ".".into(),
        "..".into(),
        "a.b.c".into(),
        format!("{header}.{claims}."),
        format!("{header}.{claims}"),
        format!("{header}..{signature}"),
        format!(".{claims}.{signature}"),
        format!("{header}.{claims}.{signature}.{signature}"),
        format!("{header}.{claims}.{}", signature.chars().rev().collect::<String>()),
        format!("{header}.{claims}.{signature}="),
        format!("{}.{claims}.{signature}", header.to_lowercase()),
        "\u{fe0f}".escape_unicode().to_string(),
        "x".repeat(5_000),
        format!("{good} {good}"),
    ];
    for alg in ["none", "None", "NONE", "nOnE", "HS384", "HS512", "RS256", "ES256", "PS256", ""] {
        found.push(with_header(json!({"alg": alg, "typ": "at+jwt", "kid": "a"})));
        found.push(format!("{}.{claims}.", base64(json!({"alg": alg, "typ": "at+jwt"}).to_string().as_bytes())));
    }
    for kid in ["", "../../etc/passwd", "' OR 1=1 --", "0", "/dev/null"] {
        found.push(with_header(json!({"alg": "HS256", "typ": "at+jwt", "kid": kid})));
    }
    for typ in ["JWT", "refresh", "dpop+jwt", ""] {
        found.push(with_header(json!({"alg": "HS256", "typ": typ})));
    }
    found.push(with_header(json!({"alg": "HS256", "typ": "at+jwt", "jwk": {"kty": "oct", "k": "AA"}})));
    found.push(with_header(json!({"alg": "HS256", "typ": "at+jwt", "jku": "http://127.0.0.1/keys", "crit": ["x"]})));
    found
}

#[test]
fn forty_bad_tokens_get_one_answer() {
    for_each_app(|app| {
        let olga = app.organiser();
        let bad = bad_tokens(olga.token().unwrap());
        assert!(bad.len() >= 40, "{}", bad.len());
        let answer = |token: &str| {
            let mut refused = app.anonymous().with_token(token).get("/api/v1/account").expect(401).json();
            refused["request_id"] = Value::Null;
            refused
        };
        let first = answer("nothing");
        for token in bad {
            assert_eq!(answer(&token), first, "{token}");
        }
    });
}

fn session(app: &TestApp) -> Value {
    app.organiser();
    let credentials = json!({"email": "olga@example.org", "password": PASSWORD});
    app.anonymous().post("/api/v1/sessions", &credentials).expect(201).json()
}

#[test]
fn a_refresh_token_renews_once_and_its_copy_ends_the_session() {
    for_each_app(|app| {
        let first = session(app);
        let renew = |token: &Value| app.anonymous().post("/api/v1/sessions/renewals", &json!({"refresh_token": token}));
        let second = renew(&first["refresh_token"]).expect(201).json();
        assert_ne!(first["refresh_token"], second["refresh_token"]);
        let olga = app.anonymous().with_token(second["access_token"].as_str().unwrap());
        olga.get("/api/v1/account").expect(200);
        assert_eq!(renew(&first["refresh_token"]).expect(401).code(), "refresh_refused");
        assert_eq!(renew(&second["refresh_token"]).expect(401).code(), "refresh_refused");
        olga.get("/api/v1/account").expect(401);
        assert_eq!(renew(&json!("made up")).expect(401).code(), "refresh_refused");
    });
}
