//! Who takes part in an event, over HTTP.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use domain::{EventId, OrganisationId, ParticipantId, PersonId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::participants::{self, Participant};
use store::people::Person;
use store::{Conn, departments, events, people};
use utoipa::ToSchema;
use uuid::Uuid;

use super::participant_api;
use super::register::{Issuing, fresh_link, register};
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::by::By;
use crate::config::Config;
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::paging::ListQuery;
use crate::paging::{self, Page};
use crate::precondition::IfMatch;
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// The most people of one request.
const PEOPLE_MAX: usize = 2_000;

/// A person at an event, as an organiser sees one.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Participant, example = json!({
    "id": "0197f0c4-6a00-7000-8000-000000000050", "person_id": "0197f0c4-6a00-7000-8000-000000000010",
    "name": "Ada Okafor", "department": "Operations", "short_code": "K7MQ2X", "pace": "any", "standby": false,
    "host": false, "reached_by": "phone"
}))]
pub struct ShownParticipant {
    pub id: Uuid,
    /// None: forgotten.
    pub person_id: Option<Uuid>,
    pub name: Option<String>,
    pub department: Option<String>,
    pub short_code: String,
    pub pace: &'static str,
    pub standby: bool,
    pub host: bool,
    pub reached_by: &'static str,
}

/// Everybody at an event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct Participants {
    pub items: Vec<ShownParticipant>,
    pub next_cursor: Option<String>,
}

/// Whom to register.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"person_ids": ["0197f0c4-6a00-7000-8000-000000000010"]}))]
pub struct Registration {
    #[schema(min_items = 1, max_items = 2000)]
    pub person_ids: Vec<Uuid>,
}

/// Everybody who takes part, with names and first departments, in four queries for any number.
pub fn read_all(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: EventId,
) -> Result<Vec<ShownParticipant>, Problem> {
    events::find(conn, organisation, event)?.ok_or_else(Problem::not_found)?;
    let everybody = people::of_event(conn, organisation, event)?;
    let names: HashMap<PersonId, String> = everybody.into_iter().map(|person| (person.id, person.name)).collect();
    let mut first_department = HashMap::new();
    for membership in departments::of_event(conn, organisation, event)? {
        first_department.entry(membership.person_id).or_insert(membership.path.as_str().to_owned());
    }
    let registered = participants::of_event(conn, organisation, event)?;
    Ok(registered.into_iter().map(|one| shown(one, &names, &first_department)).collect())
}

fn shown(
    one: Participant,
    names: &HashMap<PersonId, String>,
    departments: &HashMap<PersonId, String>,
) -> ShownParticipant {
    ShownParticipant {
        id: one.id.as_uuid(),
        person_id: one.person_id.map(PersonId::as_uuid),
        name: one.person_id.and_then(|person| names.get(&person).cloned()),
        department: one.person_id.and_then(|person| departments.get(&person).cloned()),
        short_code: one.short_code,
        pace: one.pace.as_str(),
        standby: one.standby,
        host: one.host,
        reached_by: one.reached_by.as_str(),
    }
}

/// Who takes part.
#[utoipa::path(
    tag = "events", operation_id = "list_participants", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ListQuery),
    responses((status = 200, body = Participants))
)]
#[get("/api/v1/events/{event_id}/participants")]
pub async fn list_participants(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
    query: web::Query<ListQuery>,
) -> Answer {
    let page: Page<Uuid> = Page::read(query.cursor.as_deref(), query.limit)?;
    let (organisation, event) = (principal.organisation, path.into_inner());
    let everybody = state.read(move |conn| read_all(conn, organisation, event)).await?;
    let (items, next) = page.part(everybody, |one| one.id);
    Ok(paging::answer(&format!("/api/v1/events/{event}/participants"), page.limit, &items, next))
}

