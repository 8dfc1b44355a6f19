//! The key that signs tokens: from a file that nobody else can read, or from the environment.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::ConfigError;

/// The fewest bytes of a key: as many as HMAC-SHA-256 puts out (RFC 7518 section 3.2).
const KEY_BYTES_MIN: usize = 32;

/// Fragments of keys that are printed in examples; a key that holds one is known to everybody.
const WELL_KNOWN: [&str; 8] =
    ["changeme", "change-me", "change_me", "secret", "example", "default", "password", "matchmaker"];

/// A key that is long enough and not a well-known one.
#[derive(Clone)]
pub struct SigningKey {
    bytes: Vec<u8>,
    id: String,
}

/// The key in use, and earlier ones whose tokens are still accepted until they expire.
#[derive(Clone)]
pub struct SigningKeys {
    pub current: SigningKey,
    pub earlier: Vec<SigningKey>,
}

impl SigningKeys {
    /// Every key that is known, the current one first.
    pub fn all(&self) -> impl Iterator<Item = &SigningKey> {
        std::iter::once(&self.current).chain(&self.earlier)
    }

    /// The key with this id.
    pub fn find(&self, id: &str) -> Option<&SigningKey> {
        self.all().find(|key| key.id == id)
    }
}

impl From<SigningKey> for SigningKeys {
    fn from(current: SigningKey) -> Self {
        Self { current, earlier: Vec::new() }
    }
}

impl SigningKey {
    /// Takes key material as it is, without white space around it.
    ///
    /// # Errors
    /// `signing_key_short` below 32 bytes, `signing_key_default` for a well-known or uniform key.
    pub fn parse(text: &[u8]) -> Result<Self, ConfigError> {
        let bytes = text.trim_ascii().to_vec();
        if is_well_known(&bytes) {
            return Err(refuse("signing_key_default", "the signing key is a well-known one".to_owned()));
        }
        if bytes.len() < KEY_BYTES_MIN {
            let found = bytes.len();
            let detail = format!("the signing key has {found} bytes; it needs at least {KEY_BYTES_MIN}");
            return Err(refuse("signing_key_short", detail));
        }
        let id = fingerprint(&bytes);
        Ok(Self { bytes, id })
    }

    /// Reads a key file that only its owner can read.
    ///
    /// # Errors
    /// `signing_key_unreadable`, `signing_key_exposed` when group or others may read it, and
    /// those of [`SigningKey::parse`].
    pub fn from_file(path: &Path) -> Result<Self, ConfigError> {
        let unreadable = |cause: std::io::Error| {
            refuse("signing_key_unreadable", format!("the signing key file {} cannot be read: {cause}", path.display()))
        };
        let bytes = std::fs::read(path).map_err(unreadable)?;
        refuse_exposed(path, &std::fs::metadata(path).map_err(unreadable)?)?;
        Self::parse(&bytes)
    }

    /// The secret itself.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The key's public id, for the `kid` of tokens.
    pub fn id(&self) -> &str {
        &self.id
    }
}

fn is_well_known(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let uniform = bytes.first().is_some_and(|first| bytes.iter().all(|byte| byte == first));
    uniform || WELL_KNOWN.iter().any(|word| text.contains(word))
}

#[cfg(unix)]
fn refuse_exposed(path: &Path, metadata: &std::fs::Metadata) -> Result<(), ConfigError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o077 == 0 {
        return Ok(());
    }
    let detail = format!("the signing key file {} can be read by others (mode {mode:03o})", path.display());
    let action = format!("chmod 600 {}", path.display());
    Err(ConfigError { code: "signing_key_exposed", detail, action })
}

#[cfg(not(unix))]
fn refuse_exposed(_path: &Path, _metadata: &std::fs::Metadata) -> Result<(), ConfigError> {
    Ok(())
}

fn refuse(code: &'static str, detail: String) -> ConfigError {
    let action = "write 32 random bytes to a file of mode 600, for example with `head -c 32 /dev/urandom | base64`, \
                  and name it in MATCHMAKER_SIGNING_KEY_FILE";
    ConfigError { code, detail, action: action.to_owned() }
}

fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &[u8] = b"q8Zk2rT0vXw5yB7nD1mF4hJ6sL9pC3aE";

    fn code(text: &[u8]) -> &'static str {
        SigningKey::parse(text).map(|_| ()).unwrap_err().code
    }

    #[test]
    fn short_and_well_known_keys_are_refused() {
        assert_eq!(code(b""), "signing_key_short");
        assert_eq!(code(&GOOD[..31]), "signing_key_short");
        assert_eq!(code(b"changeme-changeme-changeme-changeme-changeme"), "signing_key_default");
        assert_eq!(code(&[b'a'; 64]), "signing_key_default");
        assert!(SigningKey::parse(GOOD).is_ok());
    }

    #[test]
    fn white_space_does_not_lengthen_a_key() {
        let padded = [&GOOD[..31], b"   \n\n"].concat();
        assert_eq!(code(&padded), "signing_key_short");
    }

    #[test]
    fn a_file_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let path = std::env::temp_dir().join(format!("matchmaker-key-{}", std::process::id()));
        std::fs::write(&path, GOOD).unwrap();
        let read_with = |mode| {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            SigningKey::from_file(&path).map(|_| ()).map_err(|refused| refused.code)
        };
        let answers = [0o600, 0o400, 0o640, 0o604].map(read_with);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(answers, [Ok(()), Ok(()), Err("signing_key_exposed"), Err("signing_key_exposed")]);
    }

    #[test]
    fn an_earlier_key_is_found_by_its_id() {
        let current = SigningKey::parse(GOOD).unwrap();
        let earlier = SigningKey::parse(b"another key of more than thirty-two bytes").unwrap();
        let (id, keys) = (earlier.id().to_owned(), SigningKeys { current, earlier: vec![earlier] });
        assert!(keys.find(&id).is_some());
        assert!(keys.find("").is_none());
    }
}
