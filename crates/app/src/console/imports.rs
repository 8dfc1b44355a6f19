//! Imports at the console: look at a file, take it, take it back.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use serde::Deserialize;
use store::file_imports::{self, FileImport};
use store::{Conn, Store};
use uuid::Uuid;

use super::seated::{Looker, act, acting, failed, look};
use super::table::{Cell, TablePage};
use crate::body::Upload;
use crate::by::By;
use crate::imports::api::{ImportQuery, Ready};
use crate::imports::filed::Kind;
use crate::imports::list_api::undo;
use crate::imports::{ImportError, Report};
use crate::network::import_ties;
use crate::web::{Arg, ClockFace, Words, page, see_other};
use crate::{AppState, Problem};

/// Imports of one page.
const IMPORTS: u32 = 100;

#[derive(Deserialize)]
struct Sealed {
    csrf: String,
}

#[get("/console/imports")]
pub(super) async fn read_imports(state: web::Data<AppState>, request: HttpRequest) -> HttpResponse {
    look(&state, &request, imports_page).await
}

fn imports_page(conn: &mut Conn, looker: &Looker) -> Result<TablePage, Problem> {
    let found = file_imports::page(conn, looker.by.organisation, None, IMPORTS)?;
    let mut page = TablePage::of("/console/imports", "console-imports", &looker.csrf).columns(&[
        "column-when",
        "column-what",
        "column-file",
        "column-result",
        "column-undo",
    ]);
    page.upload = true;
    page.rows = found.into_iter().map(|one| row(&page.words, one)).collect();
    Ok(page)
}

fn row(words: &Words, one: FileImport) -> Vec<Cell> {
    let report: serde_json::Value = one.report.parse().unwrap_or_default();
    let count = |name: &str| Arg::Count(report.get(name).and_then(serde_json::Value::as_i64).unwrap_or(0));
    let counts = [("added", count("added")), ("changed", count("changed")), ("unchanged", count("unchanged"))];
    let undo = match one.undone_at {
        Some(_) => Cell::say(words.say("import-undone")),
        None => {
            Cell::default().button(format!("/console/imports/{}/undo", one.id), words.say("import-undo"), Vec::new())
        }
    };
    vec![
        Cell::of(&ClockFace::of("UTC").date_time(one.imported_at)),
        Cell::say(words.say(&format!("import-{}", one.kind))),
        Cell::of(one.file_name.as_deref().unwrap_or_default()),
        Cell::say(words.with("import-counts", &counts)),
        undo,
    ]
}

#[post("/console/imports/{import}/undo")]
pub(super) async fn post_undo(
    state: web::Data<AppState>,
    request: HttpRequest,
    import: web::Path<Uuid>,
    form: web::Form<Sealed>,
) -> HttpResponse {
    let id = import.into_inner();
    act(&state, &request, &form.csrf, move |conn, by| {
        undo(conn, by, id)?;
        Ok("/console/imports".to_owned())
    })
    .await
}

#[post("/console/imports")]
pub(super) async fn post_import(state: web::Data<AppState>, request: HttpRequest, file: Upload) -> HttpResponse {
    let field = |name: &str| file.fields.get(name).cloned().unwrap_or_default();
    let seat = match acting(&state, &request, &field("csrf")).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let kind = match field("kind").as_str() {
        "programmes" => Kind::Programmes,
        "interests" => Kind::Interests,
        "ties" => Kind::Ties,
        _ => Kind::People,
    };
    let query = ImportQuery {
        dry_run: field("act") != "take",
        skip_bad: !field("skip_bad").is_empty(),
        mapping: None,
        programme: None,
    };
    let (by, store, csrf) = (seat.by(&state), state.store.clone(), seat.csrf(&state.config));
    let taken = state.block(move || {
        let ready = Ready::of(&store, &by, &query, (kind, file.name), file.bytes);
        Ok(ready.and_then(|ready| Ok(run(&store, &by, kind, &ready)?)))
    });
    match taken.await {
        Ok(Ok(report)) if report.applied => see_other("/console/imports"),
        Ok(Ok(report)) => page(StatusCode::OK, &report_page(&report, &csrf)),
        Ok(Err(problem)) => match problem.report.as_deref().and_then(|report| told(report.clone())) {
            Some(rows) => page(StatusCode::UNPROCESSABLE_ENTITY, &issues_page("import-refused", rows, &csrf)),
            None => failed(&problem),
        },
        Err(problem) => failed(&problem),
    }
}

fn run(store: &Store, _: &By, kind: Kind, ready: &Ready) -> Result<Report, ImportError> {
    let (importer, bytes) = (&ready.importer, &ready.bytes);
    match kind {
        Kind::People => crate::people::import::import(store, importer, bytes, |_, _| Ok(())),
        Kind::Programmes => crate::programmes::import::import(store, importer, bytes, |_, _| Ok(())),
        Kind::Interests => crate::interests::import::import(store, importer, bytes, |_, _| Ok(())),
        Kind::Ties => import_ties::import(store, importer, bytes, |_, _| Ok(())),
    }
}

/// Line, cause and action of each issue of a report.
fn told(report: serde_json::Value) -> Option<Vec<[String; 3]>> {
    let issues = report.get("issues")?.as_array()?.clone();
    let text = |issue: &serde_json::Value, name: &str| match issue.get(name) {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    Some(issues.iter().map(|issue| ["line", "cause", "action"].map(|name| text(issue, name))).collect())
}

fn report_page(report: &Report, csrf: &str) -> TablePage {
    let rows = serde_json::to_value(report).ok().and_then(told).unwrap_or_default();
    let mut page = issues_page("import-looked", rows, csrf);
    let count = |number: usize| Arg::Count(number as i64);
    let counts =
        [("added", count(report.added)), ("changed", count(report.changed)), ("unchanged", count(report.unchanged))];
    page.lead = page.words.with("import-would", &counts);
    page
}

fn issues_page(title: &str, rows: Vec<[String; 3]>, csrf: &str) -> TablePage {
    let mut page =
        TablePage::of("/console/imports", title, csrf).columns(&["column-line", "column-cause", "column-action"]);
    page.upload = true;
    page.nothing = page.words.say("import-no-issues");
    page.rows = rows.into_iter().map(|row| row.iter().map(|text| Cell::of(text)).collect()).collect();
    page
}
