//! Versions of a plan at the console: compared, drafted, restored, published; and slow work.

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use domain::{EventId, JobState, PlanId};
use planning::{MoveCause, Place, Progress};
use serde::Deserialize;
use store::{Conn, StoreError, events, jobs, plans};

use super::seated::{Looker, act, acting, failed, look};
use super::table::{Cell, TablePage};
use crate::log::{About, tell};
use crate::plans::names::Names;
use crate::plans::{change, draft};
use crate::web::{Arg, ClockFace, Sentence, see_other};
use crate::{AppState, Problem};

/// Jobs of one page.
const JOBS: u32 = 50;

#[derive(Deserialize)]
struct Sealed {
    csrf: String,
}

#[derive(Deserialize)]
struct Restoring {
    csrf: String,
    plan: PlanId,
}

#[derive(Deserialize)]
struct Comparing {
    from: PlanId,
    to: PlanId,
}

#[get("/console/events/{event}/versions")]
pub(super) async fn read_versions(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
) -> HttpResponse {
    let event = event.into_inner();
    look(&state, &request, move |conn, looker| versions_page(conn, looker, event)).await
}

fn versions_page(conn: &mut Conn, looker: &Looker, id: EventId) -> Result<TablePage, Problem> {
    let event = events::find(conn, looker.by.organisation, id)?.ok_or_else(Problem::not_found)?;
    let versions = plans::versions(conn, looker.by.organisation, id)?;
    let face = ClockFace::of(&event.time_zone);
    let at = format!("/console/events/{id}");
    let mut page = TablePage::of("/console/events", "versions-title", &looker.csrf).columns(&[
        "column-version",
        "column-when",
        "column-state",
        "column-compare",
        "column-act",
    ]);
    page.lead = Sentence::of(&event.name);
    let words = page.words.clone();
    page.rows = versions
        .into_iter()
        .map(|one| {
            let published = event.published_plan_id == Some(one.id);
            let number = words.with("plan-version", &[("number", Arg::Count(one.number.into()))]);
            let compare = match event.published_plan_id.filter(|_| !published) {
                Some(head) => {
                    Cell::say(words.say("versions-compare")).to(format!("{at}/comparison?from={head}&to={}", one.id))
                }
                None => Cell::default(),
            };
            let plan = || vec![("plan", one.id.to_string())];
            let acts = match (published, one.parent_id == event.published_plan_id) {
                (true, _) => Cell::default(),
                (false, true) => {
                    Cell::default().button(format!("{at}/publication"), words.say("versions-publish"), plan())
                }
                (false, false) => {
                    Cell::default().button(format!("{at}/restorations"), words.say("versions-restore"), plan())
                }
            };
            let state = words.say(if published { "versions-published" } else { "versions-draft" });
            vec![Cell::say(number), Cell::of(&face.date_time(one.made_at)), Cell::say(state), compare, acts]
        })
        .collect();
    page.rows.push(vec![Cell::default().button(format!("{at}/drafts"), words.say("versions-new"), Vec::new())]);
    Ok(page)
}

#[get("/console/events/{event}/comparison")]
pub(super) async fn read_comparison(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    two: web::Query<Comparing>,
) -> HttpResponse {
    let (event, two) = (event.into_inner(), two.into_inner());
    look(&state, &request, move |conn, looker| comparison_page(conn, looker, event, &two)).await
}

fn comparison_page(conn: &mut Conn, looker: &Looker, id: EventId, two: &Comparing) -> Result<TablePage, Problem> {
    let diff = change::compare(conn, &looker.by, two.from, two.to)?;
    let names = Names::read(conn, looker.by.organisation, id)?;
    let name = |key: &domain::roster::ParticipantKey| {
        names.person(key).map_or_else(|| "–".to_owned(), |person| person.name.clone())
    };
    let place = |place: &Option<Place>| match place {
        Some(place) if !place.with.is_empty() => {
            let with: Vec<String> = place.with.iter().map(name).collect();
            format!("{} ({})", with.join(", "), place.spot.as_deref().unwrap_or("–"))
        }
        _ => "–".to_owned(),
    };
    let mut page = TablePage::of("/console/events", "comparison-title", &looker.csrf).columns(&[
        "column-round",
        "column-people",
        "column-before",
        "column-after",
    ]);
    let moved: Vec<_> = diff.changes.iter().filter(|change| change.why != MoveCause::Spot).collect();
    let people: std::collections::BTreeSet<_> = moved.iter().map(|change| &change.person).collect();
    page.lead = page.words.with("comparison-lead", &[("people", Arg::Count(people.len() as i64))]);
    page.nothing = page.words.say("comparison-none");
    page.rows = moved
        .into_iter()
        .map(|change| {
            let round = Cell::of(&change.round.to_string());
            vec![
                round,
                Cell::of(&name(&change.person)),
                Cell::of(&place(&change.before)),
                Cell::of(&place(&change.after)),
            ]
        })
        .collect();
    Ok(page)
}

#[post("/console/events/{event}/restorations")]
pub(super) async fn post_restoration(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<Restoring>,
) -> HttpResponse {
    let (event, plan) = (event.into_inner(), form.plan);
    act(&state, &request, &form.csrf, move |conn, by| {
        let id = change::restore(conn, by, plan)?;
        tell(conn, by, "restore_plan", About { object: Some(id.as_uuid()), event: Some(event), reason: None })?;
        Ok(format!("/console/events/{event}/versions"))
    })
    .await
}

#[post("/console/events/{event}/drafts")]
pub(super) async fn post_draft(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<Sealed>,
) -> HttpResponse {
    let seat = match acting(&state, &request, &form.csrf).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let (by, event, seed, store) = (seat.by(&state), event.into_inner(), state.entropy.seed(), state.store.clone());
    let drafted = state.block(move || {
        let request = draft::Request { event, when_impossible: None, seed };
        let drafts = draft::drafts(&store, by.organisation, request, &mut Progress::silent())?;
        Ok(store.write(move |conn| {
            for id in draft::keep_all(drafts, conn, &by)? {
                let about = About { object: Some(id.as_uuid()), event: Some(event), reason: None };
                tell(conn, &by, "draft_plan", about)?;
            }
            Ok::<_, StoreError>(())
        })?)
    });
    match drafted.await {
        Ok(()) => see_other(&format!("/console/events/{event}/versions")),
        Err(problem) => failed(&problem),
    }
}

#[get("/console/jobs")]
pub(super) async fn read_jobs(state: web::Data<AppState>, request: HttpRequest) -> HttpResponse {
    look(&state, &request, jobs_page).await
}

fn jobs_page(conn: &mut Conn, looker: &Looker) -> Result<TablePage, Problem> {
    let mut page = TablePage::of("/console/jobs", "console-jobs", &looker.csrf).columns(&[
        "column-when",
        "column-what",
        "column-state",
        "column-progress",
    ]);
    let found = jobs::page(conn, looker.by.organisation, None, JOBS)?;
    page.refresh = found.iter().any(|job| matches!(job.state(), JobState::Queued | JobState::Running));
    page.rows = found
        .into_iter()
        .map(|job| {
            let progress = Cell { progress: Some(job.progress), ..Cell::default() };
            vec![
                Cell::of(&ClockFace::of("UTC").date_time(job.queued_at)),
                Cell::say(page.words.say(&format!("job-{}", job.kind))),
                Cell::say(page.words.say(&format!("job-{}", job.state().as_str()))),
                progress,
            ]
        })
        .collect();
    Ok(page)
}
