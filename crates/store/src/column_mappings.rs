//! Headers of an organisation's own files, and the columns that they stand for.

use diesel::prelude::*;
use domain::OrganisationId;
use jiff::Timestamp;
use uuid::Uuid;

use crate::connection::{Conn, on};
use crate::schema::column_mapping;
use crate::sql_types::{Db, new_row};
use crate::{Result, StoreError, StoredDocument};

/// A saved mapping.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = column_mapping)]
pub struct ColumnMapping {
    pub id: Uuid,
    pub name: String,
    /// Header to column, as JSON.
    pub headers: StoredDocument,
}

new_row! {
    /// A mapping to be saved.
    pub struct NewColumnMapping of column_mapping {
        pub organisation_id: OrganisationId,
        pub id: Uuid,
        pub name: String,
        pub headers: StoredDocument,
        pub created_at: Timestamp,
    }
}

/// Saves a mapping.
///
/// # Errors
/// [`StoreError::Taken`] with [`crate::Unique::ColumnMapping`].
pub fn add(conn: &mut Conn, new: &NewColumnMapping) -> Result<()> {
    on!(conn, c => diesel::insert_into(column_mapping::table).values(new).execute(c))?;
    Ok(())
}

/// Every mapping by name.
pub fn all(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Vec<ColumnMapping>> {
    Ok(on!(conn, c => column_mapping::table
        .filter(column_mapping::organisation_id.eq(Db(organisation_id)))
        .order(column_mapping::name)
        .select(ColumnMapping::as_select())
        .load(c))?)
}

/// The mapping with this id.
pub fn find(conn: &mut Conn, organisation_id: OrganisationId, id: Uuid) -> Result<Option<ColumnMapping>> {
    Ok(on!(conn, c => column_mapping::table
        .find((Db(organisation_id), Db(id)))
        .select(ColumnMapping::as_select())
        .first(c)
        .optional())?)
}

/// Forgets a mapping.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn remove(conn: &mut Conn, organisation_id: OrganisationId, id: Uuid) -> Result<()> {
    let gone = on!(conn, c => diesel::delete(column_mapping::table.find((Db(organisation_id), Db(id)))).execute(c))?;
    if gone == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}
