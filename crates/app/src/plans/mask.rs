//! What an organiser may not see of a roster: private wishes, and what people entered as "I'd like
//! ideas on". It is left out, and the document says so.

use std::collections::BTreeSet;

use domain::plan::{PlanDocument, Reason};
use domain::roster::ParticipantKey;
use domain::{EventId, InterestSource, OrganisationId, Stance};
use store::{Conn, StoreError, interests, participants};

/// The self-entered needs of the people of an event: participant and topic.
#[derive(Debug, Clone, Default)]
pub struct Mask(BTreeSet<(String, String)>);

impl Mask {
    /// Reads what is to be left out.
    pub fn read(conn: &mut Conn, organisation: OrganisationId, event: EventId) -> Result<Self, StoreError> {
        let own: BTreeSet<_> = interests::of_event(conn, organisation, event)?
            .into_iter()
            .filter(|interest| interest.stance == Stance::Seeks && interest.source == InterestSource::Person)
            .map(|interest| (interest.person_id, interest.topic_id))
            .collect();
        let mut hidden = BTreeSet::new();
        for participant in participants::of_event(conn, organisation, event)? {
            let topics = own.iter().filter(|(person, _)| Some(*person) == participant.person_id);
            hidden.extend(topics.map(|(_, topic)| (participant.id.to_string(), topic.to_string())));
        }
        Ok(Self(hidden))
    }

    fn hides(&self, person: &ParticipantKey, topic: &str, stance: Stance) -> bool {
        stance == Stance::Seeks && self.0.contains(&(person.as_str().to_owned(), topic.to_owned()))
    }

    /// A reason without the topics that are private.
    pub fn reason(&self, reason: &Reason) -> Reason {
        let mut shown = reason.clone();
        for field in &mut shown.fields {
            let private = match (&field.topic, field.stance) {
                (Some(topic), Some(stance)) => self.hides(&field.person, topic, stance),
                _ => false,
            };
            if private {
                field.topic = None;
            }
        }
        shown
    }

    /// The document without the private parts, still checkable: numbers stand for what is left out.
    pub fn document(&self, document: &PlanDocument) -> PlanDocument {
        planning::masked(document, |person, interest| self.hides(person, &interest.topic, interest.stance))
    }
}
