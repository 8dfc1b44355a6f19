//! What a pairing is worth: six named integer terms, each 0..=1000, and their weighted sum.
//!
//! These are definitions: planner and checker share them. One term per file.

mod bridge;
mod common_ground;
mod exchange;
mod novelty;
mod purpose;
mod second_chance;
mod stated;

pub use bridge::Bridged;
pub(crate) use exchange::blank_card_offer;

use domain::Weights;
use domain::plan::Terms;
use domain::roster::Roster;

use crate::crossing::Crossing;
use crate::pair_set::pairs_of;
use crate::positions::Positions;

/// The terms of every pair of a roster, by position.
#[derive(Debug, Clone)]
pub struct Affinity {
    weights: Weights,
    crossing: Crossing,
    exchange: exchange::Exchange,
    novelty: novelty::Novelty,
    common_ground: common_ground::CommonGround,
    second_chance: second_chance::SecondChance,
    purpose: purpose::Purposes,
    stated: Option<stated::StatedTerms>,
}

impl Affinity {
    /// Reads the roster once. Cost O(n log n + interests + stored familiarities).
    pub fn of(roster: &Roster) -> Self {
        let positions = Positions::of(roster);
        Self {
            weights: roster.settings.weights,
            crossing: Crossing::of(roster),
            exchange: exchange::Exchange::of(roster),
            novelty: novelty::Novelty::of(roster),
            common_ground: common_ground::CommonGround::of(roster),
            second_chance: second_chance::SecondChance::of(roster, &positions),
            purpose: purpose::Purposes::of(roster),
            stated: stated::StatedTerms::of(roster),
        }
    }

    /// The terms of a pair given the department pairs that are joined already.
    pub fn terms(&self, i: usize, j: usize, bridged: &Bridged) -> Terms {
        Terms { bridge: bridge::term(&self.crossing, bridged, i, j), ..self.lasting_terms(i, j) }
    }

    /// The terms that no other meeting changes: all but `bridge`, which is 0 here.
    pub(crate) fn lasting_terms(&self, i: usize, j: usize) -> Terms {
        Terms {
            exchange: match &self.stated {
                Some(stated) => stated.exchange(i, j),
                None => self.exchange.term(i, j),
            },
            novelty: self.novelty.term(i, j),
            bridge: 0,
            second_chance: self.second_chance.term(i, j),
            common_ground: match &self.stated {
                Some(stated) => stated.common_ground(i, j),
                None => self.common_ground.term(i, j),
            },
            purpose: self.purpose.term(i, j),
        }
    }

    /// The terms of a meeting: summed over all of its pairs.
    pub fn meeting_terms(&self, people: &[usize], bridged: &Bridged) -> Terms {
        pairs_of(people).fold(Terms::default(), |sum, (i, j)| add(sum, self.terms(i, j, bridged)))
    }

    /// Σ weight_k · term_k.
    pub fn weight(&self, terms: Terms) -> i64 {
        let weights = self.weights;
        let products = [
            (weights.exchange, terms.exchange),
            (weights.novelty, terms.novelty),
            (weights.bridge, terms.bridge),
            (weights.second_chance, terms.second_chance),
            (weights.common_ground, terms.common_ground),
            (weights.purpose, terms.purpose),
        ];
        products.iter().map(|(weight, term)| i64::from(*weight) * i64::from(*term)).sum()
    }

    /// What `bridge` adds to the weight of a pair.
    pub(crate) fn bridge_weight(&self, i: usize, j: usize, bridged: &Bridged) -> i64 {
        i64::from(self.weights.bridge) * i64::from(bridge::term(&self.crossing, bridged, i, j))
    }

    /// The greatest weight that any pair can have: 1000 · Σ weight_k.
    pub fn greatest_weight(&self) -> i64 {
        let full = 1000;
        self.weight(Terms {
            exchange: full,
            novelty: full,
            bridge: full,
            second_chance: full,
            common_ground: full,
            purpose: full,
        })
    }

    /// The department pairs between which a tie is known before the first round.
    pub fn bridged_before(&self, roster: &Roster) -> Bridged {
        Bridged::before(roster, &self.crossing)
    }

    /// Remembers that these people met: their department pairs are joined from now on.
    pub fn join(&self, people: &[usize], bridged: &mut Bridged) {
        pairs_of(people).for_each(|(i, j)| bridged.join(&self.crossing, i, j));
    }

    /// What one direction of help is worth: 1000, 500 or 0; 0 where the roster only states terms.
    pub(crate) fn gives(&self, giver: usize, receiver: usize) -> u32 {
        if self.stated.is_some() { 0 } else { self.exchange.direction(giver, receiver) }
    }

    pub(crate) fn crossing(&self) -> &Crossing {
        &self.crossing
    }
}

fn add(a: Terms, b: Terms) -> Terms {
    Terms {
        exchange: a.exchange + b.exchange,
        novelty: a.novelty + b.novelty,
        bridge: a.bridge + b.bridge,
        second_chance: a.second_chance + b.second_chance,
        common_ground: a.common_ground + b.common_ground,
        purpose: a.purpose + b.purpose,
    }
}
