//! Personal links and short codes.
//!
//! A link's secret is the seal of the invitation's random id under the signing key: nobody can
//! guess it, nothing that opens it is stored, and an organiser can have the same link again for
//! a mail merge or a badge, also after the key has changed while the earlier one is still known.

use domain::InvitationId;
use store::TokenHash;
use store::invitations::Invitation;

use crate::config::{Config, SigningKey};
use crate::state::Entropy;
use crate::web::{seal, seal_with};

/// Letters and digits that are not mistaken for one another.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH: usize = 6;

/// What stands behind `/j/` in the link of an invitation.
pub fn token(config: &Config, invitation: InvitationId) -> String {
    seal(&config.signing_keys, "invitation", &invitation.to_string())
}

/// The whole link.
pub fn link(config: &Config, invitation: InvitationId) -> String {
    config.public_url.join(&format!("/j/{}", token(config, invitation)))
}

/// The link of an invitation that was issued before, under whichever key; none: its key is gone,
/// and only a new link opens.
pub fn standing_link(config: &Config, invitation: &Invitation) -> Option<String> {
    let token = |key: &SigningKey| seal_with(key, "invitation", &invitation.id.to_string());
    let opens = |token: &String| TokenHash::of(token) == invitation.token_sha256;
    let found = config.signing_keys.all().map(token).find(opens)?;
    Some(config.public_url.join(&format!("/j/{found}")))
}

/// What is typed where no link can be opened. Unique within an event by its constraint.
pub fn short_code(entropy: &Entropy) -> String {
    let bytes: [u8; CODE_LENGTH * 4] = entropy.bytes();
    let words = bytes.chunks_exact(4).map(|word| word.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte)));
    words.filter_map(|word| ALPHABET.get(word % ALPHABET.len())).map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_six_plain_characters() {
        let code = short_code(&Entropy::new(|bytes| bytes.iter_mut().zip(1..).for_each(|(byte, n)| *byte = n)));
        assert_eq!(code.len(), CODE_LENGTH);
        assert!(code.bytes().all(|letter| ALPHABET.contains(&letter)), "{code}");
    }
}
