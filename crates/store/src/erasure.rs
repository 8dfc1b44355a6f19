//! Forgetting a person: what is theirs goes, and what others need stays without them.
//!
//! Stored plans stay byte for byte, for they hold participants, and the participant no longer
//! leads to anybody. The network keeps its ties on a node without a name.

use diesel::prelude::*;
use domain::{OrganisationId, PairingRuleId, ParticipantId, PersonId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{
    contact_consent, enrolment, idempotency, idempotency_person, interest, invitation, lesson, outbox, pairing_rule,
    pairing_rule_person, participant, person, person_department, phone_session, phone_shown, promise, staged_person,
    step_up_code,
};
use crate::sql_types::{Db, new_row};
use crate::ties::{self, NewTie};
use crate::{Result, StoreError, file_imports, merges, people};

/// Whom to forget, and the id of the node that remains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgetting {
    pub person_id: PersonId,
    /// Fresh, and told to nobody.
    pub node_id: PersonId,
    pub at: Timestamp,
}

/// Forgets a person in the transaction of the caller. [`crate::Store::forget_person`] also cleans
/// the file.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn forget(conn: &mut Conn, organisation_id: OrganisationId, forgetting: &Forgetting) -> Result<()> {
    let known = people::find(conn, organisation_id, forgetting.person_id)?.ok_or(StoreError::NotFound)?;
    add_node(conn, organisation_id, forgetting)?;
    let merged = merges::merged_people(conn, organisation_id)?.into_iter().filter(|(_, into)| *into == known.id);
    for part in merged.map(|(part, _)| part).chain([known.clone()]) {
        forget_record(conn, organisation_id, &part, Forgetting { person_id: part.id, ..*forgetting })?;
    }
    Ok(())
}

/// One record of the person: the one that stands, or one that was made part of it.
fn forget_record(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    known: &people::Person,
    forgetting: Forgetting,
) -> Result<()> {
    let person_id = known.id;
    move_ties(conn, organisation_id, &forgetting)?;
    merges::forget(conn, organisation_id, person_id.as_uuid())?;
    file_imports::forget(conn, organisation_id, known)?;
    cut_participants(conn, organisation_id, person_id)?;
    drop_rules(conn, organisation_id, person_id)?;
    drop_kept_answers(conn, organisation_id, known)?;
    drop_rows(conn, organisation_id, known)?;
    on!(conn, c => diesel::update(person::table)
        .filter(person::organisation_id.eq(Db(organisation_id)))
        .filter(person::manager_id.eq(Db(Some(person_id))))
        .set(person::manager_id.eq(Db(None::<PersonId>)))
        .execute(c))?;
    on!(conn, c => diesel::delete(person::table.find((Db(organisation_id), Db(person_id)))).execute(c))?;
    Ok(())
}

new_row! {
    /// What remains of a person in the network.
    pub struct Node of person {
        pub organisation_id: OrganisationId,
        pub id: PersonId,
        pub external_key: String,
        pub name: String,
        pub name_search: String,
        pub languages: Vec<domain::Language>,
        pub pace: domain::Pace,
        pub step_free: bool,
        pub quiet: bool,
        pub revision: i64,
        pub created_at: Timestamp,
        pub updated_at: Timestamp,
        pub forgotten_at: Option<Timestamp>,
    }
}

fn add_node(conn: &mut Conn, organisation_id: OrganisationId, forgetting: &Forgetting) -> Result<()> {
    let node = Node {
        organisation_id,
        id: forgetting.node_id,
        external_key: format!("forgotten:{}", forgetting.node_id),
        name: String::new(),
        name_search: String::new(),
        languages: Vec::new(),
        pace: domain::Pace::default(),
        step_free: false,
        quiet: false,
        revision: 1,
        created_at: forgetting.at,
        updated_at: forgetting.at,
        forgotten_at: Some(forgetting.at),
    };
    on!(conn, c => diesel::insert_into(person::table).values(&node).execute(c))?;
    Ok(())
}

fn move_ties(conn: &mut Conn, organisation_id: OrganisationId, forgetting: &Forgetting) -> Result<()> {
    for tie in ties::remove_all_of(conn, organisation_id, forgetting.person_id)? {
        let other = if tie.a_person_id == forgetting.person_id { tie.b_person_id } else { tie.a_person_id };
        let people = [forgetting.node_id, other];
        let half = |strength_milli, at| NewTie { people, source: tie.source, strength_milli, at };
        ties::keep(conn, organisation_id, &[half(tie.strength_milli, tie.first_at), half(0, tie.latest_at)])?;
    }
    Ok(())
}

/// The participants stay, for plans name them; their links, phones and words go.
fn cut_participants(conn: &mut Conn, organisation_id: OrganisationId, person_id: PersonId) -> Result<()> {
    let participants: Vec<ParticipantId> = on!(conn, c => participant::table
        .filter(participant::organisation_id.eq(Db(organisation_id)))
        .filter(participant::person_id.eq(Db(Some(person_id))))
        .select(participant::id)
        .load(c))?;
    for participant_id in participants {
        drop_what_they_said(conn, organisation_id, participant_id)?;
        on!(conn, c => diesel::update(participant::table.find((Db(organisation_id), Db(participant_id))))
            .set((
                participant::person_id.eq(Db(None::<PersonId>)),
                participant::goal.eq(None::<String>),
                participant::short_code.eq(format!("-{participant_id}")),
            ))
            .execute(c))?;
    }
    Ok(())
}

