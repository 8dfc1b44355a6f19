//! Merges of people and of topics: what each moved, so that it can be put back.

mod people;
mod topics;

use diesel::prelude::*;
use domain::OrganisationId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::connection::{Conn, on};
use crate::schema::merge_record;
use crate::sql_types::{Db, new_row};
use crate::{Result, Stamp, StoreError, StoredDocument};

pub use people::{merge as merge_people, merged as merged_people, shared_event};
pub use topics::merge as merge_topics;

/// What was merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeKind {
    Person,
    Topic,
}

impl MergeKind {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Topic => "topic",
        }
    }
}

/// A merge that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    pub id: Uuid,
    pub kind: MergeKind,
    pub from_id: Uuid,
    pub into_id: Uuid,
    pub merged_at: Timestamp,
    pub actor: String,
    moved: StoredDocument,
}

/// Who merges, and under which id it is kept.
#[derive(Debug, Clone, Copy)]
pub struct Merging<'a> {
    pub id: Uuid,
    pub stamp: Stamp,
    pub actor: &'a str,
}

new_row! {
    /// A merge to be kept.
    pub struct NewMerge of merge_record {
        pub organisation_id: OrganisationId,
        pub id: Uuid,
        pub kind: String,
        pub from_id: Uuid,
        pub into_id: Uuid,
        pub moved: StoredDocument,
        pub merged_at: Timestamp,
        pub actor: String,
    }
}

type Row = (Uuid, String, Uuid, Uuid, Timestamp, String, StoredDocument);

impl Merge {
    fn of((id, kind, from_id, into_id, merged_at, actor, moved): Row) -> Self {
        let kind = if kind == MergeKind::Topic.as_str() { MergeKind::Topic } else { MergeKind::Person };
        Self { id, kind, from_id, into_id, merged_at, actor, moved }
    }
}

/// The merges that stand, the oldest first.
pub fn standing(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Vec<Merge>> {
    let rows: Vec<Row> = on!(conn, c => merge_record::table
        .filter(merge_record::organisation_id.eq(Db(organisation_id)))
        .filter(merge_record::undone_at.is_null())
        .order(merge_record::id)
        .select((
            merge_record::id,
            merge_record::kind,
            merge_record::from_id,
            merge_record::into_id,
            merge_record::merged_at,
            merge_record::actor,
            merge_record::moved,
        ))
        .load(c))?;
    Ok(rows.into_iter().map(Merge::of).collect())
}

/// Parts what a merge put together: everything it moved goes back. What came later stays where it is.
///
/// # Errors
/// [`StoreError::NotFound`] when no such merge stands; [`StoreError::Stale`] when what remained was
/// merged on since: undo that merge first.
pub fn undo(conn: &mut Conn, organisation_id: OrganisationId, id: Uuid, at: Timestamp) -> Result<Merge> {
    let all = standing(conn, organisation_id)?;
    let found = all.iter().find(|one| one.id == id).cloned().ok_or(StoreError::NotFound)?;
    if all.iter().any(|later| later.from_id == found.into_id) {
        return Err(StoreError::Stale);
    }
    match found.kind {
        MergeKind::Person => people::part(conn, organisation_id, &found)?,
        MergeKind::Topic => topics::part(conn, organisation_id, &found)?,
    }
    on!(conn, c => diesel::update(merge_record::table.find((Db(organisation_id), Db(id))))
        .set(merge_record::undone_at.eq(Db(Some(at))))
        .execute(c))?;
    Ok(found)
}

fn keep<T: Serialize>(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    merging: Merging<'_>,
    (kind, from_id, into_id): (MergeKind, Uuid, Uuid),
    moved: &T,
) -> Result<()> {
    let new = NewMerge {
        organisation_id,
        id: merging.id,
        kind: kind.as_str().to_owned(),
        from_id,
        into_id,
        moved: StoredDocument::of(moved)?,
        merged_at: merging.stamp.at,
        actor: merging.actor.to_owned(),
    };
    on!(conn, c => diesel::insert_into(merge_record::table).values(&new).execute(c))?;
    Ok(())
}

/// Forgets what merges moved of somebody who is forgotten.
pub(crate) fn forget(conn: &mut Conn, organisation_id: OrganisationId, person_id: Uuid) -> Result<()> {
    on!(conn, c => diesel::delete(merge_record::table)
        .filter(merge_record::organisation_id.eq(Db(organisation_id)))
        .filter(merge_record::from_id.eq(Db(person_id)).or(merge_record::into_id.eq(Db(person_id))))
        .execute(c))?;
    Ok(())
}

/// Keys of rows, by what they are of.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Moved {
    interests: Vec<Uuid>,
    /// Interests that the other topic has as well.
    doubled: Vec<Uuid>,
    enrolments: Vec<Uuid>,
    participants: Vec<Uuid>,
    reports: Vec<Uuid>,
    rules: Vec<Uuid>,
    ties: Vec<(Uuid, String)>,
    programmes: Vec<Uuid>,
    aliases: Vec<String>,
    merged_before: Vec<Uuid>,
    filled: Vec<String>,
}
