//! E-mail addresses, parsed once at the edge.

use serde::{Deserialize, Serialize};

/// An address in lower case, at most 254 characters, with one `@` and a dot in its domain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// Why a text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    #[error("an e-mail address has at most 254 characters")]
    TooLong,
    #[error("an e-mail address looks like name@example.org")]
    Malformed,
}

impl Email {
    /// Parses an address; white space around it is dropped.
    ///
    /// ```
    /// let email = domain::Email::parse(" Ada@Example.org ")?;
    /// assert_eq!(email.as_str(), "ada@example.org");
    /// # Ok::<(), domain::EmailError>(())
    /// ```
    ///
    /// # Errors
    /// [`EmailError`] says what is wrong.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let email = text.trim().to_lowercase();
        if email.chars().count() > 254 {
            return Err(EmailError::TooLong);
        }
        match email.split_once('@') {
            Some((local, host)) if is_local_part(local) && is_host(host) => Ok(Self(email)),
            _ => Err(EmailError::Malformed),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_local_part(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_plain)
}

fn is_host(text: &str) -> bool {
    text.contains('.') && text.split('.').all(|label| !label.is_empty() && label.chars().all(is_plain))
}

fn is_plain(character: char) -> bool {
    !character.is_whitespace() && !character.is_control() && !"@<>,;:\"()[]\\".contains(character)
}

impl TryFrom<String> for Email {
    type Error = EmailError;
    fn try_from(text: String) -> Result<Self, EmailError> {
        Self::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_cannot_be_written_to_are_refused() {
        for text in ["", "ada", "@example.org", "ada@", "ada@localhost", "a da@example.org", "a@b@c.org", "ada@.org"] {
            assert_eq!(Email::parse(text), Err(EmailError::Malformed), "{text}");
        }
    }
}
