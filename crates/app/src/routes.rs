//! Every route of the API, in one list; pages register themselves.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::{access, checkin, events, health, interests, jobs, live, log, network, people, plans, programmes};

/// The routes of the API, each with its description.
pub(crate) fn api(config: &mut ServiceConfig) {
    door(config);
    config
        .service(health::read_liveness)
        .service(health::read_readiness)
        .service(access::api::create_session)
        .service(access::api::renew_session)
        .service(access::api::end_session)
        .service(access::api::read_own_account)
        .service(access::switches::list_switches)
        .service(access::switches::read_switch)
        .service(access::switches::turn_switch)
        .service(access::stewards_api::list_stewards)
        .service(access::stewards_api::assign_steward)
        .service(access::stewards_api::withdraw_steward)
        .service(access::stewards_api::issue_steward_token)
        .service(access::stewards_api::issue_steward_link)
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
        .service(jobs::api::list_jobs)
        .service(jobs::api::watch_job)
        .service(jobs::api::read_job)
        .service(jobs::api::cancel_job)
        .service(network::api::import_ties)
        .service(programmes::api::import_programmes)
        .service(programmes::api::list_programmes)
        .service(programmes::api::read_programme)
        .service(events::api::create_event_of_programme)
        .service(events::api::list_events)
        .service(events::api::read_event)
        .service(events::participants_api::list_participants)
        .service(events::participants_api::register_participants)
        .service(events::participants_api::read_participant)
        .service(events::participants_api::withdraw_participant)
        .service(events::handout::api::read_qr_code)
        .service(events::handout::api::list_invitations)
        .service(events::handout::api::export_mail_merge)
        .service(events::handout::api::read_badges)
        .service(events::handout::api::export_calendar)
        .service(events::rules_api::list_pairing_rules)
        .service(events::rules_api::create_pairing_rule)
        .service(events::rules_api::read_pairing_rule)
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
        .service(plans::versions_api::explain_pairing)
        .service(plans::rehearsals_api::rehearse_plan)
        .service(live::live_api::read_live_state)
        .service(live::live_api::set_live_state)
        .service(live::live_api::set_live_round)
        .service(live::live_api::decide_roll_call);
}

/// The routes of the door.
fn door(config: &mut ServiceConfig) {
    config
        .service(checkin::api::check_in_participants)
        .service(checkin::api::count_check_ins)
        .service(checkin::api::undo_check_in)
        .service(checkin::walk_in_api::create_walk_in)
        .service(checkin::settings_api::turn_on_door_code)
        .service(checkin::settings_api::turn_off_door_code)
        .service(checkin::print_api::print_table_cards)
        .service(checkin::print_api::print_itineraries)
        .service(checkin::screens_api::create_screen_link)
        .service(checkin::screens_api::list_screen_links)
        .service(checkin::screens_api::revoke_screen_links);
}
