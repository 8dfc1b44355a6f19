//! Every route, in one list each for the API and for the pages.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    access, checkin, console, encounters, events, health, imports, interests, jobs, live, merges, network, people,
    phone_batch, plans, programmes, web,
};

/// The routes of the API, each with its description.
pub(crate) fn api(config: &mut ServiceConfig) {
    of_access(config);
    of_people(config);
    of_events(config);
    of_plans(config);
    door(config);
}

/// Sessions, accounts, stewards, jobs, the log, and whether the service stands.
fn of_access(config: &mut ServiceConfig) {
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
        .service(jobs::api::list_jobs)
        .service(jobs::api::watch_job)
        .service(jobs::api::read_job)
        .service(jobs::api::cancel_job)
        .service(access::log_api::list_log_entries);
}

/// People, what they learn and care about, and the files that say so.
fn of_people(config: &mut ServiceConfig) {
    config
        .service(people::api::import_people)
        .service(people::api::list_people)
        .service(people::erase_api::export_person)
        .service(people::erase_api::forget_person)
        .service(merges::api::list_duplicates)
        .service(people::write_api::create_person)
        .service(people::write_api::change_person)
        .service(merges::api::merge_person)
        .service(merges::api::list_merges)
        .service(merges::api::undo_merge)
        .service(people::api::read_person)
        .service(people::departments_api::list_departments)
        .service(people::departments_api::create_department)
        .service(people::departments_api::read_department)
        .service(people::departments_api::change_department)
        .service(interests::topics_api::list_topics)
        .service(interests::topics_api::create_topic)
        .service(interests::topics_api::delete_topic_alias)
        .service(interests::topics_api::create_topic_alias)
        .service(interests::topics_api::merge_topic)
        .service(interests::import_api::import_interests)
        .service(imports::list_api::list_imports)
        .service(imports::list_api::read_import)
        .service(imports::list_api::export_bad_rows)
        .service(imports::list_api::undo_import)
        .service(imports::mappings_api::create_mapping)
        .service(imports::mappings_api::list_mappings)
        .service(imports::mappings_api::delete_mapping)
        .service(network::api::import_ties)
        .service(programmes::api::import_programmes)
        .service(programmes::api::list_programmes)
        .service(programmes::api::read_programme)
        .service(programmes::write_api::create_programme)
        .service(programmes::write_api::change_programme)
        .service(programmes::runs_api::list_runs)
        .service(programmes::runs_api::create_run)
        .service(programmes::enrolments_api::list_enrolments)
        .service(programmes::enrolments_api::create_enrolment)
        .service(programmes::enrolments_api::delete_enrolment);
}

/// Events and their day.
fn of_events(config: &mut ServiceConfig) {
    config
        .service(events::api::create_event_of_programme)
        .service(events::api::list_events)
        .service(events::write_api::create_event)
        .service(events::write_api::change_event)
        .service(events::write_api::cancel_event)
        .service(events::write_api::reinstate_event)
        .service(events::rounds_api::list_rounds)
        .service(events::rounds_api::change_round)
        .service(events::spots_api::list_spots)
        .service(events::spots_api::create_spot)
        .service(events::spots_api::read_spot)
        .service(events::spots_api::change_spot)
        .service(events::spots_api::delete_spot)
        .service(events::api::read_event)
        .service(events::participants_api::list_participants)
        .service(events::participants_api::register_participants)
        .service(events::participants_api::withdraw_participant)
        .service(events::participant_api::read_participant)
        .service(events::participant_api::change_participant)
        .service(events::participant_api::replace_invitation)
        .service(events::participant_api::revoke_invitation)
        .service(events::handout::api::read_qr_code)
        .service(events::handout::api::list_invitations)
        .service(events::handout::api::export_mail_merge)
        .service(events::handout::api::read_badges)
        .service(events::handout::api::export_calendar)
        .service(events::rules_api::list_pairing_rules)
        .service(events::rules_api::create_pairing_rule)
        .service(events::rules_api::read_pairing_rule)
        .service(events::rules_api::delete_pairing_rule);
}

/// Plans and possible pairs.
fn of_plans(config: &mut ServiceConfig) {
    config
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
        .service(plans::what_if_api::ask_what_if)
        .service(plans::versions_api::explain_breathers)
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

/// Every page and asset.
pub(crate) fn pages(config: &mut actix_web::web::ServiceConfig) {
    config.configure(checkin::door_page::routes).configure(checkin::walk_in_page::routes);
    config.configure(checkin::desk_page::routes).configure(live::venue_screen_page::routes);
    config.configure(checkin::pages::routes).configure(live::pages::routes);
    config.configure(live::acts_api::routes).configure(live::streams_api::routes);
    config.configure(phone_batch::routes);
    config.configure(console::pages::routes).configure(console::steward_entry::routes);
    config.configure(interests::card::pages::routes).configure(people::privacy::pages::routes);
    config.configure(encounters::pages::routes);
    config.configure(web::routes);
}
