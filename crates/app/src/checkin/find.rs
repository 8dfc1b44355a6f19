//! Who an unknown phone at the door belongs to: by short code, or by name and department. There is no
//! list to browse, a wrong guess is counted for all replicas together, and a right one never is.
//!
//! A venue sits behind one address, so a right answer passes however many wrong ones came from there,
//! until the event as a whole has seen more than any real door would (docs/decisions/0008).

use domain::roster::ParticipantKey;
use domain::{EventId, OrganisationId, ParticipantId};
use jiff::{SignedDuration, Timestamp};
use store::{Conn, StoreError, TokenHash, guesses, participants};

use super::fits::{self, Typed};
use crate::day::Somebody;
use crate::day::load::directory_of_event;

/// What somebody typed.
#[derive(Debug, Clone)]
pub enum Asked {
    Code(String),
    Name { name: String, department: String },
}

/// Where, from where and when somebody asks.
#[derive(Debug, Clone)]
pub struct Asking {
    pub organisation: OrganisationId,
    pub event: EventId,
    /// The address that asks.
    pub source: String,
    pub now: Timestamp,
}

/// Who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    One(Candidate),
    /// Namesakes who can be told apart.
    Several(Vec<Candidate>),
    /// Namesakes who cannot, or less than a whole name.
    Unclear,
    Nobody,
    TooMany,
}

/// Somebody who may be the one, as a stranger may see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub participant: ParticipantId,
    pub first_name: String,
    /// First name and initial.
    pub name: String,
    pub department: String,
}

const WINDOW: SignedDuration = SignedDuration::from_mins(15);
const PURPOSE: &str = "short_code";
/// Wrong guesses from one address within the window before it is told to wait.
const WRONG_HERE_MAX: u32 = 20;
/// Wrong guesses at one event within the window before only links and helpers open it.
const WRONG_AT_EVENT_MAX: u32 = 2_000;
/// Wrong departments for one name before only a link or a helper opens it.
const WRONG_FOR_NAME_MAX: u32 = 10;
/// People not on the list from one address within the window.
const NEWCOMERS_MAX: u32 = 100;
/// Namesakes who are shown at most.
const SEVERAL_MAX: usize = 4;

/// Looks for the one, and counts a wrong guess.
///
/// # Errors
/// What the store says.
pub fn find(conn: &mut Conn, asking: &Asking, asked: &Asked) -> Result<Found, StoreError> {
    let at_event = TokenHash::of(asking.event.to_string());
    if standing(conn, asking, &at_event)? >= WRONG_AT_EVENT_MAX {
        return Ok(Found::TooMany);
    }
    let found = match asked {
        Asked::Code(code) => by_code(conn, asking, code)?,
        Asked::Name { name, department } => by_name(conn, asking, name, department)?,
    };
    if found != Found::Nobody {
        return Ok(found);
    }
    count(conn, asking, &at_event)?;
    let here = count(conn, asking, &TokenHash::of(format!("{}|{}", asking.event, asking.source)))?;
    Ok(if here > WRONG_HERE_MAX { Found::TooMany } else { Found::Nobody })
}

/// Counts an attempt that is no guess at a person, such as a wrong number of the screen. Answers
/// whether there were too many from this address.
///
/// # Errors
/// What the store says.
pub fn count_wrong(conn: &mut Conn, asking: &Asking) -> Result<bool, StoreError> {
    let here = count(conn, asking, &TokenHash::of(format!("{}|{}", asking.event, asking.source)))?;
    Ok(here > WRONG_HERE_MAX)
}

/// Whether more newcomers came from one address than a door sees.
///
/// # Errors
/// What the store says.
pub fn too_many_newcomers(conn: &mut Conn, asking: &Asking) -> Result<bool, StoreError> {
    Ok(count(conn, asking, &TokenHash::of(format!("new|{}|{}", asking.event, asking.source)))? > NEWCOMERS_MAX)
}

fn by_code(conn: &mut Conn, asking: &Asking, code: &str) -> Result<Found, StoreError> {
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let found = participants::find_by_short_code(conn, asking.organisation, asking.event, &code)?;
    let everybody = directory_of_event(conn, asking.organisation, asking.event)?;
    Ok(match found {
        Some(one) => Found::One(candidate(one.id, everybody.somebody(&crate::day::load::key(one.id)))),
        None => Found::Nobody,
    })
}

