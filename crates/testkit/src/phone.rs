//! A phone without a browser: it opens a link, arrives, keeps its cookie, and taps.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails right here")]

use app::live::acts_api::acts_seal;
use serde_json::{Value, json};
use store::{TokenHash, phone_sessions};

use crate::app::{Client, Reply, TestApp, fresh_key};

const FORM: &str = "application/x-www-form-urlencoded";

/// One phone; every phone has its own cookie.
#[derive(Clone)]
pub struct Phone {
    client: Client,
    cookie: Option<String>,
    csrf: String,
}

impl Phone {
    /// A phone that nobody has let in.
    pub fn new(app: &TestApp) -> Self {
        Self { client: app.anonymous(), cookie: None, csrf: String::new() }
    }

    /// Presses "I'm here" behind a personal link.
    pub fn arrive(app: &TestApp, link: &str) -> Self {
        let mut phone = Self::new(app);
        let path = &link[link.find("/j/").unwrap()..];
        let page = phone.open(path).expect(200).text();
        let form = format!("key={}&nonce={}", hidden(&page, "key"), hidden(&page, "nonce"));
        let answer = phone.send(path, FORM, form.as_bytes(), &[]).expect(303);
        phone.let_in(app, &answer);
        phone
    }

    /// Takes over the session that an answer has opened.
    pub fn let_in(&mut self, app: &TestApp, answer: &Reply) {
        let cookie = answer.header("set-cookie");
        let pair = cookie.split(';').next().unwrap().to_owned();
        let secret = TokenHash::of(pair.split_once('=').unwrap().1);
        let session =
            app.store.read(|conn| phone_sessions::find_open(conn, &secret, app.clock.now())).unwrap().unwrap();
        self.csrf = acts_seal(&app.config.signing_keys, session.id);
        self.cookie = Some(pair);
    }

    /// The same phone, its network leads to another replica.
    pub fn moved_to(&self, app: &TestApp) -> Self {
        Self { client: app.anonymous(), ..self.clone() }
    }

    /// Opens a path of the server.
    pub fn open(&self, path: &str) -> Reply {
        let asking = self.client.ask("GET", path);
        self.cookie.iter().fold(asking, |asking, cookie| asking.header("Cookie", cookie)).send()
    }

    /// Taps an act as a script does; `more` are further fields of the form.
    pub fn tap(&self, act: &str, more: &[(&str, &str)]) -> Reply {
        self.tap_with(act, &fresh_key(), more)
    }

    /// Taps an act under a key.
    pub fn tap_with(&self, act: &str, key: &str, more: &[(&str, &str)]) -> Reply {
        let mut form = format!("act={act}&action_key={key}&csrf={}", self.csrf);
        more.iter().for_each(|(name, value)| form.push_str(&format!("&{name}={value}")));
        self.send("/me/acts", FORM, form.as_bytes(), &[("Accept", "application/json")])
    }

    /// Sends what was kept while there was no network.
    pub fn batch(&self, items: &Value) -> Reply {
        let body = json!({"csrf": self.csrf, "items": items}).to_string();
        self.send("/me/acts/batch", "application/json", body.as_bytes(), &[])
    }

    /// Sends a body.
    pub fn send(&self, path: &str, media_type: &str, body: &[u8], headers: &[(&str, &str)]) -> Reply {
        let asking = self.client.ask("POST", path).header("Content-Type", media_type);
        let asking = self.cookie.iter().fold(asking, |asking, cookie| asking.header("Cookie", cookie));
        headers.iter().fold(asking, |asking, (name, value)| asking.header(name, value)).body(body).send()
    }

    /// The seal of this phone's forms.
    pub fn csrf(&self) -> &str {
        &self.csrf
    }

    /// The cookie as it is sent.
    pub fn cookie(&self) -> &str {
        self.cookie.as_deref().unwrap_or_default()
    }
}

/// The value of a hidden field; empty where there is none.
pub fn hidden(page: &str, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    page.split_once(&field).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// The state that a phone's page is in.
pub fn state_of(page: &str) -> String {
    page.split_once("data-code=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// The first names of the whole meeting that the page shows; empty where it shows none.
pub fn company_on(page: &str) -> Vec<String> {
    let Some((_, rest)) = page.split_once("<p class=\"name word\">") else { return Vec::new() };
    let names = rest.split_once("</p>").map_or("", |(names, _)| names);
    let names = names.replace("<bdi>", "").replace("</bdi>", "");
    names.split(" + ").map(|name| name.trim().to_owned()).collect()
}

/// The spot's name where the page shows one.
pub fn spot_on(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("id=\"spot\"")?;
    let (sign, _) = rest.split_once('>')?.1.split_once("</h1>")?;
    let words = sign.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    Some(words.collect::<String>().trim().to_owned())
}
