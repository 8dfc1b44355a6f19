//! Not on the list, welcome anyway: on it from now on, and in.

use domain::{AttendanceFactId, DepartmentPath, ParticipantId, TopicId};
use store::attendance::{self, Arrived};
use store::events::Event;
use store::{Conn, StoreError};

use super::{arrive, fits};
use crate::by::By;
use crate::day::guest;
use crate::day::load::directory_of_event;
use crate::events::newcomer::{Newcomer, add_newcomer, department_meant};
use crate::events::register::Issuing;

/// What somebody says at the door.
#[derive(Debug, Clone)]
pub struct Said {
    pub name: String,
    pub department: DepartmentPath,
    pub offers: Vec<TopicId>,
    pub seeks: Vec<TopicId>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkIn {
    In(ParticipantId),
    /// Somebody of this name and department is on the list already.
    OnTheList,
}

/// Why a name is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SaidError {
    #[error("a name has 2 to 80 letters")]
    Name,
    #[error("a department has 2 to 80 letters")]
    Department,
}

impl Said {
    /// Reads what was typed: white space is one blank, control characters are gone.
    ///
    /// # Errors
    /// Which of the two is no name.
    pub fn parse(name: &str, department: &str) -> Result<Self, SaidError> {
        let name = plain(name).ok_or(SaidError::Name)?;
        let department = plain(department).and_then(|text| DepartmentPath::parse(&text).ok());
        let department = department.ok_or(SaidError::Department)?;
        Ok(Self { name, department, offers: Vec::new(), seeks: Vec::new() })
    }
}

fn plain(text: &str) -> Option<String> {
    let visible: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let plain = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters = plain.chars().filter(|letter| letter.is_alphanumeric()).count();
    (letters >= 2 && plain.chars().count() <= 80).then_some(plain)
}

/// Puts them on the list and checks them in, in one transaction.
///
/// # Errors
/// [`StoreError::UnknownReference`] for a topic that the organisation does not have.
pub fn walk_in(
    conn: &mut Conn,
    by: &By,
    event: &Event,
    said: Said,
    issuing: &Issuing<'_>,
) -> Result<WalkIn, StoreError> {
    let Said { name, department, offers, seeks } = said;
    let department = department_meant(conn, by.organisation, department)?;
    let everybody = directory_of_event(conn, by.organisation, event.id)?.people;
    let known = |one: &crate::day::Somebody| fits::same(&one.name, &name) && one.department == department.as_str();
    if everybody.values().any(known) {
        return Ok(WalkIn::OnTheList);
    }
    let newcomer = Newcomer { name, department, offers, seeks };
    let participant = add_newcomer(conn, by, event, &newcomer, issuing)?;
    let guest = guest::of_participant(conn, (by.organisation, event.id, participant))?;
    let fact = (by.stamp.new_id)();
    let arrival = attendance::Arrival {
        actor: by.actor.clone(),
        ..arrive::arrival(&guest, AttendanceFactId::from_uuid(fact), fact.to_string(), by.stamp.at)
    };
    match attendance::arrive(conn, by.organisation, &arrival)? {
        Arrived::First(_) | Arrived::Already(_) => Ok(WalkIn::In(participant)),
        Arrived::Undone(_) => Err(StoreError::Stale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_meant() {
        let said = Said::parse("  Ada\u{7}  Lovelace\n", " Sales / Nordics ").unwrap();
        assert_eq!((said.name.as_str(), said.department.as_str()), ("Ada Lovelace", "Sales/Nordics"));
        assert_eq!(Said::parse(" . ", "Sales").unwrap_err(), SaidError::Name);
        assert_eq!(Said::parse(&"x".repeat(81), "Sales").unwrap_err(), SaidError::Name);
        assert_eq!(Said::parse("Ada", " / ").unwrap_err(), SaidError::Department);
    }
}
