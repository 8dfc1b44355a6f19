//! Passwords as argon2id hashes. Hashing is slow on purpose: call it inside `web::block`.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::state::Entropy;

/// The fewest characters of a password (NIST SP 800-63B section 5.1.1.2 asks for 8; operators
/// see everybody's names, so 12).
pub const PASSWORD_CHARACTERS_MIN: usize = 12;
/// The most bytes that are hashed.
pub const PASSWORD_BYTES_MAX: usize = 1024;

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    #[error("a password has at least {PASSWORD_CHARACTERS_MIN} characters")]
    TooShort,
    #[error("a password has at most {PASSWORD_BYTES_MAX} bytes")]
    TooLong,
    #[error("the password could not be hashed")]
    NotHashed,
}

/// Hashes a new password as a PHC string.
///
/// # Errors
/// [`PasswordError`] says what is wrong.
pub fn hash(password: &str, entropy: &Entropy) -> Result<String, PasswordError> {
    if password.chars().count() < PASSWORD_CHARACTERS_MIN {
        return Err(PasswordError::TooShort);
    }
    if password.len() > PASSWORD_BYTES_MAX {
        return Err(PasswordError::TooLong);
    }
    let salt: [u8; 16] = entropy.bytes();
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
    hash.map(|hash| hash.to_string()).map_err(|_| PasswordError::NotHashed)
}

/// Whether a password belongs to a stored hash. Without a stored hash it works as long and says
/// no, so that the time of the answer does not tell whether the account exists.
pub fn verify(password: &str, stored: Option<&str>) -> bool {
    if password.len() > PASSWORD_BYTES_MAX {
        return false;
    }
    let hash = stored.unwrap_or(NOBODY);
    let matches = argon2::password_hash::phc::PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    matches && stored.is_some()
}

/// A hash of random bytes that nobody knows, with the default parameters.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$\
                      q3hVYbV0yL3dQ4nXhZ7o8mC2vT1kR5wE9sJ6uA0iBfg";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_opens() {
        let entropy = Entropy::new(|bytes| bytes.fill(9));
        let stored = hash("correct horse battery", &entropy).unwrap();
        assert!(verify("correct horse battery", Some(&stored)));
        assert!(!verify("correct horse batterz", Some(&stored)));
        assert!(!verify("correct horse battery", None));
        assert!(!verify("correct horse battery", Some("not a hash")));
    }

    #[test]
    fn the_hash_of_nobody_costs_as_much_as_a_real_one() {
        let nobody = argon2::password_hash::phc::PasswordHash::new(NOBODY).unwrap();
        let entropy = Entropy::new(|bytes| bytes.fill(9));
        let real = hash("correct horse battery", &entropy).unwrap();
        assert_eq!(nobody.params, argon2::password_hash::phc::PasswordHash::new(&real).unwrap().params);
    }

    #[test]
    fn short_and_huge_passwords_are_not_taken() {
        let entropy = Entropy::new(|bytes| bytes.fill(9));
        assert_eq!(hash("short", &entropy), Err(PasswordError::TooShort));
        assert_eq!(hash(&"x".repeat(2000), &entropy), Err(PasswordError::TooLong));
        assert!(!verify(&"x".repeat(2000), None));
    }
}
