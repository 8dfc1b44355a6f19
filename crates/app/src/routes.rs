//! Every route of the API, in one list; pages register themselves.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::{access, events, health, network, people, plans, programmes};

/// The routes of the API, each with its description.
pub(crate) fn api(config: &mut ServiceConfig) {
    config
        .service(health::read_liveness)
        .service(health::read_readiness)
        .service(access::api::create_session)
        .service(access::api::read_own_account)
        .service(access::switches::list_switches)
        .service(access::switches::turn_switch)
        .service(people::api::import_people)
        .service(people::api::list_people)
        .service(people::api::read_person)
        .service(network::api::import_ties)
        .service(programmes::api::import_programmes)
        .service(programmes::api::list_programmes)
        .service(programmes::api::read_programme)
        .service(events::api::create_event_of_programme)
        .service(events::api::list_events)
        .service(events::api::read_event)
        .service(plans::api::read_graph)
        .service(plans::api::draft_plan)
        .service(plans::api::list_plans)
        .service(plans::api::read_plan)
        .service(plans::api::export_plan)
        .service(plans::api::read_certificate)
        .service(plans::api::publish_plan);
}
