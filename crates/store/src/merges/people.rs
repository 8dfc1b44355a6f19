//! Two records of one person: everything of one goes to the other, but for what the other has
//! already. The merged record stays as it was, out of sight.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_query;
use domain::{DepartmentId, EventId, OrganisationId, PersonId, TieSource};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Merge, MergeKind, Merging, Moved};
use crate::connection::{Conn, on};
use crate::people::{self, Person};
use crate::schema::{enrolment, interest, pairing_rule_person, participant, person, person_department, tie};
use crate::sql_types::{Db, Id};
use crate::ties::{self, Tie, TieRow};
use crate::{CHUNK_ROWS, Result, departments};

const INTERESTS: &str = "UPDATE interest SET person_id = $3 WHERE organisation_id = $1 AND person_id = $2
    AND NOT EXISTS (SELECT 1 FROM interest o WHERE o.organisation_id = $1 AND o.person_id = $3
        AND o.topic_id = interest.topic_id AND o.stance = interest.stance) RETURNING id";
const ENROLMENTS: &str = "UPDATE enrolment SET person_id = $3 WHERE organisation_id = $1 AND person_id = $2
    AND NOT EXISTS (SELECT 1 FROM enrolment o WHERE o.organisation_id = $1 AND o.person_id = $3
        AND o.run_id = enrolment.run_id) RETURNING run_id AS id";
const PARTICIPANTS: &str = "UPDATE participant SET person_id = $3 WHERE organisation_id = $1 AND person_id = $2
    AND NOT EXISTS (SELECT 1 FROM participant o WHERE o.organisation_id = $1 AND o.person_id = $3
        AND o.event_id = participant.event_id) RETURNING id";
const REPORTS: &str = "UPDATE person SET manager_id = $3 WHERE organisation_id = $1 AND manager_id = $2
    AND id <> $3 RETURNING id";
const RULES: &str = "UPDATE pairing_rule_person SET person_id = $3 WHERE organisation_id = $1 AND person_id = $2
    AND NOT EXISTS (SELECT 1 FROM pairing_rule_person o WHERE o.organisation_id = $1 AND o.person_id = $3
        AND o.pairing_rule_id = pairing_rule_person.pairing_rule_id) RETURNING pairing_rule_id AS id";

/// The two of a merge.
#[derive(Clone, Copy)]
struct Two {
    organisation_id: OrganisationId,
    from: PersonId,
    into: PersonId,
}

/// An event at which both stand: nobody takes part twice, so one has to withdraw before a merge.
pub fn shared_event(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    [from, into]: [PersonId; 2],
) -> Result<Option<EventId>> {
    let of = |conn: &mut Conn, person: PersonId| -> Result<Vec<EventId>> {
        Ok(on!(conn, c => participant::table
            .filter(participant::organisation_id.eq(Db(organisation_id)))
            .filter(participant::person_id.eq(Db(Some(person))))
            .filter(participant::withdrawn_at.is_null())
            .select(participant::event_id)
            .load(c))?)
    };
    let theirs = of(conn, from)?;
    Ok(of(conn, into)?.into_iter().find(|event| theirs.contains(event)))
}

/// Makes one person part of another. What the other leaves open is filled in.
pub fn merge(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    merging: Merging<'_>,
    [from, into]: [&Person; 2],
) -> Result<()> {
    let two = Two { organisation_id, from: from.id, into: into.id };
    let moved = Moved {
        filled: fill(conn, two, from, into)?,
        interests: two.run(conn, INTERESTS)?,
        enrolments: two.run(conn, ENROLMENTS)?,
        participants: two.run(conn, PARTICIPANTS)?,
        reports: two.run(conn, REPORTS)?,
        rules: two.run(conn, RULES)?,
        ties: two.move_ties(conn)?,
        ..Moved::default()
    };
    mark(conn, two, Some(merging.stamp.at))?;
    let ids = (MergeKind::Person, from.id.as_uuid(), into.id.as_uuid());
    super::keep(conn, organisation_id, merging, ids, &moved)
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Id)]
    id: Uuid,
}