fn drop_what_they_said(conn: &mut Conn, organisation_id: OrganisationId, participant_id: ParticipantId) -> Result<()> {
    on!(conn, c => diesel::delete(phone_session::table)
        .filter(phone_session::organisation_id.eq(Db(organisation_id)))
        .filter(phone_session::participant_id.eq(Db(Some(participant_id))))
        .execute(c))?;
    on!(conn, c => diesel::delete(invitation::table)
        .filter(invitation::organisation_id.eq(Db(organisation_id)))
        .filter(invitation::participant_id.eq(Db(participant_id)))
        .execute(c))?;
    on!(conn, c => diesel::delete(lesson::table)
        .filter(lesson::organisation_id.eq(Db(organisation_id)))
        .filter(lesson::participant_id.eq(Db(participant_id)))
        .execute(c))?;
    on!(conn, c => diesel::delete(promise::table)
        .filter(promise::organisation_id.eq(Db(organisation_id)))
        .filter(promise::participant_id.eq(Db(participant_id)))
        .execute(c))?;
    on!(conn, c => diesel::delete(phone_shown::table)
        .filter(phone_shown::organisation_id.eq(Db(organisation_id)))
        .filter(phone_shown::participant_id.eq(Db(participant_id)))
        .execute(c))?;
    let gave = contact_consent::from_participant_id.eq(Db(participant_id));
    let got = contact_consent::to_participant_id.eq(Db(participant_id));
    on!(conn, c => diesel::delete(contact_consent::table)
        .filter(contact_consent::organisation_id.eq(Db(organisation_id)))
        .filter(gave.or(got))
        .execute(c))?;
    Ok(())
}

/// A rule about somebody who is gone says nothing any more.
fn drop_rules(conn: &mut Conn, organisation_id: OrganisationId, person_id: PersonId) -> Result<()> {
    let rules: Vec<PairingRuleId> = on!(conn, c => pairing_rule_person::table
        .filter(pairing_rule_person::organisation_id.eq(Db(organisation_id)))
        .filter(pairing_rule_person::person_id.eq(Db(person_id)))
        .select(pairing_rule_person::pairing_rule_id)
        .load(c))?;
    for rule_id in rules {
        on!(conn, c => diesel::delete(pairing_rule::table.find((Db(organisation_id), Db(rule_id)))).execute(c))?;
    }
    Ok(())
}

/// Kept answers and jobs that name the person: those that say so, and those whose text holds the
/// person's id, name, key or address.
fn drop_kept_answers(conn: &mut Conn, organisation_id: OrganisationId, known: &people::Person) -> Result<()> {
    type Key = (String, String, String);
    let keys: Vec<Key> = on!(conn, c => idempotency_person::table
        .filter(idempotency_person::organisation_id.eq(Db(organisation_id)))
        .filter(idempotency_person::person_id.eq(Db(known.id)))
        .select((idempotency_person::principal, idempotency_person::route, idempotency_person::action_key))
        .load(c))?;
    for (principal, route, action_key) in keys {
        let row = idempotency::table.find((Db(organisation_id), principal, route, action_key));
        on!(conn, c => diesel::delete(row).execute(c))?;
    }
    for somewhere in people::mentions(known) {
        on!(conn, c => diesel::delete(idempotency::table)
            .filter(idempotency::organisation_id.eq(Db(organisation_id)))
            .filter(idempotency::body.like(&somewhere).escape('\\'))
            .execute(c))?;
        drop_jobs(conn, organisation_id, &somewhere)?;
    }
    Ok(())
}

fn drop_jobs(conn: &mut Conn, organisation_id: OrganisationId, somewhere: &str) -> Result<()> {
    use crate::sql_types::Id;
    use diesel::sql_types::Text;
    let sql = conn.numbered(
        "DELETE FROM job WHERE organisation_id = $1
           AND (body LIKE $2 ESCAPE '\\' OR COALESCE(result, '') LIKE $2 ESCAPE '\\')
           AND (succeeded_at IS NOT NULL OR failed_at IS NOT NULL)",
    );
    on!(conn, c => diesel::sql_query(sql)
        .bind::<Id, _>(organisation_id)
        .bind::<Text, _>(somewhere)
        .execute(c))?;
    Ok(())
}

fn drop_rows(conn: &mut Conn, organisation_id: OrganisationId, known: &people::Person) -> Result<()> {
    let person_id = known.id;
    on!(conn, c => diesel::delete(interest::table)
        .filter(interest::organisation_id.eq(Db(organisation_id)))
        .filter(interest::person_id.eq(Db(person_id)))
        .execute(c))?;
    on!(conn, c => diesel::delete(enrolment::table)
        .filter(enrolment::organisation_id.eq(Db(organisation_id)))
        .filter(enrolment::person_id.eq(Db(person_id)))
        .execute(c))?;
    on!(conn, c => diesel::delete(person_department::table)
        .filter(person_department::organisation_id.eq(Db(organisation_id)))
        .filter(person_department::person_id.eq(Db(person_id)))
        .execute(c))?;
    on!(conn, c => diesel::delete(outbox::table)
        .filter(outbox::organisation_id.eq(Db(organisation_id)))
        .filter(outbox::person_id.eq(Db(Some(person_id))))
        .execute(c))?;
    on!(conn, c => diesel::delete(step_up_code::table)
        .filter(step_up_code::organisation_id.eq(Db(organisation_id)))
        .filter(step_up_code::person_id.eq(Db(person_id)))
        .execute(c))?;
    on!(conn, c => diesel::delete(staged_person::table)
        .filter(staged_person::organisation_id.eq(Db(organisation_id)))
        .filter(staged_person::external_key.eq(&known.external_key))
        .execute(c))?;
    Ok(())
}
