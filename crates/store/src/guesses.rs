//! Wrong guesses of codes and passwords, counted for all replicas together.

use diesel::prelude::*;
use domain::OrganisationId;
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::guess_counter;
use crate::sql_types::{Db, new_row};
use crate::{Result, TokenHash};

new_row! {
    /// Whose guesses at what are counted, and since when.
    pub struct Guessing of guess_counter {
        pub organisation_id: OrganisationId,
        /// `password`, `short_code` or `step_up`.
        pub purpose: String,
        /// A hash of what is guarded, or of who guesses.
        pub subject_sha256: TokenHash,
        pub window_started_at: Timestamp,
        pub guesses: u32,
    }
}

/// Counts one guess at `now` and answers how many there were in the window, this one included. A
/// window that began at `expired` or before is over, and a new one begins.
pub fn count(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    subject: (&str, &TokenHash),
    now: Timestamp,
    expired: Timestamp,
) -> Result<u32> {
    let (purpose, subject_sha256) = subject;
    let key = || guess_counter::table.find((Db(organisation_id), purpose, Db(subject_sha256)));
    on!(conn, c => diesel::delete(key()).filter(guess_counter::window_started_at.le(Db(expired))).execute(c))?;
    let first = Guessing {
        organisation_id,
        purpose: purpose.to_owned(),
        subject_sha256: subject_sha256.clone(),
        window_started_at: now,
        guesses: 0,
    };
    on!(conn, c => diesel::insert_into(guess_counter::table).values(&first).on_conflict_do_nothing().execute(c))?;
    let sql = conn.numbered(
        "UPDATE guess_counter SET guesses = guesses + 1
         WHERE organisation_id = $1 AND purpose = $2 AND subject_sha256 = $3",
    );
    on!(conn, c => diesel::sql_query(sql)
        .bind::<crate::sql_types::Id, _>(organisation_id)
        .bind::<diesel::sql_types::Text, _>(purpose)
        .bind::<diesel::sql_types::Binary, _>(subject_sha256)
        .execute(c))?;
    Ok(on!(conn, c => key().select(guess_counter::guesses).first(c))?)
}

/// Forgets the guesses, as after the right one.
pub fn clear(conn: &mut Conn, organisation_id: OrganisationId, subject: (&str, &TokenHash)) -> Result<()> {
    let (purpose, subject_sha256) = subject;
    let key = guess_counter::table.find((Db(organisation_id), purpose, Db(subject_sha256)));
    on!(conn, c => diesel::delete(key).execute(c))?;
    Ok(())
}

/// How many guesses there were in a window that began after `expired`; none is counted.
pub fn standing(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    subject: (&str, &TokenHash),
    expired: Timestamp,
) -> Result<u32> {
    let (purpose, subject_sha256) = subject;
    let found: Option<u32> = on!(conn, c => guess_counter::table
        .find((Db(organisation_id), purpose, Db(subject_sha256)))
        .filter(guess_counter::window_started_at.gt(Db(expired)))
        .select(guess_counter::guesses)
        .first(c)
        .optional())?;
    Ok(found.unwrap_or(0))
}
