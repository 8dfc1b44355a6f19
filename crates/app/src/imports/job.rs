//! Imports as jobs: the same verbs, with the file out of the store.

use actix_web::web::Query;
use serde::{Deserialize, Serialize};
use store::Store;

use super::api::{ImportQuery, Seal};
use super::{ImportError, Importer, Mode, Report};
use crate::jobs::Work;
use crate::problem::{Code, Problem};

pub const PEOPLE: &str = "import_people";
pub const PROGRAMMES: &str = "import_programmes";
pub const TIES: &str = "import_ties";

/// What the job is to know: the query of the request, as it came.
#[derive(Debug, Serialize, Deserialize)]
pub struct ImportWish {
    pub query: String,
}

/// Imports the file of the job by `import`.
///
/// # Errors
/// Why the file was not imported.
pub fn run<F>(work: &Work, import: F) -> Result<(), Problem>
where
    F: FnOnce(&Store, &Importer, &[u8], Seal) -> Result<Report, ImportError>,
{
    let wish: ImportWish = work.body()?;
    let query = Query::<ImportQuery>::from_query(&wish.query);
    let query = query.map_err(|cause| Problem::new(Code::InvalidQuery, cause.to_string()))?;
    let bytes = work.file()?;
    work.tell(5, "reading")?;
    let (by, ending) = (work.by(), work.ending());
    let mode = if query.dry_run { Mode::DryRun } else { Mode::Apply };
    let importer = Importer { organisation: by.organisation, actor: by.actor, stamp: by.stamp, mode };
    let seal: Seal = Box::new(move |conn, report| ending.succeed(conn, report));
    let report = import(&work.state.store, &importer, &bytes, seal)?;
    if mode == Mode::DryRun {
        let ending = work.ending();
        work.state.store.write(move |conn| ending.succeed(conn, &report))?;
    }
    Ok(())
}
