//! Who is enrolled in a programme, over HTTP.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use domain::{EnrolmentState, InterestId, InterestSource, PersonId, ProgrammeId, RunId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::interests::{self, NewInterest};
use store::programmes::{self, Enrolment, NewEnrolment, NewRun};
use store::{Conn, people};
use utoipa::ToSchema;
use uuid::Uuid;

use super::runs_api::admit;
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::by::By;
use crate::idempotency::{Once, Reply};
use crate::interests::derive;
use crate::log::{About, tell};
use crate::paging::ListQuery;
use crate::paging::{self, Page};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// A person in a run.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Enrolment, example = json!({"run_id": "0197f0c4-6a00-7000-8000-0000000000a0",
    "person_id": "0197f0c4-6a00-7000-8000-000000000010", "state": "enrolled", "enrolled_at": "2026-03-02T07:00:00Z",
    "completed_at": null}))]
pub struct ShownEnrolment {
    pub run_id: Uuid,
    pub person_id: Uuid,
    /// `enrolled` or `completed`.
    pub state: &'static str,
    #[schema(value_type = String, format = DateTime)]
    pub enrolled_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub completed_at: Option<Timestamp>,
}

/// One page of enrolments, by run and person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct EnrolmentsPage {
    pub items: Vec<ShownEnrolment>,
    pub next_cursor: Option<String>,
}

/// Whom to enrol.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"person_id": "0197f0c4-6a00-7000-8000-000000000010"}))]
pub struct EnrolmentWish {
    pub person_id: Uuid,
    /// None: the run of a programme without cohorts.
    pub run_id: Option<Uuid>,
    /// `enrolled` (default) or `completed`, which suggests that they can help with its topics.
    pub state: Option<String>,
}

impl From<Enrolment> for ShownEnrolment {
    fn from(one: Enrolment) -> Self {
        Self {
            run_id: one.run_id.as_uuid(),
            person_id: one.person_id.as_uuid(),
            state: if one.state() == EnrolmentState::Completed { "completed" } else { "enrolled" },
            enrolled_at: one.enrolled_at,
            completed_at: one.completed_at,
        }
    }
}

/// Who is enrolled in a programme, by run and person.
#[utoipa::path(
    tag = "programmes", operation_id = "list_enrolments", security(("bearer" = [])),
    params(("programme_id" = Uuid, Path), ListQuery), responses((status = 200, body = EnrolmentsPage))
)]
#[get("/api/v1/programmes/{programme_id}/enrolments")]
pub async fn list_enrolments(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<ProgrammeId>,
    query: web::Query<ListQuery>,
) -> Answer {
    let page: Page<(Uuid, Uuid)> = Page::read(query.cursor.as_deref(), query.limit)?;
    let (by, id, after) = (principal.by(&state), path.into_inner(), page.after);
    let read = state.read(move |conn| {
        admit(conn, &by, id)?;
        Ok(programmes::enrolments_of(conn, by.organisation, id)?)
    });
    let mut items: Vec<ShownEnrolment> = read.await?.into_iter().map(ShownEnrolment::from).collect();
    items.retain(|one| after.is_none_or(|after| (one.run_id, one.person_id) > after));
    let next = page.cut(&mut items, |one| (one.run_id, one.person_id));
    Ok(paging::answer(&format!("/api/v1/programmes/{id}/enrolments"), page.limit, &items, next))
}

