//! What the store refuses, as problems: the one table from store errors to codes.

use store::{StoreError, Unique};

use super::{Code, Problem};

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Problem::not_found(),
            StoreError::Taken(unique) => Problem::new(Code::AlreadyExists, taken(unique)),
            StoreError::UnknownReference => {
                Problem::new(Code::Conflict, "It names something that does not exist, or that others still use.")
            }
            StoreError::Stale => Problem::new(Code::StaleVersion, "Somebody else changed it first. Read it again."),
            StoreError::Busy => Problem::new(Code::Busy, "Too many writes are waiting.").retry_after(1),
            StoreError::Unavailable(cause) => {
                tracing::error!(%cause, "the database is not available");
                Problem::new(Code::StorageUnavailable, "Nothing is lost. Try again shortly.").retry_after(2)
            }
            StoreError::StorageFull => {
                tracing::error!("the disk is full");
                Problem::new(Code::StorageFull, "Nothing can be saved until an operator frees space.").retry_after(30)
            }
            cause => Problem::internal(cause),
        }
    }
}

fn taken(unique: Unique) -> &'static str {
    match unique {
        Unique::PersonKey => "Another person has this external key.",
        Unique::DepartmentPath => "Another department has this path.",
        Unique::TopicName => "Another topic has this name.",
        Unique::ProgrammeKey => "Another programme has this external key.",
        Unique::SpotName => "Another spot of the event has this name.",
        Unique::ParticipantPerson => "This person takes part in the event already.",
        Unique::ColumnMapping => "Another mapping has this name.",
        Unique::AccountEmail => "Another account has this e-mail address.",
        _ => "It exists already.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_database_says_never_leaves_the_house() {
        let secret = "relation \"person\" does not exist";
        for error in [StoreError::Database(secret.into()), StoreError::Unavailable(secret.into())] {
            let problem = Problem::from(error);
            assert!(!problem.detail.contains("person"), "{problem}");
        }
    }

    #[test]
    fn what_passes_says_when_to_come_back() {
        for error in [StoreError::Busy, StoreError::Unavailable(String::new()), StoreError::StorageFull] {
            let problem = Problem::from(error);
            assert_eq!(problem.code.status().as_u16(), 503);
            assert!(problem.retry_after_seconds.is_some());
        }
    }
}
