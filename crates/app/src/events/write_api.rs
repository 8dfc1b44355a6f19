//! Events made by hand, changed, called off and called on again, over HTTP.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, delete, patch, post, put, web};
use domain::EventId;
use jiff::Timestamp;
use serde::Deserialize;
use store::events::{self, Event};
use store::{Conn, rounds};
use utoipa::ToSchema;

use super::bodies::{EventWish, ShownEvent, within_calendars};
use super::change;
use super::create::lay_out;
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::by::By;
use crate::field::{self, Sent};
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::precondition::{IfMatch, etag};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// As many people as are taken to come where nobody is registered yet: rounds follow from the time.
const PEOPLE_EXPECTED: usize = 40;

/// A change of an event: what is left out stays as it is.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"starts_at": "2026-06-01T08:00:00Z", "minutes_total": 75}))]
pub struct EventChange {
    pub name: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub starts_at: Option<Timestamp>,
    #[schema(minimum = 1, maximum = 1440)]
    pub minutes_total: Option<u32>,
    pub time_zone: Option<String>,
    /// `programme`, `onboarding` or `coffee`.
    pub preset: Option<String>,
    /// Not while a plan for another number is published.
    #[schema(minimum = 1, maximum = 60)]
    pub rounds: Option<u32>,
    #[schema(minimum = 1, maximum = 240)]
    pub round_minutes: Option<u32>,
    #[schema(maximum = 240)]
    pub welcome_minutes: Option<u32>,
    #[schema(maximum = 240)]
    pub changeover_minutes: Option<u32>,
    #[schema(maximum = 240)]
    pub closing_minutes: Option<u32>,
    /// `sit_out`, `nearest_exception` or `ask`.
    pub when_impossible: Option<String>,
    /// `bye`, `trio` or `standby`.
    pub odd: Option<String>,
    /// `clock` or `hand`.
    pub driver: Option<String>,
    #[serde(default, deserialize_with = "field::sent")]
    #[schema(value_type = Option<u32>, minimum = 1, maximum = 5)]
    pub department_level: Sent<u32>,
    pub spot_noun: Option<String>,
}

impl EventChange {
    fn over(&self, event: Event) -> Result<Event, Problem> {
        let part = |pointer: &str, sent: Option<u32>, before: u32| {
            Ok::<_, Problem>(field::number(pointer, sent, 0..=240)?.unwrap_or(before))
        };
        let text = |pointer: &str, sent: Option<&String>, before: &str, max| match sent {
            Some(text) => field::text(pointer, text, max),
            None => Ok(before.to_owned()),
        };
        Ok(Event {
            name: text("/name", self.name.as_ref(), &event.name, 200)?,
            spot_noun: text("/spot_noun", self.spot_noun.as_ref(), &event.spot_noun, 40)?,
            starts_at: self.starts_at.map(within_calendars).transpose()?.unwrap_or(event.starts_at),
            minutes_total: field::number("/minutes_total", self.minutes_total, 1..=1440)?
                .unwrap_or(event.minutes_total),
            round_minutes: field::number("/round_minutes", self.round_minutes, 1..=240)?.unwrap_or(event.round_minutes),
            welcome_minutes: part("/welcome_minutes", self.welcome_minutes, event.welcome_minutes)?,
            changeover_minutes: part("/changeover_minutes", self.changeover_minutes, event.changeover_minutes)?,
            closing_minutes: part("/closing_minutes", self.closing_minutes, event.closing_minutes)?,
            time_zone: self.time_zone.clone().unwrap_or_else(|| event.time_zone.clone()),
            preset: field::word("/preset", self.preset.as_deref())?.unwrap_or(event.preset),
            when_impossible: field::word("/when_impossible", self.when_impossible.as_deref())?
                .unwrap_or(event.when_impossible),
            odd: field::word("/odd", self.odd.as_deref())?.unwrap_or(event.odd),
            driver: field::word("/driver", self.driver.as_deref())?.unwrap_or(event.driver),
            department_level: match self.department_level {
                Some(sent) => field::number("/department_level", sent, 1..=5)?,
                None => event.department_level,
            },
            ..event
        })
    }
}

