//! Where letters are handed in: an SMTP server, and the address that they come from.

use domain::Email;

use super::ConfigError;

/// How the way to the server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailSecurity {
    /// `smtps://`: TLS from the first byte.
    Tls,
    /// `smtp://`: the server must offer STARTTLS.
    StartTls,
    /// `smtp+plain://`: for a relay on the same machine or in a private network.
    Plain,
}

/// An SMTP server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailConfig {
    pub security: MailSecurity,
    pub host: String,
    pub port: u16,
    /// User and password, if the server asks for them.
    pub credentials: Option<(String, String)>,
    pub from: Email,
}

impl MailConfig {
    /// Reads `smtp[s|+plain]://[user:password@]host[:port]` and the sender's address.
    ///
    /// # Errors
    /// `smtp_url_invalid`, `mail_from_invalid`.
    pub fn parse(url: &str, from: &str) -> Result<Self, ConfigError> {
        let (scheme, rest) = url.split_once("://").ok_or_else(invalid)?;
        let (security, default_port) = match scheme {
            "smtps" => (MailSecurity::Tls, 465),
            "smtp" => (MailSecurity::StartTls, 587),
            "smtp+plain" => (MailSecurity::Plain, 25),
            _ => return Err(invalid()),
        };
        let (credentials, place) = match rest.trim_end_matches('/').rsplit_once('@') {
            Some((user, place)) => (Some(user.split_once(':').ok_or_else(invalid)?), place),
            None => (None, rest.trim_end_matches('/')),
        };
        let (host, port) = match place.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().map_err(|_| invalid())?),
            None => (place, default_port),
        };
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        if host.is_empty() || !host.bytes().all(plain) {
            return Err(invalid());
        }
        let credentials = credentials.map(|(user, password)| (unescaped(user), unescaped(password)));
        let from = Email::parse(from).map_err(|cause| ConfigError {
            code: "mail_from_invalid",
            detail: format!("letters cannot come from `{from}`: {cause}"),
            action: "give the sender's address in --mail-from".to_owned(),
        })?;
        Ok(Self { security, host: host.to_owned(), port, credentials, from })
    }
}

/// `%40` and its like, as addresses carry them.
fn unescaped(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let digits: Option<Vec<u8>> = (byte == b'%').then(|| bytes.clone().take(2).collect());
        let code = digits.and_then(|two| u8::from_str_radix(std::str::from_utf8(&two).ok()?, 16).ok());
        if let Some(code) = code {
            bytes.nth(1);
            out.push(code);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn invalid() -> ConfigError {
    ConfigError {
        code: "smtp_url_invalid",
        detail: "the address of the mail server cannot be read".to_owned(),
        action: "give it as smtp://user:password@host:587, smtps://…, or smtp+plain://… without encryption".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Read = (MailSecurity, String, u16, Option<(String, String)>);

    fn read(url: &str) -> Result<Read, &'static str> {
        let read = MailConfig::parse(url, "meet@example.org").map_err(|cause| cause.code)?;
        Ok((read.security, read.host, read.port, read.credentials))
    }

    #[test]
    fn addresses_of_servers_are_read() {
        let user = Some(("olga@example.org".to_owned(), "p:w".to_owned()));
        let full = read("smtp://olga%40example.org:p%3Aw@mail.example.org");
        assert_eq!(full, Ok((MailSecurity::StartTls, "mail.example.org".to_owned(), 587, user)));
        assert_eq!(read("smtps://mail/"), Ok((MailSecurity::Tls, "mail".to_owned(), 465, None)));
        assert_eq!(read("smtp+plain://127.0.0.1:2525"), Ok((MailSecurity::Plain, "127.0.0.1".to_owned(), 2525, None)));
        for bad in ["", "mail", "http://mail", "smtp://", "smtp://mail:x", "smtp://user@mail", "smtp://ma il"] {
            assert_eq!(read(bad), Err("smtp_url_invalid"), "{bad}");
        }
        assert_eq!(MailConfig::parse("smtp://mail", "x").unwrap_err().code, "mail_from_invalid");
    }
}
