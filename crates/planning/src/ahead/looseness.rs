//! A schedule that is kept but for what is let loose: two rounds, some people, or everything.

use std::collections::HashMap;

use rand::Rng;

use crate::pair_set::pairs_of;
use crate::rounds::{DrawnRound, Scene};
use crate::stream::draw_below;

/// Which meetings are kept, and how much chance there is among the others.
pub(crate) struct Looseness {
    round_of: HashMap<(usize, usize), u32>,
    loose_rounds: Vec<u32>,
    loose_people: Vec<bool>,
    /// What keeping a meeting is worth: more than all weights of a round.
    keep: i64,
    chance: i64,
    salt: u64,
    /// The place of everybody in the order of ids: the order of the file never decides.
    rank: Vec<usize>,
}

/// How many people are let loose at most, in all rounds.
const PEOPLE_MAX: usize = 8;

impl Looseness {
    /// Keeps every pair in its round, and lets nothing loose.
    pub(super) fn none(scene: &Scene<'_>, round_of: HashMap<(usize, usize), u32>) -> Self {
        Self::keeping(scene, round_of, 0, 0)
    }

    /// Draws what of a schedule is let loose.
    pub(crate) fn draw(scene: &Scene<'_>, rounds: &[DrawnRound], rng: &mut impl Rng) -> Self {
        let people = scene.roster.people.len();
        let greatest = scene.affinity.greatest_weight();
        let chance = [0, greatest / 64, greatest / 16, greatest / 4][draw_below(4, rng)];
        let mut loose = Self::keeping(scene, rounds_of_pairs(rounds), chance, rng.next_u64());
        match draw_below(5, rng) {
            0 | 1 => loose.loose_rounds = (0..2).map(|_| 1 + draw_below(rounds.len(), rng) as u32).collect(),
            2 | 3 => {
                let some = (0..2 + draw_below(PEOPLE_MAX - 1, rng)).map(|_| scene.order[draw_below(people, rng)]);
                some.for_each(|person| loose.loose_people[person] = true);
            }
            _ => loose.round_of.clear(),
        }
        loose
    }

    fn keeping(scene: &Scene<'_>, round_of: HashMap<(usize, usize), u32>, chance: i64, salt: u64) -> Self {
        let people = scene.roster.people.len();
        Self {
            round_of,
            loose_rounds: Vec::new(),
            loose_people: vec![false; people],
            keep: (people as i64 / 2 + 1) * (scene.affinity.greatest_weight() + chance),
            chance,
            salt,
            rank: scene.rank.clone(),
        }
    }

    pub(crate) fn most(&self) -> i64 {
        2 * self.keep + self.chance
    }

    /// A meeting that is kept comes first in its round and last in any other.
    pub(crate) fn of(&self, round: u32, i: usize, j: usize) -> i64 {
        let own = self.round_of.get(&ordered((i, j))).copied();
        let kept = own.filter(|own| !self.loose_people[i] && !self.loose_people[j] && !self.loose_rounds.contains(own));
        match kept {
            Some(own) if own == round => 2 * self.keep,
            Some(_) => 0,
            None => self.keep + self.lot(round, i, j),
        }
    }

    /// A number in `0..=chance` that is the same whenever it is asked for.
    fn lot(&self, round: u32, i: usize, j: usize) -> i64 {
        if self.chance == 0 {
            return 0;
        }
        let (low, high) = ordered((self.rank[i], self.rank[j]));
        let key = self.salt ^ (low as u64) << 40 ^ (high as u64) << 16 ^ u64::from(round);
        (mixed(key) % (self.chance as u64 + 1)) as i64
    }
}

fn rounds_of_pairs(rounds: &[DrawnRound]) -> HashMap<(usize, usize), u32> {
    let pairs = |round: &DrawnRound| {
        let number = round.number;
        let pairs = round.meetings.iter().flat_map(|meeting| pairs_of(meeting));
        pairs.map(move |pair| (ordered(pair), number)).collect::<Vec<_>>()
    };
    rounds.iter().flat_map(pairs).collect()
}

/// The smaller first.
pub(super) fn ordered((i, j): (usize, usize)) -> (usize, usize) {
    (i.min(j), i.max(j))
}

/// The finisher of SplitMix64 (Steele, Lea and Flood 2014).
fn mixed(key: u64) -> u64 {
    let key = (key ^ key >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let key = (key ^ key >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    key ^ key >> 31
}
