//! Wishes about a pair, and meetings that are kept as they are.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, PairingRuleId, PairingRuleKind, PersonId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{pairing_rule, pairing_rule_person};
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, StoreError};

/// A rule with its people, by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairingRule {
    pub id: PairingRuleId,
    pub kind: PairingRuleKind,
    /// None: for every event of the organisation.
    pub event_id: Option<EventId>,
    /// Of a lock.
    pub round_number: Option<u32>,
    pub people: Vec<PersonId>,
}

new_row! {
    /// A rule to be stated; its people come beside it.
    pub struct NewPairingRule of pairing_rule {
        pub organisation_id: OrganisationId,
        pub id: PairingRuleId,
        pub kind: PairingRuleKind,
        pub event_id: Option<EventId>,
        pub round_number: Option<u32>,
        pub stated_at: Timestamp,
        pub actor: String,
    }
}

new_row! {
    /// A person of a rule.
    pub struct RulePerson of pairing_rule_person {
        pub organisation_id: OrganisationId,
        pub pairing_rule_id: PairingRuleId,
        pub person_id: PersonId,
    }
}

/// States a rule about people.
pub fn state(conn: &mut Conn, new: &NewPairingRule, people: &[PersonId]) -> Result<()> {
    on!(conn, c => diesel::insert_into(pairing_rule::table).values(new).execute(c))?;
    let person = |person_id: &PersonId| RulePerson {
        organisation_id: new.organisation_id,
        pairing_rule_id: new.id,
        person_id: *person_id,
    };
    let rows: Vec<RulePerson> = people.iter().map(person).collect();
    on!(conn, c => diesel::insert_into(pairing_rule_person::table).values(&rows).execute(c))?;
    Ok(())
}

/// Takes a rule back.
///
/// # Errors
/// [`StoreError::NotFound`] when no such rule stands.
pub fn withdraw(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    pairing_rule_id: PairingRuleId,
    at: Timestamp,
) -> Result<()> {
    let changed = on!(conn, c => diesel::update(pairing_rule::table.find((Db(organisation_id), Db(pairing_rule_id))))
        .filter(pairing_rule::withdrawn_at.is_null())
        .set(pairing_rule::withdrawn_at.eq(Db(Some(at))))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// The rules that stand for an event: its own, and those of the whole organisation.
pub fn of_event(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<PairingRule>> {
    type Row = (PairingRuleId, PairingRuleKind, Option<EventId>, Option<u32>);
    let rows: Vec<Row> = on!(conn, c => pairing_rule::table
        .filter(pairing_rule::organisation_id.eq(Db(organisation_id)))
        .filter(pairing_rule::event_id.eq(Db(Some(event_id))).or(pairing_rule::event_id.is_null()))
        .filter(pairing_rule::withdrawn_at.is_null())
        .order(pairing_rule::id)
        .select((pairing_rule::id, pairing_rule::kind, pairing_rule::event_id, pairing_rule::round_number))
        .load(c))?;
    let mut rules: Vec<PairingRule> = rows.into_iter().map(without_people).collect();
    for chunk in rules.chunks_mut(CHUNK_ROWS) {
        add_people(conn, organisation_id, chunk)?;
    }
    Ok(rules)
}

/// The rules that `actor` has stated and that stand, each with its people one by one.
pub fn stated_by(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    actor: &str,
) -> Result<Vec<(PairingRuleId, PersonId)>> {
    Ok(on!(conn, c => pairing_rule::table
        .inner_join(pairing_rule_person::table.on(pairing_rule_person::organisation_id
            .eq(pairing_rule::organisation_id)
            .and(pairing_rule_person::pairing_rule_id.eq(pairing_rule::id))))
        .filter(pairing_rule::organisation_id.eq(Db(organisation_id)))
        .filter(pairing_rule::actor.eq(actor))
        .filter(pairing_rule::withdrawn_at.is_null())
        .order((pairing_rule::id, pairing_rule_person::person_id))
        .select((pairing_rule::id, pairing_rule_person::person_id))
        .load(c))?)
}

fn without_people(
    (id, kind, event_id, round_number): (PairingRuleId, PairingRuleKind, Option<EventId>, Option<u32>),
) -> PairingRule {
    PairingRule { id, kind, event_id, round_number, people: Vec::new() }
}

/// `rules` are in the order of their ids, and so are the people that are read.
fn add_people(conn: &mut Conn, organisation_id: OrganisationId, rules: &mut [PairingRule]) -> Result<()> {
    let ids: Vec<_> = rules.iter().map(|rule| Db(rule.id)).collect();
    let people: Vec<(PairingRuleId, PersonId)> = on!(conn, c => pairing_rule_person::table
        .filter(pairing_rule_person::organisation_id.eq(Db(organisation_id)))
        .filter(pairing_rule_person::pairing_rule_id.eq_any(ids))
        .order((pairing_rule_person::pairing_rule_id, pairing_rule_person::person_id))
        .select((pairing_rule_person::pairing_rule_id, pairing_rule_person::person_id))
        .load(c))?;
    for (rule_id, person_id) in people {
        if let Some(rule) = rules.iter_mut().find(|rule| rule.id == rule_id) {
            rule.people.push(person_id);
        }
    }
    Ok(())
}
