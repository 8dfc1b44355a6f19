//! Every route of the API, in one list; pages register themselves.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::{access, health};

/// The routes of the API, each with its description.
pub(crate) fn api(config: &mut ServiceConfig) {
    config
        .service(health::read_liveness)
        .service(health::read_readiness)
        .service(access::api::create_session)
        .service(access::api::read_own_account);
}
