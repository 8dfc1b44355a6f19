//! A phone without JavaScript: it follows links, sends forms, keeps its cookie.

use testkit::app::{Client, Reply};

/// One phone; every phone has its own cookies.
pub struct Phone {
    client: Client,
    cookie: Option<String>,
}

impl Phone {
    pub fn new(client: Client) -> Self {
        Self { client, cookie: None }
    }

    /// Opens a path of the server.
    pub fn open(&self, path: &str) -> Reply {
        let asking = self.client.ask("GET", path);
        self.cookie.iter().fold(asking, |asking, cookie| asking.header("Cookie", cookie)).send()
    }

    /// Presses the one button of the page behind `link`; answers with the page that follows.
    pub fn press(&mut self, link: &str) -> Reply {
        let page = self.open(link).expect(200).text();
        let form = format!("key={}&nonce={}", hidden(&page, "key"), hidden(&page, "nonce"));
        let sent = self.client.ask("POST", link).header("Content-Type", "application/x-www-form-urlencoded");
        let answer = sent.body(form.as_bytes()).send();
        assert_eq!(answer.status, 303, "{}", answer.text());
        let cookie = answer.header("set-cookie");
        self.cookie = cookie.split(';').next().map(str::to_owned);
        self.open(&answer.header("location"))
    }
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.split_once(&field).unwrap_or_else(|| panic!("no field {name} in {page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// The text of the sign with the place, where the page shows one.
pub fn spot_on(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("id=\"spot\"")?;
    let (sign, _) = rest.split_once('>')?.1.split_once("</h1>")?;
    let words = sign.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    Some(words.collect::<String>().trim().to_owned())
}

/// The path of a personal link.
pub fn path(link: &str) -> &str {
    &link[link.find("/j/").unwrap()..]
}
