//! The company's own sign-in: which issuer and audience lead to which organisation.

use diesel::prelude::*;
use domain::OrganisationId;
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::oidc_issuer;
use crate::sql_types::{Db, new_row};
use crate::{Result, StoreError};

/// An issuer. Its addresses come from configuration, never from a token.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = oidc_issuer)]
pub struct OidcIssuer {
    pub organisation_id: OrganisationId,
    pub issuer: String,
    pub audience: String,
    pub jwks_url: String,
    /// The claim that carries the role.
    pub role_claim: String,
    /// The only one that its tokens may use: `RS256` or `ES256`.
    pub algorithm: String,
}

new_row! {
    /// An issuer to be trusted.
    pub struct NewOidcIssuer of oidc_issuer {
        pub organisation_id: OrganisationId,
        pub issuer: String,
        pub audience: String,
        pub jwks_url: String,
        pub role_claim: String,
        pub created_at: Timestamp,
        pub algorithm: String,
    }
}

/// Trusts an issuer.
///
/// # Errors
/// [`crate::StoreError::Taken`] with [`crate::Unique::OidcAudience`].
pub fn add(conn: &mut Conn, new: &NewOidcIssuer) -> Result<()> {
    on!(conn, c => diesel::insert_into(oidc_issuer::table).values(new).execute(c))?;
    Ok(())
}

/// Trusts an issuer no more.
///
/// # Errors
/// [`StoreError::NotFound`] for one that was not trusted.
pub fn remove(conn: &mut Conn, organisation_id: OrganisationId, issuer: &str, audience: &str) -> Result<()> {
    let key = oidc_issuer::table.find((Db(organisation_id), issuer, audience));
    let changed = on!(conn, c => diesel::delete(key).execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// The organisation and keys that an issuer and audience lead to.
pub fn find(conn: &mut Conn, issuer: &str, audience: &str) -> Result<Option<OidcIssuer>> {
    Ok(on!(conn, c => oidc_issuer::table
        .filter(oidc_issuer::issuer.eq(issuer))
        .filter(oidc_issuer::audience.eq(audience))
        .select(OidcIssuer::as_select())
        .first(c)
        .optional())?)
}
