//! A real headless Chromium with the screen of a small phone, driven over the WebDriver protocol.

mod axe;
mod driver;
mod look;
mod record;
mod wire;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

pub use axe::axe;
pub use driver::{BrowserError, Script};
pub use look::Light;
pub use record::Trace;

use driver::Driver;
use wire::Session;

/// The width and height of the page in CSS pixels.
pub const PHONE: (u32, u32) = (360, 740);

/// How long `wait_for` and its kin look before they give up.
const PATIENCE: Duration = Duration::from_secs(20);
/// The key's code in the protocol (W3C WebDriver, section 17.4.2).
const ENTER: &str = "\u{e007}";
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// One window of one browser with a fresh profile; it ends when the value is dropped.
#[derive(Debug)]
pub struct Browser {
    session: Session,
    _driver: Driver,
}

impl Browser {
    /// Starts chromedriver and one window. Nothing when the machine has no Chromium.
    ///
    /// # Errors
    /// Chromedriver or Chromium does not start.
    pub fn phone(script: Script) -> Result<Option<Self>, BrowserError> {
        Self::sized(script, PHONE)
    }

    /// As [`Browser::phone`], with another screen.
    ///
    /// # Errors
    /// As [`Browser::phone`].
    pub fn sized(script: Script, size: (u32, u32)) -> Result<Option<Self>, BrowserError> {
        let Some(driver) = Driver::start()? else { return Ok(None) };
        let session = Session::begin(&driver.address, &driver.capabilities(script, size))?;
        Ok(Some(Self { session, _driver: driver }))
    }

    /// Loads a page and waits until it is there.
    ///
    /// # Errors
    /// The page cannot be loaded.
    pub fn open(&self, url: &str) -> Result<(), BrowserError> {
        self.session.post("/url", &json!({ "url": url })).map(drop)
    }

    /// The address of the page that is shown.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn address(&self) -> Result<String, BrowserError> {
        Ok(self.session.get("/url")?.as_str().unwrap_or_default().to_owned())
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// The page cannot be loaded.
    pub fn reload(&self) -> Result<(), BrowserError> {
        self.session.post("/refresh", &json!({})).map(drop)
    }

    /// Taps the first element that the selector finds, once it is there.
    ///
    /// # Errors
    /// No such element, or something covers it.
    pub fn tap(&self, css: &str) -> Result<(), BrowserError> {
        self.with(css, |element| self.session.post(&format!("/element/{element}/click"), &json!({}))).map(drop)
    }

    /// Presses Enter on the first element that the selector finds. Chromedriver's own tap never returns
    /// when it leads to another page while the pages' scripts are off; the keyboard does.
    ///
    /// # Errors
    /// No such element, or it takes no key.
    pub fn press_enter(&self, css: &str) -> Result<(), BrowserError> {
        let press = json!({ "text": ENTER });
        self.with(css, |element| self.session.post(&format!("/element/{element}/value"), &press)).map(drop)
    }

    /// The visible text of the first element that the selector finds, once it is there.
    ///
    /// # Errors
    /// No such element.
    pub fn text(&self, css: &str) -> Result<String, BrowserError> {
        let text = self.with(css, |element| self.session.get(&format!("/element/{element}/text")))?;
        Ok(text.as_str().unwrap_or_default().trim().to_owned())
    }

    /// The value of an attribute of the first element that the selector finds.
    ///
    /// # Errors
    /// No such element.
    pub fn attribute(&self, css: &str, name: &str) -> Result<Option<String>, BrowserError> {
        let value = self.with(css, |element| self.session.get(&format!("/element/{element}/attribute/{name}")))?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// Whether the selector finds anything right now.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn has(&self, css: &str) -> Result<bool, BrowserError> {
        Ok(!self.session.find(css)?.is_empty())
    }

    /// Waits until the selector finds an element, and returns its reference.
    ///
    /// # Errors
    /// It did not appear.
    pub fn wait_for(&self, css: &str) -> Result<String, BrowserError> {
        self.wait_until(css, || Ok(self.session.find(css)?.into_iter().next()))
    }

    /// Waits until the element's text is something that `wanted` likes, and returns that text.
    ///
    /// # Errors
    /// It never became so.
    pub fn wait_for_text(&self, css: &str, wanted: impl Fn(&str) -> bool) -> Result<String, BrowserError> {
        self.wait_until(css, || {
            let text = if self.has(css)? { self.text(css).unwrap_or_default() } else { String::new() };
            Ok(Some(text).filter(|text| wanted(text)))
        })
    }

    /// Runs a script in the page and returns what it returns. It works with the page's own scripts off, too.
    ///
    /// # Errors
    /// The script throws.
    pub fn evaluate(&self, script: &str) -> Result<Value, BrowserError> {
        self.session.post("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Runs a script whose last argument is the function to call with the result.
    ///
    /// # Errors
    /// The script throws or never answers.
    pub fn evaluate_later(&self, script: &str) -> Result<Value, BrowserError> {
        self.session.post("/execute/async", &json!({ "script": script, "args": [] }))
    }

    /// What was asked of the network and written to the console since the last call.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn trace(&self) -> Result<Trace, BrowserError> {
        Ok(Trace::read(&self.session.log("performance")?, &self.session.log("browser")?))
    }

    /// Writes the page as it looks to `screenshots/NAME.png` in the project's folder.
    ///
    /// # Errors
    /// The browser is gone, or the file cannot be written.
    pub fn screenshot(&self, name: &str) -> Result<PathBuf, BrowserError> {
        let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../screenshots"));
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}.png"));
        std::fs::write(&path, self.session.picture()?)?;
        Ok(path)
    }

    /// Does something with the first element that the selector finds. When the page replaces the element between
    /// the look and the deed, it looks again, as a person would.
    fn with(&self, css: &str, deed: impl Fn(&str) -> Result<Value, BrowserError>) -> Result<Value, BrowserError> {
        self.wait_until(css, || match self.session.find(css)?.first().map(|element| deed(element)) {
            None | Some(Err(BrowserError::Stale)) => Ok(None),
            Some(done) => done.map(Some),
        })
    }

    fn wait_until<T>(
        &self,
        what: &str,
        mut look: impl FnMut() -> Result<Option<T>, BrowserError>,
    ) -> Result<T, BrowserError> {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if let Some(found) = look()? {
                return Ok(found);
            }
            std::thread::sleep(LOOK_EVERY);
        }
        Err(BrowserError::NotThere(what.to_owned()))
    }
}
