//! A client of the API that remembers its token and hands out what came back.

use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::http::{HeaderMap, Request};

/// Sends requests to one server, with or without a token.
#[derive(Clone)]
pub struct Client {
    base: String,
    token: Option<String>,
    agent: Agent,
}

/// An answer, read whole.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

/// A request that is being put together.
pub struct Asking<'c> {
    client: &'c Client,
    method: &'static str,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Client {
    /// A client of the server at `base`, signed in with `token` if there is one.
    pub fn new(base: &str, token: Option<String>) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self { base: base.to_owned(), token, agent: Agent::new_with_config(config) }
    }

    /// The same server, nobody signed in.
    pub fn anonymous(&self) -> Self {
        Self { token: None, ..self.clone() }
    }

    /// The same server, another token.
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self.clone() }
    }

    /// The token in use.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// A request without a body.
    pub fn ask(&self, method: &'static str, path: &str) -> Asking<'_> {
        Asking { client: self, method, path: path.to_owned(), headers: Vec::new(), body: Vec::new() }
    }

    /// Reads `path`.
    pub fn get(&self, path: &str) -> Reply {
        self.ask("GET", path).send()
    }

    /// Posts JSON under a fresh Idempotency-Key.
    pub fn post(&self, path: &str, body: &Value) -> Reply {
        self.ask("POST", path).key(&fresh_key()).json(body).send()
    }

    /// Posts a file under a fresh Idempotency-Key.
    pub fn upload(&self, path: &str, media_type: &str, bytes: &[u8]) -> Reply {
        self.ask("POST", path).key(&fresh_key()).header("Content-Type", media_type).body(bytes).send()
    }

    /// Puts JSON over the version `etag`.
    pub fn put(&self, path: &str, etag: &str, body: &Value) -> Reply {
        self.ask("PUT", path).header("If-Match", etag).json(body).send()
    }
}

impl Asking<'_> {
    /// With an Idempotency-Key.
    pub fn key(self, key: &str) -> Self {
        self.header("Idempotency-Key", key)
    }

    /// With a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a JSON body.
    pub fn json(self, body: &Value) -> Self {
        self.header("Content-Type", "application/json").body(body.to_string().as_bytes())
    }

    /// With a body.
    pub fn body(mut self, bytes: &[u8]) -> Self {
        self.body = bytes.to_vec();
        self
    }

    /// Sends it and reads the answer whole.
    pub fn send(self) -> Reply {
        self.attempt().unwrap()
    }

    /// Sends it over a network that may lose the answer, or a part of it. None: it did.
    pub fn try_send(self) -> Option<Reply> {
        self.attempt().ok()
    }

    fn attempt(self) -> Result<Reply, ureq::Error> {
        let mut request = Request::builder().method(self.method).uri(format!("{}{}", self.client.base, self.path));
        if let Some(token) = &self.client.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let answer = self.client.agent.run(request.body(self.body).unwrap())?;
        let (parts, mut body) = answer.into_parts();
        let bytes = body.with_config().limit(64 << 20).read_to_vec()?;
        Ok(Reply { status: parts.status.as_u16(), headers: parts.headers, bytes })
    }
}

impl Reply {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("no JSON: {} {}", self.status, self.text()))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header, empty where it is absent.
    pub fn header(&self, name: &str) -> String {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    }

    /// The code of a problem.
    pub fn code(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{} {}", self.status, self.text());
        self.json()["code"].as_str().unwrap().to_owned()
    }

    /// The answer, if it has this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }
}

/// A key that no other request has.
pub fn fresh_key() -> String {
    uuid::Uuid::now_v7().to_string()
}