/// Enrols a person, who gets the interests that follow from the programme.
#[utoipa::path(
    tag = "programmes", operation_id = "create_enrolment", security(("bearer" = [])), request_body = EnrolmentWish,
    params(("programme_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = ShownEnrolment))
)]
#[post("/api/v1/programmes/{programme_id}/enrolments")]
pub async fn create_enrolment(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<ProgrammeId>,
    key: ActionKey,
    body: Body<EnrolmentWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, programme, wish) = (principal.by(&state), path.into_inner(), body.value);
    let through = match wish.state.as_deref() {
        None | Some("enrolled") => EnrolmentState::Enrolled,
        Some("completed") => EnrolmentState::Completed,
        Some(_) => return Err(Problem::of_field("/state", "unknown_word", "enrolled or completed")),
    };
    let kept = once.act(&state, move |conn| {
        admit(conn, &by, programme)?;
        let person_id = PersonId::from_uuid(wish.person_id);
        people::find(conn, by.organisation, person_id)?.ok_or_else(Problem::not_found)?;
        let run_id = run_of(conn, &by, programme, wish.run_id.map(RunId::from_uuid))?;
        let row = NewEnrolment {
            organisation_id: by.organisation,
            run_id,
            person_id,
            enrolled_at: by.stamp.at,
            completed_at: (through == EnrolmentState::Completed).then_some(by.stamp.at),
            learning_goal: None,
        };
        programmes::enrol(conn, &[row])?;
        suggest(conn, &by, programme, (person_id, through))?;
        tell(conn, &by, "create_enrolment", About { object: Some(run_id.as_uuid()), ..About::default() })?;
        let all = programmes::enrolments_of(conn, by.organisation, programme)?;
        let kept = all.into_iter().find(|one| (one.run_id, one.person_id) == (run_id, person_id));
        let shown = ShownEnrolment::from(kept.ok_or_else(Problem::not_found)?);
        let at = format!("/api/v1/programmes/{programme}/runs/{run_id}/enrolments/{person_id}");
        Ok(Reply::json(StatusCode::CREATED, &shown)?.at(at).naming(vec![person_id]))
    });
    kept.await
}

/// Takes a person out of a run. What the programme suggested of them goes too, unless they are in
/// another of its runs; what they said themselves stays.
#[utoipa::path(
    tag = "programmes", operation_id = "delete_enrolment", security(("bearer" = [])),
    params(("programme_id" = Uuid, Path), ("run_id" = Uuid, Path), ("person_id" = Uuid, Path)),
    responses((status = 204))
)]
#[delete("/api/v1/programmes/{programme_id}/runs/{run_id}/enrolments/{person_id}")]
pub async fn delete_enrolment(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(ProgrammeId, RunId, PersonId)>,
) -> Answer {
    let (by, (programme, run, person)) = (principal.by(&state), path.into_inner());
    let gone = state.write(move |conn| {
        let runs = programmes::runs_of(conn, by.organisation, programme)?;
        runs.into_iter().find(|one| one.id == run).ok_or_else(Problem::not_found)?;
        programmes::unenrol(conn, by.organisation, (programme, run), person)?;
        Ok(tell(conn, &by, "delete_enrolment", About { object: Some(run.as_uuid()), ..About::default() })?)
    });
    gone.await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The run that is named, or the one of a programme without cohorts.
fn run_of(conn: &mut Conn, by: &By, programme_id: ProgrammeId, named: Option<RunId>) -> Result<RunId, Problem> {
    if let Some(named) = named {
        let runs = programmes::runs_of(conn, by.organisation, programme_id)?;
        return runs.into_iter().find(|run| run.id == named).map(|run| run.id).ok_or_else(Problem::not_found);
    }
    let new = NewRun {
        organisation_id: by.organisation,
        id: RunId::from_uuid((by.stamp.new_id)()),
        programme_id,
        external_key: String::new(),
        starts_on: None,
        ends_on: None,
        met_live: false,
    };
    Ok(programmes::ensure_run(conn, &new)?.id)
}

/// The interests that follow from being in a programme.
fn suggest(
    conn: &mut Conn,
    by: &By,
    programme: ProgrammeId,
    (person_id, state): (PersonId, EnrolmentState),
) -> Result<(), Problem> {
    let topics = programmes::topics_of(conn, by.organisation, programme)?;
    let said = topics.iter().flat_map(|topic| derive::of_topic(state).into_iter().map(move |said| (*topic, said)));
    let new = |(topic_id, said): (_, derive::Said)| NewInterest {
        organisation_id: by.organisation,
        id: InterestId::from_uuid((by.stamp.new_id)()),
        person_id,
        topic_id,
        stance: said.stance,
        source: InterestSource::Programme,
        programme_id: Some(programme),
        stated_at: by.stamp.at,
        confirmed_at: said.confirmed.then_some(by.stamp.at),
    };
    let rows: Vec<NewInterest> = said.map(new).collect();
    interests::suggest(conn, by.organisation, &rows)?;
    Ok(())
}
