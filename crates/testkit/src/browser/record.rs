//! What a page asked of the network and complained about on the console.

use serde_json::Value;

/// Addresses asked for, in order, and the console's warnings and errors.
#[derive(Debug, Default, Clone)]
pub struct Trace {
    pub requests: Vec<String>,
    pub console: Vec<String>,
    /// Bytes that came over the wire.
    pub bytes: u64,
}

impl Trace {
    /// Reads Chromium's performance log (DevTools events as text) and its console log.
    pub fn read(performance: &[Value], console: &[Value]) -> Self {
        let mut trace = Self::default();
        for entry in performance {
            let Ok(event) = serde_json::from_str::<Value>(entry["message"].as_str().unwrap_or_default()) else {
                continue;
            };
            trace.note(&event["message"]);
        }
        let loud = console.iter().filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")));
        trace.console.extend(loud.filter_map(|entry| entry["message"].as_str()).map(str::to_owned));
        trace
    }

    fn note(&mut self, event: &Value) {
        let parameters = &event["params"];
        match event["method"].as_str() {
            Some("Network.requestWillBeSent") => {
                let url = parameters["request"]["url"].as_str().unwrap_or_default();
                if !url.starts_with("data:") {
                    self.requests.push(url.to_owned());
                }
            }
            Some("Network.loadingFinished") => {
                self.bytes += parameters["encodedDataLength"].as_f64().map_or(0, |bytes| bytes as u64);
            }
            _ => {}
        }
    }

    /// The requests that went anywhere but to `origin`.
    pub fn third_party(&self, origin: &str) -> Vec<&str> {
        let foreign = self.requests.iter().filter(|url| !url.starts_with(origin) && !url.starts_with("chrome"));
        foreign.map(String::as_str).collect()
    }

    /// The console's complaints about the content security policy.
    pub fn policy_violations(&self) -> Vec<&str> {
        let broken =
            self.console.iter().filter(|line| line.contains("Content Security Policy") || line.contains("Refused to"));
        broken.map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn asked(url: &str) -> Value {
        let event = json!({"message": {"method": "Network.requestWillBeSent", "params": {"request": {"url": url}}}});
        json!({"message": event.to_string()})
    }

    #[test]
    fn a_request_to_a_stranger_and_a_refused_script_are_seen() {
        let console = [json!({"level": "SEVERE", "message": "Refused to run: Content Security Policy"})];
        let trace = Trace::read(&[asked("http://localhost:1/a"), asked("https://example.org/font")], &console);
        assert_eq!(trace.third_party("http://localhost:1"), ["https://example.org/font"]);
        assert_eq!(trace.policy_violations().len(), 1);
    }
}
