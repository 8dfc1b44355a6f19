//! The live state of an event over HTTP: read by whoever works there, changed by organisers.

use actix_web::{HttpResponse, get, put, web};
use domain::{EventId, RollCall};
use store::roll_calls::{self, NewRollCall};
use store::{Conn, events};

use super::bodies::{LiveBody, LiveState, RollCallBody, RoundBody, phase_name};
use super::drive::{self, RoundWish};
use crate::AppState;
use crate::access::{Organiser, Steward};
use crate::body::Body;
use crate::by::By;
use crate::day::{RoundPhase, load};
use crate::field;
use crate::log::{About, tell};
use crate::precondition::{IfMatch, etag};
use crate::problem::{Answer, Problem};

/// How an event stands: its rounds, who has arrived, what is to be decided.
#[utoipa::path(
    tag = "live", operation_id = "read_live_state", security(("bearer" = [])), params(("event_id" = Uuid, Path)),
    responses((status = 200, body = LiveState))
)]
#[get("/api/v1/events/{event_id}/live")]
pub async fn read_live_state(
    state: web::Data<AppState>,
    Steward(principal): Steward,
    path: web::Path<EventId>,
) -> Answer {
    let by = principal.by(&state);
    let event = path.into_inner();
    let live = state.read(move |conn| read(conn, &by, event)).await?;
    Ok(answer(&live))
}

/// Starts or closes an event. `If-Match` names the revision that was seen.
#[utoipa::path(
    tag = "live", operation_id = "set_live_state", security(("bearer" = [])), request_body = LiveBody,
    params(("event_id" = Uuid, Path), ("If-Match" = String, Header, description = "The live state's ETag")),
    responses((status = 200, body = LiveState))
)]
#[put("/api/v1/events/{event_id}/live")]
pub async fn set_live_state(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
    seen: IfMatch,
    body: Body<LiveBody>,
) -> Answer {
    let (by, event) = (principal.by(&state), path.into_inner());
    let wanted = body.value.state;
    change(&state, by, event, seen, move |conn, by| {
        let act = match wanted.as_str() {
            "live" => {
                drive::start(conn, by, event)?;
                "start_event"
            }
            "closed" => {
                drive::close(conn, by, event)?;
                "close_event"
            }
            _ => return Err(Problem::of_field("/state", "unknown_word", "`live` or `closed`")),
        };
        Ok(act)
    })
    .await
}

/// Shows, starts, pauses, extends or ends a round, by the clock or by hand. Wanting what is so already changes nothing.
#[utoipa::path(
    tag = "live", operation_id = "set_live_round", security(("bearer" = [])), request_body = RoundBody,
    params(
        ("event_id" = Uuid, Path), ("number" = u32, Path, description = "From 1", minimum = 1),
        ("If-Match" = String, Header, description = "The live state's ETag")
    ),
    responses((status = 200, body = LiveState))
)]
#[put("/api/v1/events/{event_id}/live/rounds/{number}")]
pub async fn set_live_round(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, u32)>,
    seen: IfMatch,
    body: Body<RoundBody>,
) -> Answer {
    let (by, (event, number)) = (principal.by(&state), path.into_inner());
    let phase = body.value.phase.as_deref().map(read_phase).transpose()?;
    let wish = RoundWish { phase, paused: body.value.paused, extended_minutes: body.value.extended_minutes };
    change(&state, by, event, seen, move |conn, by| {
        drive::drive(conn, by, event, number, wish)?;
        Ok("drive_round")
    })
    .await
}

/// Decides about those who were not seen before a round is shown.
#[utoipa::path(
    tag = "live", operation_id = "decide_roll_call", security(("bearer" = [])), request_body = RollCallBody,
    params(
        ("event_id" = Uuid, Path), ("number" = u32, Path, description = "The round, from 1", minimum = 1),
        ("If-Match" = String, Header, description = "The live state's ETag")
    ),
    responses((status = 200, body = LiveState))
)]
#[put("/api/v1/events/{event_id}/live/roll-calls/{number}")]
pub async fn decide_roll_call(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, u32)>,
    seen: IfMatch,
    body: Body<RollCallBody>,
) -> Answer {
    let (by, (event, number)) = (principal.by(&state), path.into_inner());
    let choice = field::word::<RollCall>("/choice", Some(&body.value.choice))?.unwrap_or(RollCall::With);
    change(&state, by, event, seen, move |conn, by| {
        let known = store::rounds::of_event(conn, by.organisation, event)?.iter().any(|round| round.number == number);
        if !known {
            return Err(Problem::not_found());
        }
        let (decided_at, actor) = (by.stamp.at, by.actor.clone());
        let organisation_id = by.organisation;
        let new = NewRollCall { organisation_id, event_id: event, round_number: number, choice, decided_at, actor };
        roll_calls::decide(conn, &new)?;
        events::raise_revision(conn, by.organisation, event)?;
        Ok(match choice {
            RollCall::Without => "plan_without_unseen",
            RollCall::With => "plan_with_unseen",
            RollCall::ShowNames => "show_unseen_names",
        })
    })
    .await
}

/// One change of the live state, logged, over the revision that was seen.
async fn change<F>(state: &AppState, by: By, event: EventId, seen: IfMatch, act: F) -> Answer
where
    F: FnOnce(&mut Conn, &By) -> Result<&'static str, Problem> + Send + 'static,
{
    let live = state.write(move |conn| {
        let found = events::find(conn, by.organisation, event)?.ok_or_else(Problem::not_found)?;
        seen.admit(&found.revision.to_string())?;
        let name = act(conn, &by)?;
        tell(conn, &by, name, About { event: Some(event), ..About::default() })?;
        read(conn, &by, event)
    });
    let live = live.await?;
    state.live.nudge(event, true);
    Ok(answer(&live))
}

fn read(conn: &mut Conn, by: &By, event: EventId) -> Result<LiveState, Problem> {
    let day = load::day(conn, by.organisation, event)?.ok_or_else(Problem::not_found)?;
    Ok(LiveState::read(conn, by.organisation, &day, by.stamp.at)?)
}

fn answer(live: &LiveState) -> HttpResponse {
    HttpResponse::Ok().insert_header(etag(live.revision)).json(live)
}

fn read_phase(text: &str) -> Result<RoundPhase, Problem> {
    let phases = [RoundPhase::Revealed, RoundPhase::Running, RoundPhase::Held];
    let found = phases.into_iter().find(|phase| phase_name(*phase) == text);
    found.ok_or_else(|| Problem::of_field("/phase", "unknown_word", "`revealed`, `running` or `held`"))
}
