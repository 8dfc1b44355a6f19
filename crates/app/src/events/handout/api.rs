//! Links, codes, lists, badges and calendar entries over HTTP.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, get, web};
use domain::{EventId, OrganisationId, ParticipantId};
use serde::Serialize;
use store::invitations::{self, Invitation};
use store::{Conn, events, participants, people};
use utoipa::ToSchema;
use uuid::Uuid;

use super::badges_page::{Badge, Badges, drawn};
use super::calendar;
use super::qr::Modules;
use crate::access::Organiser;
use crate::config::Config;
use crate::events::participants_api::{ShownParticipant, read_all};
use crate::events::{links, timing};
use crate::paging::ListQuery;
use crate::paging::{self, Page};
use crate::problem::{Answer, Code, Problem};
use crate::state::AppState;
use crate::web::{Words, csv, page};

/// A personal link with what belongs to it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Invitation, example = json!({
    "participant_id": "0197f0c4-6a00-7000-8000-000000000050", "name": "Ada Okafor", "short_code": "K7MQ2X",
    "link": "https://meet.example.org/j/…"
}))]
pub struct ShownInvitation {
    pub participant_id: Uuid,
    pub name: Option<String>,
    pub short_code: String,
    /// Personal: whoever has it speaks for this participant. None: the key that made it is gone;
    /// replace the invitation.
    pub link: Option<String>,
}

/// The links of an event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct Invitations {
    pub items: Vec<ShownInvitation>,
    pub next_cursor: Option<String>,
}

/// Everybody with the newest link that stands.
fn invited(
    conn: &mut Conn,
    config: &Config,
    organisation: OrganisationId,
    event: EventId,
) -> Result<Vec<(ShownParticipant, Option<String>)>, Problem> {
    let standing = invitations::of_event(conn, organisation, event)?.into_iter().filter(|one| one.revoked_at.is_none());
    let newest: HashMap<Uuid, Invitation> = standing.map(|one| (one.participant_id.as_uuid(), one)).collect();
    let everybody = read_all(conn, organisation, event)?;
    let with_link = |one: ShownParticipant| {
        let invitation = newest.get(&one.id)?;
        Some((one, links::standing_link(config, invitation)))
    };
    Ok(everybody.into_iter().filter_map(with_link).collect())
}

/// Everybody's personal link.
#[utoipa::path(
    tag = "events", operation_id = "list_invitations", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ListQuery),
    responses((status = 200, body = Invitations))
)]
#[get("/api/v1/events/{event_id}/invitations")]
pub async fn list_invitations(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
    query: web::Query<ListQuery>,
) -> Answer {
    let page: Page<Uuid> = Page::read(query.cursor.as_deref(), query.limit)?;
    let (organisation, event, config) = (principal.organisation, path.into_inner(), state.config.clone());
    let found = state.read(move |conn| invited(conn, &config, organisation, event)).await?;
    let (found, next) = page.part(found, |(one, _)| one.id);
    let items = found.into_iter().map(|(one, link)| ShownInvitation {
        participant_id: one.id,
        name: one.name,
        short_code: one.short_code,
        link,
    });
    let items: Vec<ShownInvitation> = items.collect();
    Ok(paging::answer(&format!("/api/v1/events/{event}/invitations"), page.limit, &items, next))
}

/// A list for a mail merge: name, link, short code, language.
#[utoipa::path(
    tag = "events", operation_id = "export_mail_merge", security(("bearer" = [])), params(("event_id" = Uuid, Path)),
    responses((status = 200, body = String, content_type = "text/csv"))
)]
#[get("/api/v1/events/{event_id}/invitations.csv")]
pub async fn export_mail_merge(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
) -> Answer {
    let (organisation, event, config) = (principal.organisation, path.into_inner(), state.config.clone());
    let read = state.read(move |conn| {
        let languages: HashMap<Uuid, String> = people::of_event(conn, organisation, event)?
            .into_iter()
            .map(|person| (person.id.as_uuid(), person.languages.first().map_or("", |tag| tag.as_str()).to_owned()))
            .collect();
        Ok((invited(conn, &config, organisation, event)?, languages))
    });
    let (found, languages) = read.await?;
    let header = ["name", "link", "short_code", "language"].map(str::to_owned).to_vec();
    let row = |(one, link): (ShownParticipant, Option<String>)| {
        let language = one.person_id.and_then(|id| languages.get(&id).cloned()).unwrap_or_default();
        vec![one.name.unwrap_or_default(), link.unwrap_or_default(), one.short_code, language]
    };
    let rows: Vec<Vec<String>> = std::iter::once(header).chain(found.into_iter().map(row)).collect();
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(("Content-Disposition", "attachment; filename=\"invitations.csv\""))
        .body(csv::lines(&rows)))
}

