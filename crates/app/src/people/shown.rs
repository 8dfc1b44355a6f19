//! People beside the departments they work in.

use std::collections::HashMap;

use domain::{OrganisationId, PersonId};
use store::people::Person;
use store::{Conn, departments};

use crate::problem::Problem;

/// Joins each person with the paths of their departments, in two queries for any number.
pub(super) fn with_departments(
    conn: &mut Conn,
    organisation: OrganisationId,
    found: Vec<Person>,
) -> Result<Vec<(Person, Vec<String>)>, Problem> {
    let ids: Vec<PersonId> = found.iter().map(|person| person.id).collect();
    let mut paths: HashMap<PersonId, Vec<String>> = HashMap::new();
    for membership in departments::of_people(conn, organisation, &ids)? {
        paths.entry(membership.person_id).or_default().push(membership.path.as_str().to_owned());
    }
    Ok(found
        .into_iter()
        .map(|person| {
            let departments = paths.remove(&person.id).unwrap_or_default();
            (person, departments)
        })
        .collect())
}
