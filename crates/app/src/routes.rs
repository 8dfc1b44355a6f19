//! Every route of the API, in one list; pages register themselves.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::{access, events, health, interests, log, network, people, plans, programmes};

/// The routes of the API, each with its description.
pub(crate) fn api(config: &mut ServiceConfig) {
    config
        .service(health::read_liveness)
        .service(health::read_readiness)
        .service(access::api::create_session)
        .service(access::api::renew_session)
        .service(access::api::end_session)
        .service(access::api::read_own_account)
        .service(access::switches::list_switches)
        .service(access::switches::turn_switch)
        .service(people::api::import_people)
        .service(people::api::list_people)
        .service(people::erase_api::export_person)
        .service(people::erase_api::forget_person)
        .service(people::api::read_person)
        .service(people::departments_api::list_departments)
        .service(interests::topics_api::list_topics)
        .service(interests::topics_api::create_topic_alias)
        .service(interests::topics_api::merge_topic)
        .service(log::api::list_log_entries)
        .service(network::api::import_ties)
        .service(programmes::api::import_programmes)
        .service(programmes::api::list_programmes)
        .service(programmes::api::read_programme)
        .service(events::api::create_event_of_programme)
        .service(events::api::list_events)
        .service(events::api::read_event)
        .service(events::participants_api::list_participants)
        .service(events::participants_api::register_participants)
        .service(events::participants_api::withdraw_participant)
        .service(events::handout::api::read_qr_code)
        .service(events::handout::api::list_invitations)
        .service(events::handout::api::export_mail_merge)
        .service(events::handout::api::read_badges)
        .service(events::handout::api::export_calendar)
        .service(events::rules_api::list_pairing_rules)
        .service(events::rules_api::create_pairing_rule)
        .service(events::rules_api::delete_pairing_rule)
        .service(plans::api::read_graph)
        .service(plans::api::draft_plan)
        .service(plans::api::list_plans)
        .service(plans::api::read_plan)
        .service(plans::api::export_plan)
        .service(plans::api::read_certificate)
        .service(plans::api::publish_plan)
        .service(plans::versions_api::diff_plan)
        .service(plans::versions_api::restore_plan)
        .service(plans::versions_api::swap_participants)
        .service(plans::versions_api::explain_pairing);
}
