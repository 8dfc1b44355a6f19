//! Topics: the organisation's vocabulary, with aliases and merges.

use std::collections::BTreeMap;

use diesel::prelude::*;
use domain::{OrganisationId, TopicId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{interest, programme_topic, topic, topic_alias};
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, Stamp};

/// A topic.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = topic)]
pub struct Topic {
    pub id: TopicId,
    pub name: String,
    /// The name folded for comparison.
    pub name_key: String,
    pub merged_into_id: Option<TopicId>,
}

new_row! {
    /// A topic to be made.
    pub struct NewTopic of topic {
        pub organisation_id: OrganisationId,
        pub id: TopicId,
        pub name: String,
        pub name_key: String,
        pub created_at: Timestamp,
    }
}

/// A topic as somebody wrote it, and folded for comparison.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicName {
    pub name: String,
    pub name_key: String,
}

/// All topics that are not merged into another, by name.
pub fn all(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Vec<Topic>> {
    Ok(on!(conn, c => topic::table
        .filter(topic::organisation_id.eq(Db(organisation_id)))
        .filter(topic::merged_into_id.is_null())
        .order((topic::name_key, topic::id))
        .select(Topic::as_select())
        .load(c))?)
}

/// The name of every topic, merged ones too: old rosters name them.
pub fn names(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Vec<(TopicId, String)>> {
    Ok(on!(conn, c => topic::table
        .filter(topic::organisation_id.eq(Db(organisation_id)))
        .order(topic::id)
        .select((topic::id, topic::name))
        .load(c))?)
}

/// Makes the topics that are not there yet, and answers with the id that each folded name stands
/// for: through an alias, and through merges.
pub fn ensure(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    names: &[TopicName],
    stamp: Stamp,
) -> Result<BTreeMap<String, TopicId>> {
    let known = ids_by_key(conn, organisation_id)?;
    let mut rows = BTreeMap::new();
    for name in names.iter().filter(|name| !known.contains_key(&name.name_key)) {
        rows.entry(name.name_key.clone()).or_insert_with(|| new_topic(organisation_id, name, stamp));
    }
    let rows: Vec<NewTopic> = rows.into_values().collect();
    for chunk in rows.chunks(CHUNK_ROWS) {
        let chunk = chunk.to_vec();
        on!(conn, c => diesel::insert_into(topic::table).values(&chunk).on_conflict_do_nothing().execute(c))?;
    }
    let mut ids = ids_by_key(conn, organisation_id)?;
    ids.retain(|key, _| names.iter().any(|name| name.name_key == *key));
    Ok(ids)
}

fn new_topic(organisation_id: OrganisationId, name: &TopicName, stamp: Stamp) -> NewTopic {
    NewTopic {
        organisation_id,
        id: TopicId::from_uuid((stamp.new_id)()),
        name: name.name.clone(),
        name_key: name.name_key.clone(),
        created_at: stamp.at,
    }
}

/// Which topic each folded name and alias stands for.
pub fn ids_by_key(conn: &mut Conn, organisation_id: OrganisationId) -> Result<BTreeMap<String, TopicId>> {
    let topics: Vec<(String, TopicId, Option<TopicId>)> = on!(conn, c => topic::table
        .filter(topic::organisation_id.eq(Db(organisation_id)))
        .select((topic::name_key, topic::id, topic::merged_into_id))
        .load(c))?;
    let aliases: Vec<(String, TopicId)> = on!(conn, c => topic_alias::table
        .filter(topic_alias::organisation_id.eq(Db(organisation_id)))
        .select((topic_alias::alias_key, topic_alias::topic_id))
        .load(c))?;
    let names = topics.into_iter().map(|(key, id, merged_into)| (key, merged_into.unwrap_or(id)));
    Ok(aliases.into_iter().chain(names).collect())
}

/// Lets another spelling stand for a topic.
///
/// # Errors
/// [`crate::StoreError::Taken`] when the alias stands for a topic already,
/// [`crate::StoreError::UnknownReference`] for an unknown topic.
pub fn add_alias(conn: &mut Conn, organisation_id: OrganisationId, alias_key: &str, topic_id: TopicId) -> Result<()> {
    let row = (
        topic_alias::organisation_id.eq(Db(organisation_id)),
        topic_alias::alias_key.eq(alias_key),
        topic_alias::topic_id.eq(Db(topic_id)),
    );
    on!(conn, c => diesel::insert_into(topic_alias::table).values(row).execute(c))?;
    Ok(())
}

/// Makes one topic part of another. Interests and programmes move; where both were there, one
/// stays. The merged topic remains as history, and so do its spellings.
pub fn merge(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    from: TopicId,
    into: TopicId,
    at: Timestamp,
) -> Result<()> {
    move_interests(conn, organisation_id, from, into)?;
    move_programmes(conn, organisation_id, from, into)?;
    on!(conn, c => diesel::update(topic_alias::table)
        .filter(topic_alias::organisation_id.eq(Db(organisation_id)))
        .filter(topic_alias::topic_id.eq(Db(from)))
        .set(topic_alias::topic_id.eq(Db(into)))
        .execute(c))?;
    on!(conn, c => diesel::update(topic::table)
        .filter(topic::organisation_id.eq(Db(organisation_id)))
        .filter(topic::id.eq(Db(from)).or(topic::merged_into_id.eq(Db(Some(from)))))
        .set((topic::merged_into_id.eq(Db(Some(into))), topic::merged_at.eq(Db(Some(at)))))
        .execute(c))?;
    Ok(())
}

fn move_interests(conn: &mut Conn, organisation_id: OrganisationId, from: TopicId, into: TopicId) -> Result<()> {
    let both = conn.numbered(
        "DELETE FROM interest WHERE organisation_id = $1 AND topic_id = $2 AND EXISTS (
            SELECT 1 FROM interest o WHERE o.organisation_id = interest.organisation_id AND o.topic_id = $3
              AND o.person_id = interest.person_id AND o.stance = interest.stance)",
    );
    on!(conn, c => diesel::sql_query(both)
        .bind::<crate::sql_types::Id, _>(organisation_id)
        .bind::<crate::sql_types::Id, _>(from)
        .bind::<crate::sql_types::Id, _>(into)
        .execute(c))?;
    on!(conn, c => diesel::update(interest::table)
        .filter(interest::organisation_id.eq(Db(organisation_id)))
        .filter(interest::topic_id.eq(Db(from)))
        .set(interest::topic_id.eq(Db(into)))
        .execute(c))?;
    Ok(())
}

fn move_programmes(conn: &mut Conn, organisation_id: OrganisationId, from: TopicId, into: TopicId) -> Result<()> {
    let programmes: Vec<domain::ProgrammeId> = on!(conn, c => diesel::delete(programme_topic::table)
        .filter(programme_topic::organisation_id.eq(Db(organisation_id)))
        .filter(programme_topic::topic_id.eq(Db(from)))
        .returning(programme_topic::programme_id)
        .get_results(c))?;
    for programme_id in programmes {
        let row = (
            programme_topic::organisation_id.eq(Db(organisation_id)),
            programme_topic::programme_id.eq(Db(programme_id)),
            programme_topic::topic_id.eq(Db(into)),
        );
        on!(conn, c => diesel::insert_into(programme_topic::table).values(row).on_conflict_do_nothing().execute(c))?;
    }
    Ok(())
}
