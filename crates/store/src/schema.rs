//! The tables as diesel sees them, once for both dialects.

mod access;
mod day;
mod door;
mod events;
mod people;
mod plans;
mod work;

pub(crate) use access::*;
pub(crate) use day::*;
pub(crate) use door::*;
pub(crate) use events::*;
pub(crate) use people::*;
pub(crate) use plans::*;
pub(crate) use work::*;

diesel::allow_tables_to_appear_in_same_query!(account, steward_assignment);

diesel::allow_tables_to_appear_in_same_query!(
    person,
    participant,
    person_department,
    department,
    interest,
    enrolment,
    run,
    programme,
    programme_topic,
    encounter,
    round,
    event,
    pairing_rule,
    pairing_rule_person,
    attendance_fact,
    invitation,
    plan,
    tie,
    absent_round,
    topic,
    topic_alias,
    file_import,
    import_row,
);
