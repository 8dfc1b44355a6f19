//! Step-up: six digits before a person exports, erases, or changes their address.
//!
//! A code is good for ten minutes, five tries and one use. It is made out of the row's id with the
//! signing key, so that the row holds a hash alone and a helper's page can still show it.

use std::collections::BTreeSet;

use domain::{EventId, OrganisationId, PersonId};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use store::people::Person;
use store::step_up::{self, NewStepUpCode, StepUpCode};
use store::{Conn, Stamp, StoreError, TokenHash, guesses, participants};
use uuid::Uuid;

use crate::config::{Config, SigningKey, SigningKeys};
use crate::mail::{self, Letter};
use crate::problem::{Code, Problem};
use crate::web::{Words, seal_with};

const MINUTES: i64 = 10;
const TRIES_MAX: u32 = 5;
/// Codes that one person may ask for within an hour.
const CODES_MAX: u32 = 6;

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Export,
    Erasure,
    EmailChange,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Purpose; 3] = [Purpose::Export, Purpose::Erasure, Purpose::EmailChange];

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Purpose::Export => "export",
            Purpose::Erasure => "erasure",
            Purpose::EmailChange => "email_change",
        }
    }
}

/// How a person gets the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// To their own address.
    ByMail,
    /// There is no way to write to them: a helper reads it out.
    AtTheDoor,
}

/// Where codes come from.
#[derive(Clone, Copy)]
pub struct Issuer<'a> {
    pub config: &'a Config,
    pub organisation: OrganisationId,
    pub stamp: Stamp,
}

/// A code that waits to be typed, as a helper reads it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub person: PersonId,
    pub purpose: String,
    pub code: String,
    pub expires_at: Timestamp,
}

/// What became of a typed code. Commit it: a wrong one is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    Right,
    /// Wrong, used before, too old, tried too often, or never asked for.
    Refused,
}

/// Issues a code to a person, who gets it by mail where mail can be sent. Earlier codes for the same
/// purpose end.
///
/// # Errors
/// 429 after too many codes within an hour.
pub fn issue(conn: &mut Conn, issuer: &Issuer<'_>, person: &Person, purpose: Purpose) -> Result<Sent, Problem> {
    let now = issuer.stamp.at;
    slow_down(conn, issuer, person.id)?;
    let id = (issuer.stamp.new_id)();
    let code = code_of(&issuer.config.signing_keys.current, id);
    let new = NewStepUpCode {
        organisation_id: issuer.organisation,
        id,
        person_id: person.id,
        purpose: purpose.as_str().to_owned(),
        code_sha256: hash_of(&issuer.config.signing_keys, id, &code),
        issued_at: now,
        expires_at: now.checked_add(SignedDuration::from_mins(MINUTES)).unwrap_or(now),
        tries: 0,
    };
    step_up::add(conn, &new)?;
    let (Some(_), Some(email)) = (&issuer.config.mail, &person.email) else { return Ok(Sent::AtTheDoor) };
    let words = Words::choose(person.languages.iter().map(domain::Language::as_str));
    let letter = Letter {
        subject: words.plain("mail-step-up-subject"),
        text: words.plain_with("mail-step-up-text", &[("code", &code)]),
    };
    mail::queue(conn, (issuer.organisation, issuer.stamp), (email, Some(person.id)), &letter)?;
    Ok(Sent::ByMail)
}

/// Tries a code that somebody typed, and uses it up if it is right.
///
/// # Errors
/// What the store says.
pub fn redeem(
    conn: &mut Conn,
    issuer: &Issuer<'_>,
    (person, purpose): (PersonId, Purpose),
    typed: &str,
) -> Result<Tried, StoreError> {
    let now = issuer.stamp.at;
    let open = step_up::find_open(conn, issuer.organisation, (person, purpose.as_str()), now)?;
    let Some(open) = open.filter(|code| code.tries < TRIES_MAX) else { return Ok(Tried::Refused) };
    if !step_up::count_try(conn, &open)? || !is_right(&issuer.config.signing_keys, open.id, typed) {
        return Ok(Tried::Refused);
    }
    Ok(if step_up::use_up(conn, &open, now)? { Tried::Right } else { Tried::Refused })
}

impl Tried {
    /// Lets the act behind the code happen.
    ///
    /// # Errors
    /// 403 `step_up_refused`, one answer for every reason.
    pub fn admit(self) -> Result<(), Problem> {
        match self {
            Tried::Right => Ok(()),
            Tried::Refused => Err(Problem::new(
                Code::StepUpRefused,
                "The code is wrong, used, or older than ten minutes. Ask for a new one.",
            )),
        }
    }
}

/// The codes that people of an event wait to hear, for whoever works at its door.
///
/// # Errors
/// What the store says.
pub fn waiting(conn: &mut Conn, issuer: &Issuer<'_>, event: EventId) -> Result<Vec<Waiting>, StoreError> {
    let open = step_up::open(conn, issuer.organisation, issuer.stamp.at)?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let here: BTreeSet<PersonId> =
        participants::of_event(conn, issuer.organisation, event)?.into_iter().filter_map(|one| one.person_id).collect();
    let shown = |code: StepUpCode| Waiting {
        person: code.person_id,
        code: code_of(&issuer.config.signing_keys.current, code.id),
        purpose: code.purpose,
        expires_at: code.expires_at,
    };
    let usable = open.into_iter().filter(|code| here.contains(&code.person_id) && code.tries < TRIES_MAX);
    Ok(usable.map(shown).collect())
}

fn slow_down(conn: &mut Conn, issuer: &Issuer<'_>, person: PersonId) -> Result<(), Problem> {
    let (now, subject) = (issuer.stamp.at, TokenHash::of(person.as_uuid().as_bytes()));
    let expired = now.checked_sub(SignedDuration::from_hours(1)).unwrap_or(now);
    if guesses::count(conn, issuer.organisation, ("step_up", &subject), now, expired)? > CODES_MAX {
        return Err(Problem::new(Code::TooManyRequests, "Too many codes. Wait an hour.").retry_after(3600));
    }
    Ok(())
}

/// Six digits out of the row's id: nobody without the key can tell them.
fn code_of(key: &SigningKey, id: Uuid) -> String {
    let digest = Sha256::digest(seal_with(key, "step_up", &id.to_string()));
    let number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{:06}", number % 1_000_000)
}

fn hash_of(keys: &SigningKeys, id: Uuid, code: &str) -> TokenHash {
    TokenHash::of(seal_with(&keys.current, "step_up_code", &format!("{id}:{code}")))
}

/// By any key that is still good, in time that does not depend on where the digits differ.
fn is_right(keys: &SigningKeys, id: Uuid, typed: &str) -> bool {
    let typed: String = typed.chars().filter(|character| !character.is_whitespace()).collect();
    let same = |code: String| {
        let differs = code.bytes().zip(typed.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b));
        code.len() == typed.len() && differs == 0
    };
    std::iter::once(&keys.current).chain(&keys.earlier).any(|key| same(code_of(key, id)))
}
