//! Imports as jobs: the same verbs, with the file out of the store.

use actix_web::web::Query;
use serde::{Deserialize, Serialize};
use store::Store;

use super::api::{ImportQuery, Ready, Seal, Told};
use super::filed::Kind;
use super::{ImportError, Importer, Mode, Report};
use crate::jobs::Work;
use crate::problem::{Code, Problem};

pub const PEOPLE: &str = "import_people";
pub const PROGRAMMES: &str = "import_programmes";
pub const TIES: &str = "import_ties";

/// What the job is to know: the query of the request, as it came, and the file's name.
#[derive(Debug, Serialize, Deserialize)]
pub struct ImportWish {
    pub query: String,
    pub file_name: Option<String>,
}

/// Imports the file of the job by `import`.
///
/// # Errors
/// Why the file was not imported.
pub fn run<F>(work: &Work, kind: Kind, import: F) -> Result<(), Problem>
where
    F: FnOnce(&Store, &Importer, &ImportQuery, &[u8], Seal) -> Result<Report, ImportError>,
{
    let wish: ImportWish = work.body()?;
    let query = Query::<ImportQuery>::from_query(&wish.query);
    let query = query.map_err(|cause| Problem::new(Code::InvalidQuery, cause.to_string()))?;
    let bytes = work.file()?;
    work.tell(5, "reading")?;
    let (by, ending, store) = (work.by(), work.ending(), &work.state.store);
    let ready = Ready::of(store, &by, &query, (kind, wish.file_name), bytes)?;
    let (id, rows_left_out) = (ready.id, ready.rows_left_out);
    let seal: Seal = Box::new(move |conn, report| ending.succeed(conn, &Told::of(report, rows_left_out, id)));
    let report = import(store, &ready.importer, &query, &ready.bytes, seal)?;
    if ready.importer.mode == Mode::DryRun {
        let ending = work.ending();
        store.write(move |conn| ending.succeed(conn, &Told::of(&report, rows_left_out, id)))?;
    }
    Ok(())
}
