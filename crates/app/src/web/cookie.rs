//! Cookies of phones and consoles: their names and attributes follow the public address.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::config::PublicUrl;

/// Whom a cookie speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// A participant's phone: sent when a link from elsewhere is followed.
    Phone,
    /// An organiser's console: sent from our own pages only.
    Console,
}

impl Speaker {
    /// The cookie's name: with the `__Host-` prefix wherever browsers accept it.
    fn name(self, url: &PublicUrl) -> &'static str {
        match (self, url.is_secure_context()) {
            (Speaker::Phone, true) => "__Host-phone",
            (Speaker::Phone, false) => "phone",
            (Speaker::Console, true) => "__Host-console",
            (Speaker::Console, false) => "console",
        }
    }

    fn same_site(self) -> SameSite {
        match self {
            Speaker::Phone => SameSite::Lax,
            Speaker::Console => SameSite::Strict,
        }
    }

    /// The cookie that carries `secret` for `seconds`.
    pub fn cookie(self, url: &PublicUrl, secret: &str, seconds: i64) -> Cookie<'static> {
        Cookie::build(self.name(url), secret.to_owned())
            .path("/")
            .http_only(true)
            .secure(url.is_secure_context())
            .same_site(self.same_site())
            .max_age(Duration::seconds(seconds))
            .finish()
    }

    /// The cookie that takes it away again.
    pub fn goodbye(self, url: &PublicUrl) -> Cookie<'static> {
        self.cookie(url, "", 0)
    }

    /// The secret that a request brings.
    pub fn secret(self, url: &PublicUrl, request: &HttpRequest) -> Option<String> {
        request.cookie(self.name(url)).map(|cookie| cookie.value().to_owned()).filter(|secret| !secret.is_empty())
    }
}

/// Whether a form was sent by one of our own pages, as far as the browser says. Browsers that say
/// nothing are judged by the form's seal alone.
pub fn is_same_origin(request: &HttpRequest) -> bool {
    let site = request.headers().get("sec-fetch-site").and_then(|value| value.to_str().ok());
    matches!(site, None | Some("same-origin" | "none"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::InsecureLan;

    #[test]
    fn attributes_follow_the_public_address() {
        let https = PublicUrl::parse("https://meet.example.org", InsecureLan::Refused).unwrap();
        let cookie = Speaker::Phone.cookie(&https, "s", 60).to_string();
        assert_eq!(cookie, "__Host-phone=s; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=60");
        let lan = PublicUrl::parse("http://192.168.1.5:8080", InsecureLan::Accepted).unwrap();
        let cookie = Speaker::Console.cookie(&lan, "s", 60).to_string();
        assert_eq!(cookie, "console=s; HttpOnly; SameSite=Strict; Path=/; Max-Age=60");
    }
}
