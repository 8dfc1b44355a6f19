//! What each kind of job does, in one list, as the routes are.

use super::Work;
use crate::imports;
use crate::imports::filed::Kind;
use crate::network::import_ties;
use crate::people::import as people;
use crate::plans;
use crate::problem::Problem;
use crate::programmes::import as programmes;

type Run = fn(&Work) -> Result<(), Problem>;

/// The kinds, and who does them.
pub(crate) const KINDS: &[(&str, Run)] = &[
    (imports::job::PEOPLE, |work| {
        imports::job::run(work, Kind::People, |store, importer, _, bytes, seal| {
            people::import_telling(store, importer, bytes, seal, &mut |done, total| {
                work.tell(u32::try_from(done * 90 / total.max(1)).unwrap_or(0), "rows")
            })
        })
    }),
    (imports::job::PROGRAMMES, |work| {
        imports::job::run(work, Kind::Programmes, |store, importer, query, bytes, seal| {
            programmes::import_named(store, importer, query.programme.as_deref(), bytes, seal)
        })
    }),
    (imports::job::TIES, |work| {
        imports::job::run(work, Kind::Ties, |store, importer, _, bytes, seal| {
            import_ties::import(store, importer, bytes, seal)
        })
    }),
    (plans::job::DRAFT, plans::job::run),
];

/// Does a job.
///
/// # Errors
/// Why it failed.
pub(super) fn run(work: &Work) -> Result<(), Problem> {
    let run = KINDS.iter().find(|(kind, _)| *kind == work.job.kind).map(|(_, run)| *run);
    run.ok_or_else(|| Problem::internal(format!("no worker knows the job {}", work.job.kind)))?(work)
}
