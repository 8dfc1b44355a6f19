//! One participant over HTTP: what an organiser decides about them, and their personal link.

use actix_web::{HttpResponse, delete, get, patch, put, web};
use domain::{EventId, ParticipantId, SpotId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::participants::{self, Participant};
use store::{Conn, events, invitations, people, rounds, spots};
use utoipa::ToSchema;
use uuid::Uuid;

use super::handout::api::ShownInvitation;
use super::participants_api::{ShownParticipant, read_all};
use super::register::fresh_link;
use super::{links, timing};
use crate::access::Organiser;
use crate::body::Body;
use crate::by::By;
use crate::field::{self, Sent};
use crate::log::{About, tell};
use crate::precondition::{IfMatch, etag, tag_of};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// A participant with everything that an organiser decides.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(example = json!({"id": "0197f0c4-6a00-7000-8000-000000000050", "name": "Ada Okafor", "pace": "any",
    "standby": false, "host": false, "step_free": true, "quiet": false, "fixed_spot_id": null, "absent_rounds": [3]}))]
pub struct ParticipantSettings {
    #[serde(flatten)]
    pub participant: ShownParticipant,
    /// Of the person, at every event.
    pub step_free: bool,
    /// Of the person, at every event.
    pub quiet: bool,
    pub fixed_spot_id: Option<Uuid>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub present_from: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub present_until: Option<Timestamp>,
    pub absent_rounds: Vec<u32>,
}

/// A change of a participant: what is left out stays as it is, null empties it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"step_free": true, "absent_rounds": [3]}))]
pub struct ParticipantChange {
    /// `one_to_one`, `up_to_three` or `any`.
    pub pace: Option<String>,
    /// Placed only when somebody would be alone.
    pub standby: Option<bool>,
    /// Stays at one place in every round.
    pub host: Option<bool>,
    /// `phone` or `paper`.
    pub reached_by: Option<String>,
    pub step_free: Option<bool>,
    pub quiet: Option<bool>,
    #[serde(default, deserialize_with = "field::sent")]
    #[schema(value_type = Option<Uuid>)]
    pub fixed_spot_id: Sent<Uuid>,
    #[serde(default, deserialize_with = "field::sent")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub present_from: Sent<Timestamp>,
    #[serde(default, deserialize_with = "field::sent")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub present_until: Sent<Timestamp>,
    /// Rounds that they are known to miss.
    #[schema(max_items = 60)]
    pub absent_rounds: Option<Vec<u32>>,
}

/// One participant.
#[utoipa::path(
    tag = "events", operation_id = "read_participant", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("participant_id" = Uuid, Path)),
    responses((status = 200, body = ParticipantSettings))
)]
#[get("/api/v1/events/{event_id}/participants/{participant_id}")]
pub async fn read_participant(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, ParticipantId)>,
) -> Answer {
    let (by, (event, id)) = (principal.by(&state), path.into_inner());
    answer(state.read(move |conn| shown(conn, &by, event, id)).await?)
}

/// Changes what an organiser decides about a participant. The next draft follows it.
#[utoipa::path(
    tag = "events", operation_id = "change_participant", security(("bearer" = [])), request_body = ParticipantChange,
    params(("event_id" = Uuid, Path), ("participant_id" = Uuid, Path),
        ("If-Match" = String, Header, description = "The participant's ETag")),
    responses((status = 200, body = ParticipantSettings))
)]
#[patch("/api/v1/events/{event_id}/participants/{participant_id}")]
pub async fn change_participant(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, ParticipantId)>,
    seen: IfMatch,
    body: Body<ParticipantChange>,
) -> Answer {
    let (by, (event, id), wish) = (principal.by(&state), path.into_inner(), body.value);
    let changed = state.write(move |conn| {
        let before = find(conn, &by, event, id)?;
        seen.admit(&tag_of(&shown(conn, &by, event, id)?))?;
        wish.keep_absences(conn, &by, event, id)?;
        wish.keep_needs(conn, &by, &before)?;
        let after = wish.over(conn, &by, before)?;
        participants::save(conn, by.organisation, &after)?;
        told(conn, &by, "change_participant", event, id)?;
        shown(conn, &by, event, id)
    });
    answer(changed.await?)
}

/// Gives a participant a new personal link; every earlier one opens nothing any more.
#[utoipa::path(
    tag = "events", operation_id = "replace_invitation", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("participant_id" = Uuid, Path)),
    responses((status = 200, body = ShownInvitation))
)]
#[put("/api/v1/events/{event_id}/participants/{participant_id}/invitation")]
pub async fn replace_invitation(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, ParticipantId)>,
) -> Answer {
    let (by, (event_id, id), config) = (principal.by(&state), path.into_inner(), state.config.clone());
    let replaced = state.write(move |conn| {
        let event = events::find(conn, by.organisation, event_id)?.ok_or_else(Problem::not_found)?;
        let participant = shown(conn, &by, event_id, id)?.participant;
        invitations::revoke_all(conn, by.organisation, id, by.stamp.at)?;
        let ends_at = timing::ends_at(event.starts_at, event.minutes_total);
        let new = fresh_link(&by, (event_id, id), ends_at, &config);
        let link = Some(links::link(&config, new.id));
        invitations::issue(conn, &[new])?;
        told(conn, &by, "replace_invitation", event_id, id)?;
        let ShownParticipant { id: participant_id, name, short_code, .. } = participant;
        Ok(ShownInvitation { participant_id, name, short_code, link })
    });
    Ok(HttpResponse::Ok().json(replaced.await?))
}

