//! Forgetting a person, and handing out what is stored of them.

use actix_web::{HttpResponse, delete, get, web};
use domain::PersonId;
use serde::Serialize;
use store::erasure::Forgetting;
use store::{departments, interests, people, ties, topics};
use utoipa::ToSchema;

use crate::access::Organiser;
use crate::log::{About, tell};
use crate::precondition::IfMatch;
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// What is stored of a person and may be handed out: their own words are theirs alone and leave
/// this out.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"external_key": "1042", "name": "Ada Okafor", "departments": ["Operations"], "ties": 12}))]
pub struct PersonExport {
    pub external_key: String,
    pub name: String,
    pub email: Option<String>,
    pub site: Option<String>,
    pub languages: Vec<String>,
    pub departments: Vec<String>,
    /// Topics and stances that programmes and imports say.
    pub interests: Vec<String>,
    /// How many ties there are; whom with is the others' too.
    pub ties: usize,
}

/// What is stored of a person.
#[utoipa::path(
    tag = "people", operation_id = "export_person", security(("bearer" = [])), params(("person_id" = Uuid, Path)),
    responses((status = 200, body = PersonExport))
)]
#[get("/api/v1/people/{person_id}/export")]
pub async fn export_person(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<PersonId>,
) -> Answer {
    let (organisation, id) = (principal.organisation, path.into_inner());
    let read = state.read(move |conn| {
        let person = people::find(conn, organisation, id)?.ok_or_else(Problem::not_found)?;
        let names: std::collections::HashMap<_, _> =
            topics::all(conn, organisation)?.into_iter().map(|topic| (topic.id, topic.name)).collect();
        let said = interests::of_person(conn, organisation, id)?.into_iter();
        let said = said.filter(|interest| interest.source != domain::InterestSource::Person);
        let interests = said.filter_map(|one| Some(format!("{}: {}", one.stance, names.get(&one.topic_id)?)));
        Ok(PersonExport {
            interests: interests.collect(),
            departments: departments::of_people(conn, organisation, &[id])?
                .into_iter()
                .map(|one| one.path.as_str().to_owned())
                .collect(),
            ties: ties::of_person(conn, organisation, id)?.len(),
            external_key: person.external_key,
            name: person.name,
            email: person.email.map(|email| email.as_str().to_owned()),
            site: person.site,
            languages: person.languages.iter().map(|tag| tag.as_str().to_owned()).collect(),
        })
    });
    Ok(HttpResponse::Ok().json(read.await?))
}

/// Forgets a person: name, address, interests, wishes and links go; stored plans stay as they were
/// and lead to nobody. `If-Match` names the revision that was seen.
#[utoipa::path(
    tag = "people", operation_id = "forget_person", security(("bearer" = [])),
    params(("person_id" = Uuid, Path), ("If-Match" = String, Header, description = "The person's ETag")),
    responses((status = 204))
)]
#[delete("/api/v1/people/{person_id}")]
pub async fn forget_person(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<PersonId>,
    seen: IfMatch,
) -> Answer {
    let (by, id, store) = (principal.by(&state), path.into_inner(), state.store.clone());
    let forgotten = state.block(move || {
        let organisation = by.organisation;
        let found = store.read(move |conn| people::find(conn, organisation, id))?;
        let person = found.ok_or_else(Problem::not_found)?;
        seen.admit(&person.revision.to_string())?;
        let node_id = PersonId::from_uuid((by.stamp.new_id)());
        store.forget_person(organisation, Forgetting { person_id: id, node_id, at: by.stamp.at })?;
        Ok(store.write(move |conn| tell(conn, &by, "forget_person", About::default()))?)
    });
    forgotten.await?;
    Ok(HttpResponse::NoContent().finish())
}
