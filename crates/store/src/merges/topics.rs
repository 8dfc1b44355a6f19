//! Two topics become one. What both say is put aside, and the spellings of the merged topic
//! lead to the one that remains.

use diesel::prelude::*;
use diesel::sql_query;
use domain::{InterestId, OrganisationId, TopicId};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Merge, MergeKind, Merging, Moved};
use crate::connection::{Conn, on};
use crate::schema::{interest, programme_topic, topic, topic_alias};
use crate::sql_types::{Db, Id};
use crate::{CHUNK_ROWS, Result};

const INTERESTS: &str = "UPDATE interest SET topic_id = $3 WHERE organisation_id = $1 AND topic_id = $2
    AND NOT EXISTS (SELECT 1 FROM interest o WHERE o.organisation_id = $1 AND o.topic_id = $3
        AND o.person_id = interest.person_id AND o.stance = interest.stance) RETURNING id";
const PROGRAMMES: &str = "UPDATE programme_topic SET topic_id = $3 WHERE organisation_id = $1 AND topic_id = $2
    AND NOT EXISTS (SELECT 1 FROM programme_topic o WHERE o.organisation_id = $1 AND o.topic_id = $3
        AND o.programme_id = programme_topic.programme_id) RETURNING programme_id AS id";
const MERGED_BEFORE: &str = "UPDATE topic SET merged_into_id = $3 WHERE organisation_id = $1 AND merged_into_id = $2
    RETURNING id";

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Id)]
    id: Uuid,
}

/// Makes one topic part of another: interests, programmes and spellings move; where both were
/// there, one stays. The merged topic remains as history.
pub fn merge(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    merging: Merging<'_>,
    [from, into]: [TopicId; 2],
) -> Result<()> {
    let run = |conn: &mut Conn, text: &str| -> Result<Vec<Uuid>> {
        let text = conn.numbered(text);
        let rows: Vec<Row> = on!(conn, c => sql_query(text)
            .bind::<Id, _>(organisation_id)
            .bind::<Id, _>(from)
            .bind::<Id, _>(into)
            .load(c))?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    };
    let aliases: Vec<String> = on!(conn, c => diesel::update(topic_alias::table)
        .filter(topic_alias::organisation_id.eq(Db(organisation_id)))
        .filter(topic_alias::topic_id.eq(Db(from)))
        .set(topic_alias::topic_id.eq(Db(into)))
        .returning(topic_alias::alias_key)
        .get_results(c))?;
    let moved = Moved {
        interests: run(conn, INTERESTS)?,
        programmes: run(conn, PROGRAMMES)?,
        merged_before: run(conn, MERGED_BEFORE)?,
        doubled: put_aside(conn, organisation_id, from, merging.stamp.at)?,
        aliases,
        ..Moved::default()
    };
    mark(conn, organisation_id, from, Some((into, merging.stamp.at)))?;
    super::keep(conn, organisation_id, merging, (MergeKind::Topic, from.as_uuid(), into.as_uuid()), &moved)
}

/// What is left with the merged topic is said by the other as well.
fn put_aside(conn: &mut Conn, organisation_id: OrganisationId, from: TopicId, at: Timestamp) -> Result<Vec<Uuid>> {
    let ids: Vec<InterestId> = on!(conn, c => diesel::update(interest::table)
        .filter(interest::organisation_id.eq(Db(organisation_id)))
        .filter(interest::topic_id.eq(Db(from)))
        .filter(interest::removed_at.is_null())
        .set(interest::removed_at.eq(Db(Some(at))))
        .returning(interest::id)
        .get_results(c))?;
    Ok(ids.into_iter().map(InterestId::as_uuid).collect())
}

fn mark(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    from: TopicId,
    into: Option<(TopicId, Timestamp)>,
) -> Result<()> {
    let (into, at) = into.unzip();
    on!(conn, c => diesel::update(topic::table.find((Db(organisation_id), Db(from))))
        .set((topic::merged_into_id.eq(Db(into)), topic::merged_at.eq(Db(at))))
        .execute(c))?;
    Ok(())
}

/// Gives interests, programmes and spellings back, and what was said twice is said twice again.
pub(super) fn part(conn: &mut Conn, organisation_id: OrganisationId, merge: &Merge) -> Result<()> {
    let moved: Moved = merge.moved.parse()?;
    let (from, into) = (TopicId::from_uuid(merge.from_id), TopicId::from_uuid(merge.into_id));
    macro_rules! give_back {
        ($table:ident, $key:ident, $topic:ident, $ids:expr, $wrap:expr) => {
            for chunk in $ids.chunks(CHUNK_ROWS) {
                on!(conn, c => diesel::update($table::table)
                    .filter($table::organisation_id.eq(Db(organisation_id)))
                    .filter($table::$key.eq_any(chunk.iter().map(|id| Db(*id))))
                    .filter($table::$topic.eq(Db($wrap(into))))
                    .set($table::$topic.eq(Db($wrap(from))))
                    .execute(c))?;
            }
        };
    }
    give_back!(interest, id, topic_id, moved.interests, std::convert::identity);
    give_back!(programme_topic, programme_id, topic_id, moved.programmes, std::convert::identity);
    give_back!(topic, id, merged_into_id, moved.merged_before, Some);
    for chunk in moved.doubled.chunks(CHUNK_ROWS) {
        on!(conn, c => diesel::update(interest::table)
            .filter(interest::organisation_id.eq(Db(organisation_id)))
            .filter(interest::id.eq_any(chunk.iter().map(|id| Db(*id))))
            .set(interest::removed_at.eq(Db(None::<Timestamp>)))
            .execute(c))?;
    }
    for chunk in moved.aliases.chunks(CHUNK_ROWS) {
        on!(conn, c => diesel::update(topic_alias::table)
            .filter(topic_alias::organisation_id.eq(Db(organisation_id)))
            .filter(topic_alias::alias_key.eq_any(chunk))
            .filter(topic_alias::topic_id.eq(Db(into)))
            .set(topic_alias::topic_id.eq(Db(from)))
            .execute(c))?;
    }
    mark(conn, organisation_id, from, None)
}