/// Takes the links of a participant back: they open nothing any more.
#[utoipa::path(
    tag = "events", operation_id = "revoke_invitation", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("participant_id" = Uuid, Path)), responses((status = 204))
)]
#[delete("/api/v1/events/{event_id}/participants/{participant_id}/invitation")]
pub async fn revoke_invitation(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, ParticipantId)>,
) -> Answer {
    let (by, (event, id)) = (principal.by(&state), path.into_inner());
    let revoked = state.write(move |conn| {
        find(conn, &by, event, id)?;
        invitations::revoke_all(conn, by.organisation, id, by.stamp.at)?;
        told(conn, &by, "revoke_invitation", event, id)
    });
    revoked.await?;
    Ok(HttpResponse::NoContent().finish())
}

impl ParticipantChange {
    fn over(&self, conn: &mut Conn, by: &By, before: Participant) -> Result<Participant, Problem> {
        let fixed_spot_id = match self.fixed_spot_id {
            None => before.fixed_spot_id,
            Some(None) => None,
            Some(Some(id)) => {
                let spot = spots::find(conn, by.organisation, SpotId::from_uuid(id))?;
                let spot = spot.filter(|spot| spot.event_id == before.event_id);
                let unknown = || Problem::of_field("/fixed_spot_id", "unknown_spot", "the event has no such spot");
                Some(spot.ok_or_else(unknown)?.id)
            }
        };
        Ok(Participant {
            pace: field::word("/pace", self.pace.as_deref())?.unwrap_or(before.pace),
            reached_by: field::word("/reached_by", self.reached_by.as_deref())?.unwrap_or(before.reached_by),
            standby: self.standby.unwrap_or(before.standby),
            host: self.host.unwrap_or(before.host),
            present_from: self.present_from.unwrap_or(before.present_from),
            present_until: self.present_until.unwrap_or(before.present_until),
            fixed_spot_id,
            ..before
        })
    }

    fn keep_absences(&self, conn: &mut Conn, by: &By, event: EventId, id: ParticipantId) -> Result<(), Problem> {
        let Some(numbers) = &self.absent_rounds else { return Ok(()) };
        let known = rounds::of_event(conn, by.organisation, event)?;
        if numbers.iter().any(|number| known.iter().all(|round| round.number != *number)) {
            let detail = format!("rounds 1 to {}", known.len());
            return Err(Problem::of_field("/absent_rounds", "out_of_range", detail));
        }
        Ok(participants::set_absent_rounds(conn, by.organisation, id, numbers)?)
    }

    /// What a place must have is the person's, without a reason.
    fn keep_needs(&self, conn: &mut Conn, by: &By, before: &Participant) -> Result<(), Problem> {
        let Some(person) = before.person_id else { return Ok(()) };
        if self.step_free.is_none() && self.quiet.is_none() {
            return Ok(());
        }
        let mut person = people::find(conn, by.organisation, person)?.ok_or_else(Problem::not_found)?;
        person.step_free = self.step_free.unwrap_or(person.step_free);
        person.quiet = self.quiet.unwrap_or(person.quiet);
        Ok(people::save(conn, by.organisation, &person, None, by.stamp.at)?)
    }
}

fn find(conn: &mut Conn, by: &By, event: EventId, id: ParticipantId) -> Result<Participant, Problem> {
    let found = participants::find(conn, by.organisation, id)?;
    found.filter(|one| one.event_id == event && one.withdrawn_at.is_none()).ok_or_else(Problem::not_found)
}

fn shown(conn: &mut Conn, by: &By, event: EventId, id: ParticipantId) -> Result<ParticipantSettings, Problem> {
    let found = find(conn, by, event, id)?;
    let all = read_all(conn, by.organisation, event)?;
    let participant = all.into_iter().find(|one| one.id == id.as_uuid()).ok_or_else(Problem::not_found)?;
    let person = match found.person_id {
        Some(person) => people::find(conn, by.organisation, person)?,
        None => None,
    };
    let absent = participants::absent_rounds(conn, by.organisation, event)?.into_iter();
    Ok(ParticipantSettings {
        participant,
        step_free: person.as_ref().is_some_and(|person| person.step_free),
        quiet: person.as_ref().is_some_and(|person| person.quiet),
        fixed_spot_id: found.fixed_spot_id.map(SpotId::as_uuid),
        present_from: found.present_from,
        present_until: found.present_until,
        absent_rounds: absent.filter(|(one, _)| *one == id).map(|(_, round)| round).collect(),
    })
}

/// The version of a participant.
pub(super) fn tag(conn: &mut Conn, by: &By, event: EventId, id: ParticipantId) -> Result<String, Problem> {
    Ok(tag_of(&shown(conn, by, event, id)?))
}

fn answer(settings: ParticipantSettings) -> Answer {
    Ok(HttpResponse::Ok().insert_header(etag(tag_of(&settings))).json(settings))
}

fn told(conn: &mut Conn, by: &By, act: &str, event: EventId, id: ParticipantId) -> Result<(), Problem> {
    Ok(tell(conn, by, act, About { object: Some(id.as_uuid()), event: Some(event), reason: None })?)
}
