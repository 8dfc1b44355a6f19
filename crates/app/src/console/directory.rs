//! People and programmes at the console.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, get, web};
use domain::{InterestSource, PersonId, ProgrammeId};
use serde::Deserialize;
use store::people::{self, After};
use store::{Conn, departments, interests, programmes, topics};

use super::seated::{Looker, look};
use super::table::{Cell, Search, TablePage};
use crate::people::duplicates;
use crate::web::{Arg, Sentence};
use crate::{AppState, Problem};

/// People of one page.
const PEOPLE: u32 = 100;
/// Programmes of one page.
const PROGRAMMES: u32 = 200;

#[derive(Deserialize)]
struct Searching {
    search: Option<String>,
    /// The name and id of the last one seen.
    name: Option<String>,
    after: Option<PersonId>,
}

#[get("/console/people")]
pub(super) async fn read_people(
    state: web::Data<AppState>,
    request: HttpRequest,
    query: web::Query<Searching>,
) -> HttpResponse {
    let query = query.into_inner();
    look(&state, &request, move |conn, looker| people_page(conn, looker, query)).await
}

fn people_page(conn: &mut Conn, looker: &Looker, query: Searching) -> Result<TablePage, Problem> {
    let organisation = looker.by.organisation;
    let after = query.name.zip(query.after).map(|(name_search, id)| After { name_search, id });
    let search = query.search.filter(|text| !text.trim().is_empty());
    let mut found = people::page(conn, organisation, search.as_deref(), after.as_ref(), PEOPLE + 1)?;
    let mut page = TablePage::of("/console/people", "console-people", &looker.csrf).columns(&[
        "column-name",
        "column-department",
        "column-site",
        "column-key",
    ]);
    if found.len() > PEOPLE as usize {
        found.truncate(PEOPLE as usize);
        page.more = found.last().map(|last| {
            let encoded = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
            let searched = encoded(search.as_deref().unwrap_or_default());
            format!("/console/people?search={searched}&name={}&after={}", encoded(&last.name_search), last.id)
        });
    }
    let ids: Vec<PersonId> = found.iter().map(|person| person.id).collect();
    let mut places: HashMap<PersonId, Vec<String>> = HashMap::new();
    for one in departments::of_people(conn, organisation, &ids)? {
        places.entry(one.person_id).or_default().push(one.path.as_str().to_owned());
    }
    let total = people::count(conn, organisation)?;
    let doubles = duplicates::proposals(conn, organisation)?.len();
    let counts = [("total", Arg::Count(total as i64)), ("doubles", Arg::Count(doubles as i64))];
    page.lead = page.words.with("people-lead", &counts);
    page.rows = found
        .into_iter()
        .map(|person| {
            let departments = places.remove(&person.id).unwrap_or_default().join(", ");
            vec![
                Cell::of(&person.name).to(format!("/console/people/{}", person.id)),
                Cell::of(&departments),
                Cell::of(person.site.as_deref().unwrap_or_default()),
                Cell::of(&person.external_key),
            ]
        })
        .collect();
    page.search = Some(Search { action: "/console/people", value: search.unwrap_or_default() });
    Ok(page)
}

#[get("/console/people/{person}")]
pub(super) async fn read_person(
    state: web::Data<AppState>,
    request: HttpRequest,
    person: web::Path<PersonId>,
) -> HttpResponse {
    let person = person.into_inner();
    look(&state, &request, move |conn, looker| person_page(conn, looker, person)).await
}

/// What an organiser may know of a person: never what they seek by their own word.
fn person_page(conn: &mut Conn, looker: &Looker, id: PersonId) -> Result<TablePage, Problem> {
    let organisation = looker.by.organisation;
    let person = people::find(conn, organisation, id)?.ok_or_else(Problem::not_found)?;
    let manager = match person.manager_id {
        Some(manager) => people::find(conn, organisation, manager)?,
        None => None,
    };
    let places = departments::of_people(conn, organisation, &[id])?;
    let places: Vec<&str> = places.iter().map(|one| one.path.as_str()).collect();
    let names: HashMap<_, _> = topics::all(conn, organisation)?.into_iter().map(|one| (one.id, one.name)).collect();
    let said = interests::of_person(conn, organisation, id)?.into_iter();
    let said = said.filter(|one| one.source != InterestSource::Person);
    let said: Vec<String> =
        said.filter_map(|one| Some(format!("{}: {}", one.stance, names.get(&one.topic_id)?))).collect();
    let mut page =
        TablePage::of("/console/people", "console-people", &looker.csrf).columns(&["column-what", "column-says"]);
    page.title = Sentence::of(&person.name);
    let languages: Vec<&str> = person.languages.iter().map(domain::Language::as_str).collect();
    let facts = [
        ("column-key", person.external_key.clone()),
        ("column-email", person.email.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("column-department", places.join(", ")),
        ("column-site", person.site.clone().unwrap_or_default()),
        ("column-manager", manager.map(|one| one.name).unwrap_or_default()),
        ("column-languages", languages.join(", ")),
        ("column-interests", said.join(", ")),
    ];
    let row = |(key, text): (&str, String)| vec![Cell::say(page.words.say(key)), Cell::of(&text)];
    page.rows = facts.into_iter().filter(|(_, text)| !text.is_empty()).map(row).collect();
    Ok(page)
}

#[get("/console/programmes")]
pub(super) async fn read_programmes(state: web::Data<AppState>, request: HttpRequest) -> HttpResponse {
    look(&state, &request, programmes_page).await
}

fn programmes_page(conn: &mut Conn, looker: &Looker) -> Result<TablePage, Problem> {
    let organisation = looker.by.organisation;
    let names: HashMap<_, _> = topics::all(conn, organisation)?.into_iter().map(|one| (one.id, one.name)).collect();
    let mut about: HashMap<ProgrammeId, Vec<String>> = HashMap::new();
    for (programme, topic) in programmes::all_topics(conn, organisation)? {
        about.entry(programme).or_default().extend(names.get(&topic).cloned());
    }
    let mut page = TablePage::of("/console/programmes", "console-programmes", &looker.csrf).columns(&[
        "column-name",
        "column-topics",
        "column-enrolled",
    ]);
    for one in programmes::page(conn, organisation, None, PROGRAMMES)? {
        let enrolled = programmes::people_of(conn, organisation, one.id)?.len();
        let topics = about.remove(&one.id).unwrap_or_default().join(", ");
        page.rows.push(vec![Cell::of(&one.name), Cell::of(&topics), Cell::of(&enrolled.to_string())]);
    }
    Ok(page)
}
