//! Topics: the organisation's vocabulary, with aliases and merges.

use std::collections::BTreeMap;

use diesel::prelude::*;
use domain::{OrganisationId, Stance, TopicId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{interest, topic, topic_alias};
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, Stamp, StoreError};

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

/// Takes a spelling back.
///
/// # Errors
/// [`StoreError::NotFound`] when it does not stand for this topic.
pub fn remove_alias(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    alias_key: &str,
    topic_id: TopicId,
) -> Result<()> {
    let gone = on!(conn, c => diesel::delete(topic_alias::table.find((Db(organisation_id), alias_key)))
        .filter(topic_alias::topic_id.eq(Db(topic_id)))
        .execute(c))?;
    if gone == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// The other spellings of each topic, folded.
pub fn aliases(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Vec<(TopicId, String)>> {
    Ok(on!(conn, c => topic_alias::table
        .filter(topic_alias::organisation_id.eq(Db(organisation_id)))
        .order((topic_alias::topic_id, topic_alias::alias_key))
        .select((topic_alias::topic_id, topic_alias::alias_key))
        .load(c))?)
}

/// How many people take each stance to each topic.
pub fn stances(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Vec<(TopicId, Stance, i64)>> {
    Ok(on!(conn, c => interest::table
        .filter(interest::organisation_id.eq(Db(organisation_id)))
        .filter(interest::removed_at.is_null())
        .group_by((interest::topic_id, interest::stance))
        .order((interest::topic_id, interest::stance))
        .select((interest::topic_id, interest::stance, diesel::dsl::count_star()))
        .load(c))?)
}