/// Registers people for an event, each with a link and a short code. They are in the next draft.
#[utoipa::path(
    tag = "events", operation_id = "register_participants", security(("bearer" = [])), request_body = Registration,
    params(("event_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = Participants))
)]
#[post("/api/v1/events/{event_id}/participants")]
pub async fn register_participants(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<EventId>,
    key: ActionKey,
    body: Body<Registration>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, event_id) = (principal.by(&state), path.into_inner());
    let wanted: Vec<PersonId> = body.value.person_ids.into_iter().map(PersonId::from_uuid).collect();
    if wanted.is_empty() || wanted.len() > PEOPLE_MAX {
        return Err(Problem::of_field("/person_ids", "out_of_range", format!("1 to {PEOPLE_MAX} people")));
    }
    let (config, entropy) = (state.config.clone(), state.entropy.clone());
    let kept = once.act(&state, move |conn| {
        let event = events::find(conn, by.organisation, event_id)?.ok_or_else(Problem::not_found)?;
        let mut found = Vec::with_capacity(wanted.len());
        for person in &wanted {
            found.push(people::find(conn, by.organisation, *person)?.ok_or_else(Problem::not_found)?);
        }
        let registered = participants::of_event(conn, by.organisation, event_id)?;
        let codes = registered.into_iter().map(|one| one.short_code).collect();
        let ends_at = super::timing::ends_at(event.starts_at, event.minutes_total);
        let found = take_back(conn, &by, (event_id, ends_at), found, &config)?;
        let issuing = Issuing { config: &config, entropy: &entropy };
        register(&by, (event_id, ends_at), &found, codes, &issuing).insert(conn)?;
        tell(conn, &by, "register_participants", About { event: Some(event_id), ..About::default() })?;
        let mut items = read_all(conn, by.organisation, event_id)?;
        items.retain(|one| one.person_id.is_some_and(|id| wanted.contains(&PersonId::from_uuid(id))));
        let reply = Reply::json(StatusCode::CREATED, &Participants { items, next_cursor: None })?;
        Ok(reply.at(format!("/api/v1/events/{event_id}/participants")).naming(wanted))
    });
    kept.await
}

/// Takes those back who had withdrawn, each with a new link; answers with the others.
fn take_back(
    conn: &mut Conn,
    by: &By,
    (event, ends_at): (EventId, Timestamp),
    people: Vec<Person>,
    config: &Config,
) -> Result<Vec<Person>, Problem> {
    let mut others = Vec::with_capacity(people.len());
    for person in people {
        let known = participants::of_person(conn, by.organisation, person.id)?;
        match known.into_iter().find(|one| one.event_id == event && one.withdrawn_at.is_some()) {
            None => others.push(person),
            Some(known) => {
                participants::rejoin(conn, by.organisation, known.id)?;
                store::invitations::issue(conn, &[fresh_link(by, (event, known.id), ends_at, config)])?;
            }
        }
    }
    Ok(others)
}

/// Takes a participant out of an event. They are in no later draft; their link opens nothing.
#[utoipa::path(
    tag = "events", operation_id = "withdraw_participant", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("participant_id" = Uuid, Path),
        ("If-Match" = String, Header, description = "The participant's ETag")),
    responses((status = 204))
)]
#[delete("/api/v1/events/{event_id}/participants/{participant_id}")]
pub async fn withdraw_participant(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, ParticipantId)>,
    seen: IfMatch,
) -> Answer {
    let (by, (event_id, id)) = (principal.by(&state), path.into_inner());
    let withdrawn = state.write(move |conn| {
        seen.admit(&participant_api::tag(conn, &by, event_id, id)?)?;
        participants::withdraw(conn, by.organisation, id, by.stamp.at)?;
        store::invitations::revoke_all(conn, by.organisation, id, by.stamp.at)?;
        let about = About { object: Some(id.as_uuid()), event: Some(event_id), reason: None };
        Ok(tell(conn, &by, "withdraw_participant", about)?)
    });
    withdrawn.await?;
    Ok(HttpResponse::NoContent().finish())
}
