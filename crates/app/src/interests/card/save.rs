//! Keeps a card. The person's own word wins over programmes and imports, and what they take away
//! stays away.

use std::collections::BTreeSet;

use domain::{InterestId, InterestSource, Stance, TopicId};
use jiff::SignedDuration;
use store::interests::{self, NewInterest};
use store::people::{self, Card as SecondScreen};
use store::{Conn, Stamp, StoreError, participants, topics};

use super::read::Owner;
use super::wish::{More, Topics};

/// How long what somebody works on is shown.
const SHOWN: SignedDuration = SignedDuration::from_hours(24 * 90);

/// Keeps the first screen. `wish` was checked.
///
/// # Errors
/// [`StoreError::UnknownReference`] for a topic that is not the organisation's.
pub fn save_topics(conn: &mut Conn, owner: &Owner, wish: &Topics, stamp: Stamp) -> Result<(), StoreError> {
    for stance in [Stance::Offers, Stance::Seeks] {
        let Ok((ids, names)) = wish.of(stance) else { return Err(StoreError::Refused(String::new())) };
        let mut chosen: BTreeSet<TopicId> = ids.clone();
        chosen.extend(topics::ensure(conn, owner.organisation, &names, stamp)?.into_values());
        keep(conn, owner, stance, &chosen, wish.only_mine, stamp)?;
    }
    Ok(())
}

fn keep(
    conn: &mut Conn,
    owner: &Owner,
    stance: Stance,
    chosen: &BTreeSet<TopicId>,
    only_mine: bool,
    stamp: Stamp,
) -> Result<(), StoreError> {
    for known in interests::of_person(conn, owner.organisation, owner.person)? {
        let said = known.confirmed_at.is_some() || only_mine;
        if known.stance == stance && said && !chosen.contains(&known.topic_id) {
            interests::remove(conn, owner.organisation, owner.person, known.id, stamp.at)?;
        }
    }
    for topic_id in chosen {
        interests::say(
            conn,
            &NewInterest {
                organisation_id: owner.organisation,
                id: InterestId::from_uuid((stamp.new_id)()),
                person_id: owner.person,
                topic_id: *topic_id,
                stance,
                source: InterestSource::Person,
                programme_id: None,
                stated_at: stamp.at,
                confirmed_at: Some(stamp.at),
            },
        )?;
    }
    Ok(())
}

/// Keeps the second screen. `wish` was checked.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn save_more(conn: &mut Conn, owner: &Owner, wish: &More, stamp: Stamp) -> Result<(), StoreError> {
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let card = SecondScreen {
        pace: wish.pace,
        working_on: said(&wish.working_on),
        beyond_work: said(&wish.beyond_work),
        expires_at: stamp.at + SHOWN,
    };
    people::save_card(conn, owner.organisation, owner.person, &card, stamp.at)?;
    let goal = said(&wish.goal);
    participants::save_card(conn, owner.organisation, owner.participant, wish.pace, goal.as_deref())
}