impl Two {
    fn run(self, conn: &mut Conn, text: &str) -> Result<Vec<Uuid>> {
        let text = conn.numbered(text);
        let rows: Vec<Row> = on!(conn, c => sql_query(text)
            .bind::<Id, _>(self.organisation_id)
            .bind::<Id, _>(self.from)
            .bind::<Id, _>(self.into)
            .load(c))?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    fn move_ties(self, conn: &mut Conn) -> Result<Vec<(Uuid, String)>> {
        let known: Vec<(PersonId, TieSource)> =
            ties::of_person(conn, self.organisation_id, self.into)?.iter().map(|one| other(one, self.into)).collect();
        let mut moved = Vec::new();
        for one in ties::of_person(conn, self.organisation_id, self.from)? {
            let (with, source) = other(&one, self.from);
            if with != self.into && !known.contains(&(with, source)) {
                self.turn(conn, one, with)?;
                moved.push((with.as_uuid(), source.to_string()));
            }
        }
        Ok(moved)
    }

    /// Lets a tie of `from` with somebody be one of `into`.
    fn turn(self, conn: &mut Conn, one: Tie, with: PersonId) -> Result<()> {
        let key = (Db(self.organisation_id), Db(one.a_person_id), Db(one.b_person_id), Db(one.source));
        on!(conn, c => diesel::delete(tie::table.find(key)).execute(c))?;
        let (a_person_id, b_person_id) = if self.into < with { (self.into, with) } else { (with, self.into) };
        let Tie { source, strength_milli, first_at, latest_at, .. } = one;
        let organisation_id = self.organisation_id;
        let row = TieRow { organisation_id, a_person_id, b_person_id, source, strength_milli, first_at, latest_at };
        on!(conn, c => diesel::insert_into(tie::table).values(&row).execute(c))?;
        Ok(())
    }
}

fn other(one: &Tie, person: PersonId) -> (PersonId, TieSource) {
    (if one.a_person_id == person { one.b_person_id } else { one.a_person_id }, one.source)
}

fn fill(conn: &mut Conn, two: Two, from: &Person, into: &Person) -> Result<Vec<String>> {
    let mut filled = Vec::new();
    let mut whole = into.clone();
    if into.email.is_none() && from.email.is_some() {
        whole.email = from.email.clone();
        filled.push("email".to_owned());
    }
    if into.site.is_none() && from.site.is_some() {
        whole.site = from.site.clone();
        filled.push("site".to_owned());
    }
    let own = departments::of_people(conn, two.organisation_id, &[two.into])?;
    let theirs = departments::of_people(conn, two.organisation_id, &[two.from])?;
    let given: Vec<DepartmentId> = theirs.iter().map(|one| one.department_id).collect();
    let takes = own.is_empty() && !given.is_empty();
    if takes {
        filled.push("departments".to_owned());
    }
    people::save(conn, two.organisation_id, &whole, takes.then_some(&given[..]), into.updated_at)?;
    if let (Some(at), None) = (from.memory_objected_at, into.memory_objected_at) {
        people::object_to_memory(conn, two.organisation_id, two.into, at)?;
        filled.push("objection".to_owned());
    }
    Ok(filled)
}

fn mark(conn: &mut Conn, two: Two, at: Option<Timestamp>) -> Result<()> {
    on!(conn, c => diesel::update(person::table.find((Db(two.organisation_id), Db(two.from))))
        .set((person::merged_at.eq(Db(at)), person::revision.eq(person::revision + 1)))
        .execute(c))?;
    Ok(())
}

/// Gives everything back that the merge moved and that is still where it was put.
pub(super) fn part(conn: &mut Conn, organisation_id: OrganisationId, merge: &Merge) -> Result<()> {
    let moved: Moved = merge.moved.parse()?;
    let (from, into) = (PersonId::from_uuid(merge.from_id), PersonId::from_uuid(merge.into_id));
    let two = Two { organisation_id, from, into };
    macro_rules! give_back {
        ($table:ident, $key:ident, $person:ident, $ids:expr, $wrap:expr) => {
            for chunk in $ids.chunks(CHUNK_ROWS) {
                on!(conn, c => diesel::update($table::table)
                    .filter($table::organisation_id.eq(Db(organisation_id)))
                    .filter($table::$key.eq_any(chunk.iter().map(|id| Db(*id))))
                    .filter($table::$person.eq(Db($wrap(into))))
                    .set($table::$person.eq(Db($wrap(from))))
                    .execute(c))?;
            }
        };
    }
    give_back!(interest, id, person_id, moved.interests, std::convert::identity);
    give_back!(enrolment, run_id, person_id, moved.enrolments, std::convert::identity);
    give_back!(participant, id, person_id, moved.participants, Some);
    give_back!(person, id, manager_id, moved.reports, Some);
    give_back!(pairing_rule_person, pairing_rule_id, person_id, moved.rules, std::convert::identity);
    let back = Two { organisation_id, from: into, into: from };
    for one in ties::of_person(conn, organisation_id, into)? {
        let (with, source) = other(&one, into);
        if moved.ties.contains(&(with.as_uuid(), source.to_string())) {
            back.turn(conn, one, with)?;
        }
    }
    empty(conn, two, &moved.filled)?;
    mark(conn, two, None)
}

fn empty(conn: &mut Conn, two: Two, filled: &[String]) -> Result<()> {
    let has = |name: &str| filled.iter().any(|one| one == name);
    let row = || person::table.find((Db(two.organisation_id), Db(two.into)));
    if has("email") {
        on!(conn, c => diesel::update(row()).set(person::email.eq(Db(None::<domain::Email>))).execute(c))?;
    }
    if has("site") {
        on!(conn, c => diesel::update(row()).set(person::site.eq(None::<String>)).execute(c))?;
    }
    if has("departments") {
        on!(conn, c => diesel::delete(person_department::table)
            .filter(person_department::organisation_id.eq(Db(two.organisation_id)))
            .filter(person_department::person_id.eq(Db(two.into)))
            .execute(c))?;
    }
    if has("objection") {
        people::allow_memory(conn, two.organisation_id, two.into)?;
    }
    on!(conn, c => diesel::update(row()).set(person::revision.eq(person::revision + 1)).execute(c))?;
    Ok(())
}

/// The people who were made part of others: their keys and addresses, and whom they stand for now.
pub fn merged(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Vec<(Person, PersonId)>> {
    let into: HashMap<Uuid, Uuid> = super::standing(conn, organisation_id)?
        .into_iter()
        .filter(|one| one.kind == MergeKind::Person)
        .map(|one| (one.from_id, one.into_id))
        .collect();
    let found: Vec<Person> = on!(conn, c => person::table
        .filter(person::organisation_id.eq(Db(organisation_id)))
        .filter(person::merged_at.is_not_null())
        .order(person::id)
        .select(Person::as_select())
        .load(c))?;
    // A merged person may have been merged on: follow to the end, which the number of merges bounds.
    let last = |start: PersonId| {
        let mut id = start.as_uuid();
        for _ in 0..into.len() {
            id = into.get(&id).copied().unwrap_or(id);
        }
        PersonId::from_uuid(id)
    };
    Ok(found.into_iter().map(|one| (one.clone(), last(one.id))).collect())
}