/// Makes an event without a programme; people are registered next. It needs a name.
#[utoipa::path(
    tag = "events", operation_id = "create_event", security(("bearer" = [])), request_body = EventWish,
    params(("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = ShownEvent))
)]
#[post("/api/v1/events")]
pub async fn create_event(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    key: ActionKey,
    body: Body<EventWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let by = principal.by(&state);
    let laid = lay_out(&by, &body.value.read(None, "")?, PEOPLE_EXPECTED)?;
    let kept = once.act(&state, move |conn| {
        laid.insert(conn)?;
        let id = laid.event.id;
        tell(conn, &by, "create_event", About { object: Some(id.as_uuid()), event: Some(id), reason: None })?;
        let shown = shown(conn, &by, id)?;
        let tag = shown.revision.to_string();
        Ok(Reply::json(StatusCode::CREATED, &shown)?.at(format!("/api/v1/events/{id}")).tagged(tag))
    });
    kept.await
}

/// Changes an event while it is a draft or open. Rounds follow the clock; links live on.
#[utoipa::path(
    tag = "events", operation_id = "change_event", security(("bearer" = [])), request_body = EventChange,
    params(("event_id" = Uuid, Path), ("If-Match" = String, Header, description = "The event's ETag")),
    responses((status = 200, body = ShownEvent))
)]
#[patch("/api/v1/events/{event_id}")]
pub async fn change_event(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
    seen: IfMatch,
    body: Body<EventChange>,
) -> Answer {
    let (by, id, wish) = (principal.by(&state), path.into_inner(), body.value);
    let rounds = field::number("/rounds", wish.rounds, 1..=60)?;
    let changed = state.write(move |conn| {
        let before = find(conn, &by, id, &seen)?;
        let after = wish.over(before.clone())?;
        change::change(conn, &by, &before, after, rounds)?;
        tell(conn, &by, "change_event", About { object: Some(id.as_uuid()), event: Some(id), reason: None })?;
        shown(conn, &by, id)
    });
    answer(changed.await?)
}

/// Calls an event off: nothing is shown any more, and nothing is lost.
#[utoipa::path(
    tag = "events", operation_id = "cancel_event", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("If-Match" = String, Header, description = "The event's ETag")),
    responses((status = 200, body = ShownEvent))
)]
#[put("/api/v1/events/{event_id}/cancellation")]
pub async fn cancel_event(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
    seen: IfMatch,
) -> Answer {
    let (by, id) = (principal.by(&state), path.into_inner());
    let changed = state.write(move |conn| {
        let before = find(conn, &by, id, &seen)?;
        if before.cancelled_at.is_none() {
            change::admit(&before)?;
            events::call_off(conn, by.organisation, id, by.stamp.at)?;
            tell(conn, &by, "cancel_event", About { object: Some(id.as_uuid()), event: Some(id), reason: None })?;
        }
        shown(conn, &by, id)
    });
    answer(changed.await?)
}

/// Takes it back: the event is as it was.
#[utoipa::path(
    tag = "events", operation_id = "reinstate_event", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("If-Match" = String, Header, description = "The event's ETag")),
    responses((status = 200, body = ShownEvent))
)]
#[delete("/api/v1/events/{event_id}/cancellation")]
pub async fn reinstate_event(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
    seen: IfMatch,
) -> Answer {
    let (by, id) = (principal.by(&state), path.into_inner());
    let changed = state.write(move |conn| {
        find(conn, &by, id, &seen)?;
        if events::call_on(conn, by.organisation, id)? {
            tell(conn, &by, "reinstate_event", About { object: Some(id.as_uuid()), event: Some(id), reason: None })?;
        }
        shown(conn, &by, id)
    });
    answer(changed.await?)
}

pub(super) fn find(conn: &mut Conn, by: &By, id: EventId, seen: &IfMatch) -> Result<Event, Problem> {
    let event = events::find(conn, by.organisation, id)?.ok_or_else(Problem::not_found)?;
    seen.admit(&event.revision.to_string())?;
    Ok(event)
}

pub(super) fn shown(conn: &mut Conn, by: &By, id: EventId) -> Result<ShownEvent, Problem> {
    let event = events::find(conn, by.organisation, id)?.ok_or_else(Problem::not_found)?;
    Ok(ShownEvent::of(event, &rounds::of_event(conn, by.organisation, id)?))
}

pub(super) fn answer(event: ShownEvent) -> Answer {
    Ok(HttpResponse::Ok().insert_header(etag(event.revision)).json(event))
}
