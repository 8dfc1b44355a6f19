//! What an organiser says of a person.

use std::collections::BTreeSet;

use domain::{DepartmentId, DepartmentPath, Email, Language, Pace, PersonId};
use serde::Deserialize;
use store::people::{self, Person};
use store::{Conn, Stamp, departments};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::by::By;
use crate::field::{self, Sent};
use crate::problem::Problem;

/// The most departments of a person.
const DEPARTMENTS_MAX: usize = 20;
/// The most languages of a person.
const LANGUAGES_MAX: usize = 20;
/// Managers above a person that are looked at.
const LEVELS_MAX: usize = 100;

/// What is said of a person: of a new one at least a key and a name. What is left out of a change
/// stays as it is; null empties it.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"external_key": "1042", "name": "Ada Okafor", "email": "ada@example.org",
    "departments": ["Operations/Logistics"]}))]
pub struct PersonWish {
    /// The id in the organisation's own files.
    #[schema(min_length = 1, max_length = 200)]
    pub external_key: Option<String>,
    #[schema(min_length = 1, max_length = 200)]
    pub name: Option<String>,
    #[serde(default, deserialize_with = "field::sent")]
    #[schema(value_type = Option<String>)]
    pub email: Sent<String>,
    #[serde(default, deserialize_with = "field::sent")]
    #[schema(value_type = Option<String>)]
    pub site: Sent<String>,
    #[serde(default, deserialize_with = "field::sent")]
    #[schema(value_type = Option<Uuid>)]
    pub manager_id: Sent<Uuid>,
    /// Paths such as `Sales/Nordics`, the first one first.
    #[schema(max_items = 20)]
    pub departments: Option<Vec<String>>,
    /// BCP 47 tags.
    #[schema(max_items = 20)]
    pub languages: Option<Vec<String>>,
    /// `one_to_one`, `up_to_three` or `any`.
    pub pace: Option<String>,
    #[serde(default, deserialize_with = "field::sent")]
    #[schema(value_type = Option<u32>, minimum = 1, maximum = 60)]
    pub rest_after: Sent<u32>,
    pub step_free: Option<bool>,
    pub quiet: Option<bool>,
}

/// A person whom nobody has said anything of.
pub fn blank(stamp: Stamp) -> Person {
    Person {
        id: PersonId::from_uuid((stamp.new_id)()),
        external_key: String::new(),
        name: String::new(),
        name_search: String::new(),
        email: None,
        site: None,
        manager_id: None,
        languages: Vec::new(),
        pace: Pace::default(),
        rest_after: None,
        step_free: false,
        quiet: false,
        paused_until: None,
        working_on: None,
        beyond_work: None,
        card_expires_at: None,
        memory_objected_at: None,
        revision: 1,
        created_at: stamp.at,
        updated_at: stamp.at,
    }
}

impl PersonWish {
    /// The person with what is said here.
    ///
    /// # Errors
    /// 422 with the field at fault.
    pub fn over(&self, person: Person) -> Result<Person, Problem> {
        let text = |pointer: &str, sent: &Sent<String>, before: Option<String>| match sent {
            None => Ok(before),
            Some(None) => Ok(None),
            Some(Some(text)) => field::text(pointer, text, 200).map(Some),
        };
        let email = match &self.email {
            None => person.email.clone(),
            Some(None) => None,
            Some(Some(text)) => {
                let wrong = |cause: domain::EmailError| Problem::of_field("/email", "invalid", cause.to_string());
                Some(Email::parse(text).map_err(wrong)?)
            }
        };
        Ok(Person {
            external_key: match &self.external_key {
                Some(key) => field::text("/external_key", key, 200)?,
                None => person.external_key.clone(),
            },
            name: match &self.name {
                Some(name) => field::text("/name", name, 200)?,
                None => person.name.clone(),
            },
            email,
            site: text("/site", &self.site, person.site.clone())?,
            languages: match &self.languages {
                Some(tags) => languages(tags)?,
                None => person.languages.clone(),
            },
            manager_id: self.manager_id.map_or(person.manager_id, |sent| sent.map(PersonId::from_uuid)),
            pace: field::word("/pace", self.pace.as_deref())?.unwrap_or(person.pace),
            rest_after: match self.rest_after {
                Some(sent) => field::number("/rest_after", sent, 1..=60)?,
                None => person.rest_after,
            },
            step_free: self.step_free.unwrap_or(person.step_free),
            quiet: self.quiet.unwrap_or(person.quiet),
            ..person
        })
    }

    /// The departments that are named, made where they are new.
    ///
    /// # Errors
    /// 422 with the field at fault.
    pub fn departments(&self, conn: &mut Conn, by: &By) -> Result<Option<Vec<DepartmentId>>, Problem> {
        let Some(named) = &self.departments else { return Ok(None) };
        if named.len() > DEPARTMENTS_MAX {
            let detail = format!("at most {DEPARTMENTS_MAX} departments");
            return Err(Problem::of_field("/departments", "too_many", detail));
        }
        let read = |(at, text): (usize, &String)| {
            let wrong = |cause: domain::DepartmentError| {
                Problem::of_field(&format!("/departments/{at}"), "invalid", cause.to_string())
            };
            DepartmentPath::parse(&field::text(&format!("/departments/{at}"), text, 200)?).map_err(wrong)
        };
        let paths = named.iter().enumerate().map(read).collect::<Result<Vec<_>, Problem>>()?;
        let ids = departments::ensure(conn, by.organisation, &paths, by.stamp)?;
        Ok(Some(paths.iter().filter_map(|path| ids.get(path).copied()).collect()))
    }
}

fn languages(tags: &[String]) -> Result<Vec<Language>, Problem> {
    if tags.len() > LANGUAGES_MAX {
        return Err(Problem::of_field("/languages", "too_many", format!("at most {LANGUAGES_MAX} languages")));
    }
    let read = |(at, tag): (usize, &String)| {
        Language::parse(tag)
            .map_err(|cause| Problem::of_field(&format!("/languages/{at}"), "invalid", cause.to_string()))
    };
    tags.iter().enumerate().map(read).collect()
}

/// Lets nobody manage themselves, at any distance.
///
/// # Errors
/// 422 for a circle, and for a manager whom the organisation does not have.
pub fn admit_manager(conn: &mut Conn, by: &By, person: &Person) -> Result<(), Problem> {
    let mut seen = BTreeSet::from([person.id]);
    let mut above = person.manager_id;
    while let Some(id) = above.filter(|_| seen.len() < LEVELS_MAX) {
        if !seen.insert(id) {
            return Err(Problem::of_field("/manager_id", "circle", "a person would manage themselves"));
        }
        let unknown = || Problem::of_field("/manager_id", "unknown_person", "there is no such person");
        above = people::find(conn, by.organisation, id)?.ok_or_else(unknown)?.manager_id;
    }
    Ok(())
}
