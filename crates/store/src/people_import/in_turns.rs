//! People come in beside everybody at the door: no turn of the writer takes long but the one that switches them in.

use diesel::prelude::*;
use domain::OrganisationId;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{ImportCounts, NewPerson, Record, stage, switch_in};
use crate::connection::{Conn, on};
use crate::schema::staged_person;
use crate::sql_types::Db;
use crate::{Result, Stamp, Store};

/// Rows of one turn of the writer.
const TURN_ROWS: usize = 200;

/// Rows that wait longer than this belong to an import whose process has ended.
const ABANDONED_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// The rows of one import in the staging table.
#[derive(Debug, Clone, Copy)]
pub struct Staging {
    pub organisation_id: OrganisationId,
    pub import_id: Uuid,
    pub at: Timestamp,
}

/// Is told the rows that wait, and all rows.
pub type Telling<'a> = dyn FnMut(usize, usize) -> Result<()> + 'a;

/// Imports people, all or none, and remembers no rows.
///
/// # Errors
/// As [`super::add_all`].
pub fn import(
    store: &Store,
    organisation_id: OrganisationId,
    people: Vec<NewPerson>,
    stamp: Stamp,
) -> Result<ImportCounts> {
    let staging = Staging { organisation_id, import_id: (stamp.new_id)(), at: stamp.at };
    in_turns(store, staging, people, &mut |_, _| Ok(()), move |conn| switch_in(conn, staging, stamp, Record::Nothing))
}

/// Stages people and has `switch` switch them in, in one transaction; an error of either leaves nothing behind. What was
/// staged is swept away afterwards, in turns.
///
/// # Errors
/// What `tell` and `switch` say.
pub fn in_turns<T, F>(
    store: &Store,
    staging: Staging,
    people: Vec<NewPerson>,
    tell: &mut Telling<'_>,
    switch: F,
) -> Result<T>
where
    F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    T: Send + 'static,
{
    let switched = stage_all(store, staging, people, tell).and_then(|()| store.write(switch));
    if let Err(error) = sweep(store, staging) {
        tracing::warn!(%error, "staged rows stay until another import sweeps them away");
    }
    switched
}

fn stage_all(store: &Store, staging: Staging, people: Vec<NewPerson>, tell: &mut Telling<'_>) -> Result<()> {
    let total = people.len();
    let mut rest = people;
    while !rest.is_empty() {
        let later = rest.split_off(rest.len().min(TURN_ROWS));
        let turn = std::mem::replace(&mut rest, later);
        store.write(move |conn| stage(conn, staging, &turn))?;
        tell(total - rest.len(), total)?;
    }
    Ok(())
}

/// Forgets the staged rows of this import, and of those that were abandoned.
fn sweep(store: &Store, staging: Staging) -> Result<()> {
    while store.write(move |conn| discard_some(conn, staging))? {}
    Ok(())
}

/// Forgets some rows of one import; answers whether there were any.
fn discard_some(conn: &mut Conn, Staging { organisation_id, import_id, at }: Staging) -> Result<bool> {
    let abandoned = staged_person::staged_at.lt(Db(at - ABANDONED_AFTER));
    let found: Option<Uuid> = on!(conn, c => staged_person::table
        .filter(staged_person::organisation_id.eq(Db(organisation_id)))
        .filter(staged_person::import_id.eq(Db(import_id)).or(abandoned))
        .select(staged_person::import_id)
        .first(c)
        .optional())?;
    let Some(import_id) = found else { return Ok(false) };
    let of_import = || {
        let rows = staged_person::table.filter(staged_person::organisation_id.eq(Db(organisation_id)));
        rows.filter(staged_person::import_id.eq(Db(import_id)))
    };
    let keys: Vec<String> =
        on!(conn, c => of_import().select(staged_person::external_key).limit(TURN_ROWS as i64).load(c))?;
    on!(conn, c => diesel::delete(of_import().filter(staged_person::external_key.eq_any(&keys))).execute(c))?;
    Ok(true)
}
