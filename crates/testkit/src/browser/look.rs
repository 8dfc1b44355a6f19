//! How a page is looked at: how large, in which light and language, on how slow a phone; and what a
//! screen reader is told.

use serde_json::{Value, json};

use super::{Browser, BrowserError};

/// The light that the reader has asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    Day,
    Dark,
}

impl Browser {
    /// Sets the light that the page is asked to be read in.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn light(&self, light: Light) -> Result<(), BrowserError> {
        let value = if light == Light::Dark { "dark" } else { "light" };
        let features = json!([
            {"name": "prefers-color-scheme", "value": value},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]);
        self.command("Emulation.setEmulatedMedia", json!({ "features": features })).map(drop)
    }

    /// Asks for pages in this language from now on.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn speak(&self, language: &str) -> Result<(), BrowserError> {
        self.ask_with(json!({ "Accept-Language": language }))
    }

    /// Asks with these headers from now on, and with no others of ours: a token opens what has no page around it.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn ask_with(&self, headers: Value) -> Result<(), BrowserError> {
        self.command("Network.enable", json!({}))?;
        self.command("Network.setExtraHTTPHeaders", json!({ "headers": headers })).map(drop)
    }

    /// Makes the phone so many times slower.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn slow_down(&self, times: u32) -> Result<(), BrowserError> {
        self.command("Emulation.setCPUThrottlingRate", json!({ "rate": times })).map(drop)
    }

    /// Forgets everything that was kept of `origin`, except its cookies.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn forget(&self, origin: &str) -> Result<(), BrowserError> {
        let kept = "cache_storage,service_workers,indexeddb,local_storage";
        self.command("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": kept }))?;
        self.command("Network.clearBrowserCache", json!({})).map(drop)
    }

    /// What a screen reader is told, in order: role and name of everything that is not left out.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn read_aloud(&self) -> Result<Vec<String>, BrowserError> {
        self.command("Accessibility.enable", json!({}))?;
        let tree = self.command("Accessibility.getFullAXTree", json!({}))?;
        let told = tree["nodes"].as_array().into_iter().flatten().filter(|node| node["ignored"] == json!(false));
        let line = |node: &Value| {
            let text = |field: &str| node[field]["value"].as_str().unwrap_or_default().trim().to_owned();
            let (role, name) = (text("role"), text("name"));
            let structure = ["InlineTextBox", "StaticText", "generic", "none", "RootWebArea"].contains(&role.as_str());
            (!(structure || name.is_empty() && role != "form")).then(|| format!("{role}: {name}"))
        };
        Ok(told.filter_map(line).collect())
    }

    /// Presses Tab `times` times from the top of the page and answers what had the focus each time.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn tab_through(&self, times: usize) -> Result<Vec<String>, BrowserError> {
        let mut seen = Vec::new();
        for _ in 0..times {
            for kind in ["rawKeyDown", "keyUp"] {
                self.command(
                    "Input.dispatchKeyEvent",
                    json!({"type": kind, "key": "Tab", "windowsVirtualKeyCode": 9}),
                )?;
            }
            let name = "const f = document.activeElement; return f === document.body ? '' : \
                        (f.tagName + ' ' + (f.innerText || f.name || f.id || '')).trim().slice(0, 60)";
            seen.push(self.evaluate(name)?.as_str().unwrap_or_default().to_owned());
        }
        Ok(seen)
    }

    /// Any command of Chromium's own protocol.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn command(&self, command: &str, parameters: Value) -> Result<Value, BrowserError> {
        self.session.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }
}
