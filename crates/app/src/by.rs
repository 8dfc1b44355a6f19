//! Who acts, for which organisation, and when: what every verb that writes is told.

use domain::OrganisationId;
use store::Stamp;

/// An act's author and time.
#[derive(Debug, Clone)]
pub struct By {
    pub organisation: OrganisationId,
    /// The name under which the act is logged.
    pub actor: String,
    pub stamp: Stamp,
}
