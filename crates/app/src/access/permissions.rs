//! Who may do what: one row per operation. The description of the API carries it as `x-roles`, the
//! tests run it as a matrix, and an operation without a row has no place in either.

use domain::Role::{self, Auditor, Organiser, Steward};

const EVERYBODY: &[Role] = &[Organiser, Steward, Auditor];
const ORGANISERS: &[Role] = &[Organiser];
const READERS: &[Role] = &[Organiser, Auditor];
/// Organisers, and a steward with a token for the event in the address.
const AT_THE_DOOR: &[Role] = &[Organiser, Steward];
/// Nobody needs to be signed in.
const PUBLIC: &[Role] = &[];

/// Operations and the roles that may ask for them.
pub const PERMISSIONS: &[(&str, &[Role])] = &[
    ("read_liveness", PUBLIC),
    ("read_readiness", PUBLIC),
    ("create_session", PUBLIC),
    ("renew_session", PUBLIC),
    ("end_session", EVERYBODY),
    ("read_own_account", EVERYBODY),
    ("list_switches", EVERYBODY),
    ("read_switch", EVERYBODY),
    ("turn_switch", ORGANISERS),
    ("import_people", ORGANISERS),
    ("list_people", ORGANISERS),
    ("read_person", ORGANISERS),
    ("export_person", ORGANISERS),
    ("forget_person", ORGANISERS),
    ("list_departments", ORGANISERS),
    ("list_topics", ORGANISERS),
    ("create_topic_alias", ORGANISERS),
    ("merge_topic", ORGANISERS),
    ("list_log_entries", READERS),
    ("list_jobs", ORGANISERS),
    ("read_job", ORGANISERS),
    ("watch_job", ORGANISERS),
    ("cancel_job", ORGANISERS),
    ("import_ties", ORGANISERS),
    ("import_programmes", ORGANISERS),
    ("list_programmes", ORGANISERS),
    ("read_programme", ORGANISERS),
    ("create_event_of_programme", ORGANISERS),
    ("list_events", ORGANISERS),
    ("read_event", AT_THE_DOOR),
    ("list_stewards", ORGANISERS),
    ("assign_steward", ORGANISERS),
    ("withdraw_steward", ORGANISERS),
    ("issue_steward_token", ORGANISERS),
    ("issue_steward_link", ORGANISERS),
    ("list_participants", ORGANISERS),
    ("read_participant", ORGANISERS),
    ("register_participants", ORGANISERS),
    ("withdraw_participant", ORGANISERS),
    ("list_invitations", ORGANISERS),
    ("export_mail_merge", ORGANISERS),
    ("read_badges", ORGANISERS),
    ("read_qr_code", ORGANISERS),
    ("export_calendar", ORGANISERS),
    ("list_pairing_rules", ORGANISERS),
    ("read_pairing_rule", ORGANISERS),
    ("create_pairing_rule", ORGANISERS),
    ("delete_pairing_rule", ORGANISERS),
    ("check_in_participants", AT_THE_DOOR),
    ("count_check_ins", AT_THE_DOOR),
    ("undo_check_in", AT_THE_DOOR),
    ("create_walk_in", AT_THE_DOOR),
    ("turn_on_door_code", ORGANISERS),
    ("turn_off_door_code", ORGANISERS),
    ("print_table_cards", AT_THE_DOOR),
    ("print_itineraries", AT_THE_DOOR),
    ("create_screen_link", ORGANISERS),
    ("list_screen_links", ORGANISERS),
    ("revoke_screen_links", ORGANISERS),
    ("read_graph", ORGANISERS),
    ("draft_plan", ORGANISERS),
    ("list_plans", ORGANISERS),
    ("read_plan", ORGANISERS),
    ("export_plan", ORGANISERS),
    ("read_certificate", ORGANISERS),
    ("publish_plan", ORGANISERS),
    ("diff_plan", ORGANISERS),
    ("restore_plan", ORGANISERS),
    ("swap_participants", ORGANISERS),
    ("explain_pairing", ORGANISERS),
    ("rehearse_plan", ORGANISERS),
    ("read_live_state", &[Organiser, Steward]),
    ("set_live_state", ORGANISERS),
    ("set_live_round", ORGANISERS),
    ("decide_roll_call", ORGANISERS),
];

/// The roles that may ask for an operation; none where it has no row.
pub fn roles_of(operation: &str) -> Option<&'static [Role]> {
    PERMISSIONS.iter().find(|(name, _)| *name == operation).map(|(_, roles)| *roles)
}
