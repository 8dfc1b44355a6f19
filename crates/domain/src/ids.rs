//! A type per id, so that a person is never taken for an event.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes a UUID (version 7 for everything new) as an id.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID inside.
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// The owner of everything else.
    OrganisationId,
    /// Who may operate the tool.
    AccountId,
    /// A family of refresh tokens, revoked as one.
    RefreshFamilyId,
    /// A colleague, across programmes and events.
    PersonId,
    /// An organisational unit.
    DepartmentId,
    /// An entry of the vocabulary.
    TopicId,
    /// A training programme.
    ProgrammeId,
    /// One run (cohort) of a programme.
    RunId,
    /// Person × topic × stance.
    InterestId,
    /// A gathering.
    EventId,
    /// A time slot of an event.
    RoundId,
    /// A place of an event.
    SpotId,
    /// A person at one event.
    ParticipantId,
    /// A personal link.
    InvitationId,
    /// A phone or screen that was let in.
    PhoneSessionId,
    /// A frozen input of planning.
    RosterId,
    /// One version of a plan.
    PlanId,
    /// A piece of slow work.
    JobId,
    /// An entry of the log.
    LogEntryId,
    /// A fact of the event day.
    AttendanceFactId,
    /// A wish about a pair or a round.
    PairingRuleId,
}
