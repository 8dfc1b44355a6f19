//! The WebDriver protocol as far as the tests need it: JSON over HTTP (W3C WebDriver, sections 6 to 18).

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use ureq::Agent;

use super::driver::BrowserError;

/// The key under which the protocol hides an element's reference.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window of a browser; closed when dropped.
#[derive(Debug)]
pub struct Session {
    agent: Agent,
    url: String,
}

impl Session {
    pub fn begin(driver: &str, capabilities: &Value) -> Result<Self, BrowserError> {
        let config = Agent::config_builder().proxy(None).http_status_as_error(false);
        let agent = config.timeout_global(Some(Duration::from_secs(90))).build().new_agent();
        let created = value(agent.post(format!("{driver}/session")).send_json(capabilities))?;
        let id = created["sessionId"].as_str().unwrap_or_default();
        Ok(Self { agent, url: format!("{driver}/session/{id}") })
    }

    pub fn get(&self, path: &str) -> Result<Value, BrowserError> {
        value(self.agent.get(format!("{}{path}", self.url)).call())
    }

    pub fn post(&self, path: &str, body: &Value) -> Result<Value, BrowserError> {
        value(self.agent.post(format!("{}{path}", self.url)).send_json(body))
    }

    /// References to all elements that the selector finds now.
    pub fn find(&self, css: &str) -> Result<Vec<String>, BrowserError> {
        let found = self.post("/elements", &json!({ "using": "css selector", "value": css }))?;
        let elements = found.as_array().into_iter().flatten();
        Ok(elements.filter_map(|element| element[ELEMENT].as_str()).map(str::to_owned).collect())
    }

    /// The entries of one of Chromium's logs since the last call.
    pub fn log(&self, kind: &str) -> Result<Vec<Value>, BrowserError> {
        let entries = self.post("/se/log", &json!({ "type": kind }))?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }

    /// The page as PNG.
    pub fn picture(&self) -> Result<Vec<u8>, BrowserError> {
        let text = self.get("/screenshot")?;
        let bytes = STANDARD.decode(text.as_str().unwrap_or_default());
        bytes.map_err(|error| BrowserError::Refused(error.to_string()))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The driver is killed right after; a window that is gone already is no trouble.
        drop(self.agent.delete(&self.url).call());
    }
}

type Answer = Result<ureq::http::Response<ureq::Body>, ureq::Error>;

/// The `value` of an answer, or the browser's reason for refusing.
fn value(answer: Answer) -> Result<Value, BrowserError> {
    let mut response = answer.map_err(Box::new)?;
    let refused = !response.status().is_success();
    // Screenshots and logs are larger than the client's usual limit.
    let mut body: Value = response.body_mut().with_config().limit(256 << 20).read_json().map_err(Box::new)?;
    let value = body["value"].take();
    match value["error"].as_str() {
        Some("stale element reference") => Err(BrowserError::Stale),
        _ if refused => Err(BrowserError::Refused(value["message"].to_string())),
        _ => Ok(value),
    }
}
