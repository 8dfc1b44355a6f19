//! Table cards and itineraries to print, as pages that a browser prints one sheet each.

use actix_web::{get, web};
use domain::EventId;
use serde::Deserialize;
use store::{Conn, participants};
use utoipa::{IntoParams, ToSchema};

use super::print_page::{Printing, Sheets};
use crate::access::{Principal, Steward};
use crate::day::load;
use crate::problem::{Answer, Code, Problem};
use crate::state::AppState;
use crate::web::page;

/// For whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema, Default)]
#[serde(rename_all = "snake_case")]
pub enum Reached {
    #[default]
    Everybody,
    /// People who are on paper.
    Paper,
}

/// Which slips.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ItinerariesQuery {
    #[serde(default)]
    #[param(inline, required = false)]
    pub reached: Reached,
}

/// A card for each table of the published plan.
#[utoipa::path(
    tag = "checkin", operation_id = "print_table_cards", security(("bearer" = [])), params(("event_id" = uuid::Uuid, Path)),
    responses((status = 200, body = String, content_type = "text/html"))
)]
#[get("/api/v1/events/{event_id}/table-cards")]
pub async fn print_table_cards(
    state: web::Data<AppState>,
    Steward(principal): Steward,
    path: web::Path<EventId>,
) -> Answer {
    print(&state, &principal, path.into_inner(), |printing, _| printing.table_cards()).await
}

/// A slip for each person of the published plan.
#[utoipa::path(
    tag = "checkin", operation_id = "print_itineraries", security(("bearer" = [])),
    params(("event_id" = uuid::Uuid, Path), ItinerariesQuery),
    responses((status = 200, body = String, content_type = "text/html"))
)]
#[get("/api/v1/events/{event_id}/itineraries")]
pub async fn print_itineraries(
    state: web::Data<AppState>,
    Steward(principal): Steward,
    path: web::Path<EventId>,
    query: web::Query<ItinerariesQuery>,
) -> Answer {
    let reached = query.reached;
    let slips = move |printing: &Printing<'_>, everybody: Vec<participants::Participant>| {
        let wanted = |one: &participants::Participant| {
            reached == Reached::Everybody || one.reached_by == domain::ReachedBy::Paper
        };
        let mut people: Vec<_> = everybody.into_iter().filter(wanted).map(|one| one.id).collect();
        people.sort_by_cached_key(|id| printing.directory.somebody(&load::key(*id)).name.to_lowercase());
        printing.itineraries(&people)
    };
    print(&state, &principal, path.into_inner(), slips).await
}

async fn print<F>(state: &AppState, principal: &Principal, event: EventId, draw: F) -> Answer
where
    F: FnOnce(&Printing<'_>, Vec<participants::Participant>) -> Sheets + Send + 'static,
{
    let (organisation, now) = (principal.organisation, state.clock.now());
    let read = state.read(move |conn: &mut Conn| {
        let day = load::day(conn, organisation, event)?.ok_or_else(Problem::not_found)?;
        if day.published.is_none() {
            return Err(Problem::new(Code::Conflict, "Nothing is published yet: publish a plan, then print it."));
        }
        let directory = load::directory_of_event(conn, organisation, event)?;
        let everybody = participants::of_event(conn, organisation, event)?;
        Ok(draw(&Printing { day: &day, directory: &directory, now }, everybody))
    });
    Ok(page(actix_web::http::StatusCode::OK, &read.await?))
}
