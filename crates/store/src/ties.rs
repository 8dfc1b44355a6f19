//! Ties: two people who know each other, once per source.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::upsert::excluded;
use domain::{OrganisationId, PersonId, TieSource};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::tie;
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result};

/// A tie. `a` is the smaller id.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = tie)]
pub struct Tie {
    pub a_person_id: PersonId,
    pub b_person_id: PersonId,
    pub source: TieSource,
    /// Thousandths.
    pub strength_milli: i64,
    pub first_at: Option<Timestamp>,
    pub latest_at: Option<Timestamp>,
}

new_row! {
    /// A tie to be kept. Made by [`NewTie::between`], which puts the two in order.
    pub struct TieRow of tie {
        pub organisation_id: OrganisationId,
        pub a_person_id: PersonId,
        pub b_person_id: PersonId,
        pub source: TieSource,
        pub strength_milli: i64,
        pub first_at: Option<Timestamp>,
        pub latest_at: Option<Timestamp>,
    }
}

/// A tie as a file or an encounter gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTie {
    pub people: [PersonId; 2],
    pub source: TieSource,
    /// Thousandths, at least 0.
    pub strength_milli: i64,
    pub at: Option<Timestamp>,
}

/// Keeps ties. Rows of one pair and source are summed, and replace what the source said before:
/// the newest file is what counts. A tie to oneself is left out. Answers with how many pairs.
pub fn keep(conn: &mut Conn, organisation_id: OrganisationId, ties: &[NewTie]) -> Result<usize> {
    let rows = summed(organisation_id, ties);
    for chunk in rows.chunks(CHUNK_ROWS) {
        let chunk = chunk.to_vec();
        on!(conn, c => diesel::insert_into(tie::table)
            .values(&chunk)
            .on_conflict((tie::organisation_id, tie::a_person_id, tie::b_person_id, tie::source))
            .do_update()
            .set((
                tie::strength_milli.eq(excluded(tie::strength_milli)),
                tie::first_at.eq(excluded(tie::first_at)),
                tie::latest_at.eq(excluded(tie::latest_at)),
            ))
            .execute(c))?;
    }
    Ok(rows.len())
}

fn summed(organisation_id: OrganisationId, ties: &[NewTie]) -> Vec<TieRow> {
    let mut rows: BTreeMap<_, TieRow> = BTreeMap::new();
    for new in ties {
        let [first, second] = new.people;
        let (a, b) = if first < second { (first, second) } else { (second, first) };
        if a == b {
            continue;
        }
        let row = rows.entry((a, b, new.source)).or_insert(TieRow {
            organisation_id,
            a_person_id: a,
            b_person_id: b,
            source: new.source,
            strength_milli: 0,
            first_at: new.at,
            latest_at: new.at,
        });
        row.strength_milli = row.strength_milli.saturating_add(new.strength_milli);
        row.first_at = [row.first_at, new.at].into_iter().flatten().min();
        row.latest_at = row.latest_at.max(new.at);
    }
    rows.into_values().collect()
}

/// Every tie of the organisation by pair: ties of people who are not at an event count too, for a
/// walk leads through them.
pub fn all(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Vec<Tie>> {
    Ok(on!(conn, c => tie::table
        .filter(tie::organisation_id.eq(Db(organisation_id)))
        .order((tie::a_person_id, tie::b_person_id, tie::source))
        .select(Tie::as_select())
        .load(c))?)
}

/// The ties of one person.
pub fn of_person(conn: &mut Conn, organisation_id: OrganisationId, person_id: PersonId) -> Result<Vec<Tie>> {
    Ok(on!(conn, c => tie::table
        .filter(tie::organisation_id.eq(Db(organisation_id)))
        .filter(tie::a_person_id.eq(Db(person_id)).or(tie::b_person_id.eq(Db(person_id))))
        .order((tie::a_person_id, tie::b_person_id, tie::source))
        .select(Tie::as_select())
        .load(c))?)
}

/// Removes the ties of one person, and answers with them.
pub(crate) fn remove_all_of(conn: &mut Conn, organisation_id: OrganisationId, person_id: PersonId) -> Result<Vec<Tie>> {
    Ok(on!(conn, c => diesel::delete(tie::table)
        .filter(tie::organisation_id.eq(Db(organisation_id)))
        .filter(tie::a_person_id.eq(Db(person_id)).or(tie::b_person_id.eq(Db(person_id))))
        .returning(Tie::as_returning())
        .get_results(c))?)
}
