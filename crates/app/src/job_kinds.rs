//! What each kind of job does, in one list, as the routes are.

use crate::imports;
use crate::imports::filed::Kind;
use crate::jobs::Kinds;
use crate::network::import_ties;
use crate::people::import as people;
use crate::plans;
use crate::programmes::import as programmes;

/// The kinds, and who does them.
pub const KINDS: Kinds = &[
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
