//! The address under which people reach the server.

use super::ConfigError;

/// `https://host[:port]`, or `http` on loopback, without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// Parses an address. Plain http off loopback sends links and cookies in clear text and is
    /// taken only with `insecure_lan`.
    ///
    /// # Errors
    /// `public_url_invalid`, `public_url_insecure`.
    pub fn parse(text: &str, insecure_lan: InsecureLan) -> Result<Self, ConfigError> {
        let url = text.trim().trim_end_matches('/');
        let Some((scheme, authority)) = url.split_once("://").filter(|(_, authority)| is_authority(authority)) else {
            return Err(refuse("public_url_invalid", url, "give it as https://host[:port], without a path"));
        };
        match scheme {
            "https" => Ok(Self(url.to_owned())),
            "http" if is_loopback(authority) || insecure_lan == InsecureLan::Accepted => Ok(Self(url.to_owned())),
            "http" => Err(refuse("public_url_insecure", url, "use https, or accept plain http with --insecure-lan")),
            _ => Err(refuse("public_url_invalid", url, "give it as https://host[:port], without a path")),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a path that begins with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// Whether browsers treat the address as a secure context: https, or loopback.
    pub fn is_secure_context(&self) -> bool {
        self.0.starts_with("https://") || self.0.strip_prefix("http://").is_some_and(is_loopback)
    }

    /// Whether cookies carry `Secure`.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

/// Whether plain http in a local network is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InsecureLan {
    Refused,
    Accepted,
}

fn is_authority(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-.:[]".contains(c))
}

fn is_loopback(authority: &str) -> bool {
    let host = match authority.strip_prefix('[') {
        Some(bracketed) => bracketed.split(']').next(),
        None => authority.split(':').next(),
    };
    matches!(host, Some("localhost" | "127.0.0.1" | "::1"))
}

fn refuse(code: &'static str, url: &str, action: &str) -> ConfigError {
    ConfigError { code, detail: format!("the public address `{url}` is not accepted"), action: action.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, &'static str> {
        PublicUrl::parse(text, InsecureLan::Refused).map(|url| url.as_str().to_owned()).map_err(|refused| refused.code)
    }

    #[test]
    fn plain_http_is_for_loopback() {
        assert_eq!(read("http://127.0.0.1:8080/"), Ok("http://127.0.0.1:8080".to_owned()));
        assert_eq!(read("http://[::1]:80"), Ok("http://[::1]:80".to_owned()));
        assert_eq!(read("https://meet.example.org"), Ok("https://meet.example.org".to_owned()));
        assert_eq!(read("http://192.168.1.5:8080"), Err("public_url_insecure"));
        assert_eq!(read("http://localhost.example.org"), Err("public_url_insecure"));
        assert!(PublicUrl::parse("http://192.168.1.5", InsecureLan::Accepted).is_ok());
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in ["", "meet.example.org", "ftp://x", "https://", "https://host/path", "https://ho st"] {
            assert_eq!(read(text), Err("public_url_invalid"), "{text}");
        }
    }
}
