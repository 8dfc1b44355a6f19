//! The file of a job, in pieces.

use diesel::prelude::*;
use domain::{JobId, OrganisationId};
use jiff::Timestamp;

use crate::Result;
use crate::connection::{Conn, on};
use crate::schema::job_file;
use crate::sql_types::Db;

/// The most bytes of one piece: a short write.
pub const PIECE_BYTES_MAX: usize = 1 << 18;

/// Keeps one piece of the file of a job that is about to be queued.
pub fn add_piece(
    conn: &mut Conn,
    (organisation_id, job_id): (OrganisationId, JobId),
    number: u32,
    bytes: &[u8],
    at: Timestamp,
) -> Result<()> {
    let row = (
        job_file::organisation_id.eq(Db(organisation_id)),
        job_file::job_id.eq(Db(job_id)),
        job_file::number.eq(Db(number)),
        job_file::bytes.eq(bytes),
        job_file::written_at.eq(Db(at)),
    );
    on!(conn, c => diesel::insert_into(job_file::table).values(row).execute(c))?;
    Ok(())
}

/// The whole file.
pub fn read_file(conn: &mut Conn, organisation_id: OrganisationId, job_id: JobId) -> Result<Vec<u8>> {
    let pieces: Vec<Vec<u8>> = on!(conn, c => job_file::table
        .filter(job_file::organisation_id.eq(Db(organisation_id)))
        .filter(job_file::job_id.eq(Db(job_id)))
        .order(job_file::number)
        .select(job_file::bytes)
        .load(c))?;
    Ok(pieces.concat())
}

/// Deletes the file of a job that ended or never came to be.
pub fn drop_file(conn: &mut Conn, organisation_id: OrganisationId, job_id: JobId) -> Result<()> {
    on!(conn, c => diesel::delete(job_file::table)
        .filter(job_file::organisation_id.eq(Db(organisation_id)))
        .filter(job_file::job_id.eq(Db(job_id)))
        .execute(c))?;
    Ok(())
}

/// Deletes the pieces that were written before `before`, of all organisations.
pub fn drop_stray_pieces(conn: &mut Conn, before: Timestamp) -> Result<usize> {
    Ok(on!(conn, c => diesel::delete(job_file::table)
        .filter(job_file::written_at.lt(Db(before)))
        .execute(c))?)
}