fn by_name(conn: &mut Conn, asking: &Asking, name: &str, department: &str) -> Result<Found, StoreError> {
    let everybody = directory_of_event(conn, asking.organisation, asking.event)?;
    let mut fitting = Vec::new();
    for (key, somebody) in &everybody.people {
        if let (Some(typed), Some(id)) = (fits::name(name, &somebody.name), id_of(key)) {
            fitting.push((typed, id, somebody));
        }
    }
    let (right, wrong): (Vec<_>, Vec<_>) =
        fitting.into_iter().partition(|(_, _, somebody)| fits::department(department, &somebody.department));
    for (_, id, _) in &wrong {
        count(conn, asking, &name_subject(*id))?;
    }
    for (_, id, _) in &right {
        if standing(conn, asking, &name_subject(*id))? > WRONG_FOR_NAME_MAX {
            return Ok(Found::TooMany);
        }
    }
    Ok(told_apart(right))
}

/// One, or whole namesakes with labels of their own.
fn told_apart(mut right: Vec<(Typed, ParticipantId, &Somebody)>) -> Found {
    if right.iter().any(|(typed, ..)| *typed == Typed::Whole) {
        right.retain(|(typed, ..)| *typed == Typed::Whole);
    }
    let candidates: Vec<Candidate> = right.iter().map(|(_, id, somebody)| candidate(*id, somebody)).collect();
    let labels: std::collections::BTreeSet<_> = candidates.iter().map(|one| (&one.name, &one.department)).collect();
    let distinct = labels.len() == candidates.len();
    match (candidates.as_slice(), right.first()) {
        ([], _) => Found::Nobody,
        ([only], _) => Found::One(only.clone()),
        (_, Some((Typed::Whole, ..))) if distinct && candidates.len() <= SEVERAL_MAX => Found::Several(candidates),
        _ => Found::Unclear,
    }
}

fn candidate(participant: ParticipantId, somebody: &Somebody) -> Candidate {
    Candidate {
        participant,
        first_name: somebody.first_name().to_owned(),
        name: fits::short(&somebody.name),
        department: somebody.shown_department(),
    }
}

fn id_of(key: &ParticipantKey) -> Option<ParticipantId> {
    key.as_str().parse().ok()
}

fn name_subject(participant: ParticipantId) -> TokenHash {
    TokenHash::of(format!("name|{participant}"))
}

fn expired(asking: &Asking) -> Timestamp {
    asking.now.checked_sub(WINDOW).unwrap_or(asking.now)
}

fn standing(conn: &mut Conn, asking: &Asking, subject: &TokenHash) -> Result<u32, StoreError> {
    guesses::standing(conn, asking.organisation, (PURPOSE, subject), expired(asking))
}

fn count(conn: &mut Conn, asking: &Asking, subject: &TokenHash) -> Result<u32, StoreError> {
    guesses::count(conn, asking.organisation, (PURPOSE, subject), asking.now, expired(asking))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn somebody(name: &str, department: &str) -> Somebody {
        Somebody { name: name.to_owned(), department: department.to_owned(), ..Somebody::default() }
    }

    fn told(people: &[(Typed, Somebody)]) -> Found {
        let id = || ParticipantId::from_uuid(uuid::Uuid::nil());
        told_apart(people.iter().map(|(typed, somebody)| (*typed, id(), somebody)).collect())
    }

    #[test]
    fn namesakes_are_told_apart_by_department_and_initial_or_sent_to_a_steward() {
        let (nordics, baltics) = (somebody("Anna Berg", "Sales/Nordics"), somebody("Anna Berg", "Sales/Baltics"));
        match told(&[(Typed::Whole, nordics.clone()), (Typed::Whole, baltics)]) {
            Found::Several(two) => {
                assert_eq!((two[0].name.as_str(), two[0].department.as_str()), ("Anna B.", "Sales · Nordics"));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(told(&[(Typed::Whole, nordics.clone()), (Typed::Whole, nordics.clone())]), Found::Unclear);
        let kay = somebody("Anna Kay", "Sales/Nordics");
        assert_eq!(told(&[(Typed::Part, nordics.clone()), (Typed::Part, kay.clone())]), Found::Unclear, "no list");
        assert!(matches!(told(&[(Typed::Whole, nordics), (Typed::Part, kay)]), Found::One(_)));
        assert_eq!(told(&[]), Found::Nobody);
    }
}
