//! Organisations: the owners of everything else, and the walls between customers.

use diesel::prelude::*;
use domain::OrganisationId;
use jiff::Timestamp;

use crate::Result;
use crate::connection::{Conn, on};
use crate::schema::organisation;
use crate::sql_types::{Db, new_row};

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = organisation)]
pub struct Organisation {
    pub id: OrganisationId,
    /// Its name on the command line and at sign-in.
    pub external_key: String,
    pub name: String,
    pub created_at: Timestamp,
}

new_row! {
    /// An organisation to be made.
    pub struct NewOrganisation of organisation {
        pub id: OrganisationId,
        pub external_key: String,
        pub name: String,
        pub created_at: Timestamp,
    }
}

/// Makes an organisation.
///
/// # Errors
/// [`crate::StoreError::Taken`] with [`crate::Unique::OrganisationKey`].
pub fn add(conn: &mut Conn, new: &NewOrganisation) -> Result<()> {
    on!(conn, c => diesel::insert_into(organisation::table).values(new).execute(c))?;
    Ok(())
}

/// Makes the organisation unless its key is known, and answers with the one that stands.
pub fn ensure(conn: &mut Conn, new: &NewOrganisation) -> Result<Organisation> {
    on!(conn, c => diesel::insert_into(organisation::table).values(new).on_conflict_do_nothing().execute(c))?;
    find_by_key(conn, &new.external_key)?.ok_or(crate::StoreError::NotFound)
}

/// The organisation with this id.
pub fn find(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Option<Organisation>> {
    Ok(on!(conn, c => organisation::table
        .find(Db(organisation_id))
        .select(Organisation::as_select())
        .first(c)
        .optional())?)
}

/// The organisation with this name on the command line.
pub fn find_by_key(conn: &mut Conn, external_key: &str) -> Result<Option<Organisation>> {
    Ok(on!(conn, c => organisation::table
        .filter(organisation::external_key.eq(external_key))
        .select(Organisation::as_select())
        .first(c)
        .optional())?)
}
