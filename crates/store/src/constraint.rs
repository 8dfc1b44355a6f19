//! The unique constraints by name. PostgreSQL reports a violation by the constraint's name, SQLite
//! by the columns; both become one value here, and a test compares the list with both catalogues.

/// `table.first, table.second`, as SQLite writes it.
macro_rules! concat_columns {
    ($table:literal, $first:literal $(, $rest:literal)*) => {
        concat!($table, ".", $first $(, ", ", $table, ".", $rest)*)
    };
}

macro_rules! uniques {
    ($($(#[$meta:meta])* $variant:ident = $name:literal on $table:literal ($($column:literal),+);)+) => {
        /// What may exist only once.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Unique {
            $($(#[$meta])* $variant,)+
            /// The primary key of any table.
            PrimaryKey,
        }

        impl Unique {
            /// Every named constraint.
            pub const NAMED: &'static [Unique] = &[$(Unique::$variant),+];

            /// The constraint's name on both databases.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Unique::$variant => $name,)+
                    Unique::PrimaryKey => "primary_key",
                }
            }

            /// Its table and columns; none for the primary keys.
            pub const fn columns(self) -> Option<(&'static str, &'static [&'static str])> {
                match self {
                    $(Unique::$variant => Some(($table, &[$($column),+])),)+
                    Unique::PrimaryKey => None,
                }
            }

            /// The constraint that PostgreSQL names, or whose columns SQLite lists
            /// (`UNIQUE constraint failed: person.organisation_id, person.external_key`).
            pub(crate) fn of_violation(name: Option<&str>, message: &str) -> Self {
                match (name, message.strip_prefix("UNIQUE constraint failed: ").unwrap_or(message)) {
                    $((Some($name), _) => Unique::$variant,)+
                    $((_, concat_columns!($table, $($column),+)) => Unique::$variant,)+
                    _ => Unique::PrimaryKey,
                }
            }
        }
    };
}

uniques! {
    /// The name of an organisation on the command line.
    OrganisationKey = "organisation_external_key" on "organisation" ("external_key");
    AccountEmail = "account_email" on "account" ("organisation_id", "email");
    RefreshToken = "refresh_token_secret" on "refresh_token" ("token_sha256");
    OidcAudience = "oidc_issuer_audience" on "oidc_issuer" ("issuer", "audience");
    ConsoleLink = "console_link_secret" on "console_link" ("token_sha256");
    ConsoleSession = "console_session_secret" on "console_session" ("token_sha256");
    PersonKey = "person_external_key" on "person" ("organisation_id", "external_key");
    DepartmentPath = "department_path" on "department" ("organisation_id", "path");
    TopicName = "topic_name" on "topic" ("organisation_id", "name_key");
    ProgrammeKey = "programme_external_key" on "programme" ("organisation_id", "external_key");
    RunKey = "run_external_key" on "run" ("organisation_id", "programme_id", "external_key");
    /// Person × topic × stance.
    Interest = "interest_said_once" on "interest" ("organisation_id", "person_id", "topic_id", "stance");
    RoundNumber = "round_number" on "round" ("organisation_id", "event_id", "number");
    SpotName = "spot_name" on "spot" ("organisation_id", "event_id", "name");
    ParticipantOfEvent = "participant_of_event" on "participant" ("organisation_id", "event_id", "id");
    /// A person takes part in an event once.
    ParticipantPerson = "participant_person" on "participant" ("organisation_id", "event_id", "person_id");
    ShortCode = "participant_short_code" on "participant" ("organisation_id", "event_id", "short_code");
    InvitationToken = "invitation_secret" on "invitation" ("token_sha256");
    ScreenLink = "screen_link_secret" on "screen_link" ("token_sha256");
    PhoneSession = "phone_session_secret" on "phone_session" ("token_sha256");
    RosterOfEvent = "roster_of_event" on "roster" ("organisation_id", "event_id", "id");
    PlanOfEvent = "plan_of_event" on "plan" ("organisation_id", "event_id", "id");
    PlanNumber = "plan_number" on "plan" ("organisation_id", "event_id", "number");
    AttendanceKey = "attendance_fact_action_key"
        on "attendance_fact" ("organisation_id", "event_id", "participant_id", "action_key");
    /// One arrival per participant that is not undone.
    Arrival = "attendance_fact_one_arrival" on "attendance_fact" ("organisation_id", "event_id", "participant_id");
    ConfirmationKey = "confirmation_action_key"
        on "confirmation" ("organisation_id", "event_id", "participant_id", "action_key");
    /// One answer per meeting that is not replaced.
    Answer = "confirmation_one_answer"
        on "confirmation" ("organisation_id", "event_id", "participant_id", "round_number");
    ColumnMapping = "column_mapping_name" on "column_mapping" ("organisation_id", "name");
    LessonKey = "lesson_action_key" on "lesson" ("organisation_id", "event_id", "participant_id", "action_key");
}