/// A sheet of badges to print.
#[utoipa::path(
    tag = "events", operation_id = "read_badges", security(("bearer" = [])), params(("event_id" = Uuid, Path)),
    responses((status = 200, body = String, content_type = "text/html"))
)]
#[get("/api/v1/events/{event_id}/badges")]
pub async fn read_badges(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
) -> Answer {
    let (organisation, event_id, config) = (principal.organisation, path.into_inner(), state.config.clone());
    let read = state.read(move |conn| {
        let event = events::find(conn, organisation, event_id)?.ok_or_else(Problem::not_found)?;
        Ok((event.name, invited(conn, &config, organisation, event_id)?))
    });
    let (name, found) = read.await?;
    let badge = |(one, link): (ShownParticipant, Option<String>)| Badge {
        name: one.name.unwrap_or_default(),
        department: one.department.unwrap_or_default(),
        short_code: one.short_code,
        code: link.as_deref().and_then(drawn),
    };
    let sheet = state.block(move || {
        let badges = found.into_iter().map(badge).collect();
        Ok(Badges { words: Words::english(), event: name, badges })
    });
    Ok(page(StatusCode::OK, &sheet.await?))
}

/// A participant's link as a code to scan; `code` is `qr.svg` or `qr.png`.
#[utoipa::path(
    tag = "events", operation_id = "read_qr_code", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("participant_id" = Uuid, Path), ("code" = String, Path)),
    responses((status = 200, body = String, content_type = "image/svg+xml"))
)]
#[get("/api/v1/events/{event_id}/participants/{participant_id}/{code}")]
pub async fn read_qr_code(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, ParticipantId, String)>,
) -> Answer {
    let (organisation, (event, participant, code)) = (principal.organisation, path.into_inner());
    let read = state.read(move |conn| {
        let found = participants::find(conn, organisation, participant)?.filter(|one| one.event_id == event);
        found.ok_or_else(Problem::not_found)?;
        let all = invitations::of_event(conn, organisation, event)?.into_iter();
        let own = all.filter(|one| one.participant_id == participant && one.revoked_at.is_none());
        own.max_by_key(|one| one.id).ok_or_else(Problem::not_found)
    });
    let lost = || Problem::new(Code::Conflict, "The key that made this link is gone. Replace the invitation.");
    let link = links::standing_link(&state.config, &read.await?).ok_or_else(lost)?;
    let modules = Modules::of(&link).ok_or_else(|| Problem::internal("a link is too long for a code"))?;
    match code.as_str() {
        "qr.svg" => Ok(HttpResponse::Ok().content_type("image/svg+xml").body(modules.svg())),
        "qr.png" => Ok(HttpResponse::Ok().content_type("image/png").body(modules.png())),
        _ => Err(Problem::not_found()),
    }
}

/// The event as a calendar entry.
#[utoipa::path(
    tag = "events", operation_id = "export_calendar", security(("bearer" = [])), params(("event_id" = Uuid, Path)),
    responses((status = 200, body = String, content_type = "text/calendar"))
)]
#[get("/api/v1/events/{event_id}/calendar.ics")]
pub async fn export_calendar(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
) -> Answer {
    let (organisation, id) = (principal.organisation, path.into_inner());
    let event = state.read(move |conn| Ok(events::find(conn, organisation, id)?)).await?;
    let event = event.ok_or_else(Problem::not_found)?;
    let ends_at = timing::ends_at(event.starts_at, event.minutes_total);
    let entry = calendar::entry(&event, ends_at, state.config.public_url.as_str());
    Ok(HttpResponse::Ok().content_type("text/calendar; charset=utf-8").body(entry))
}
