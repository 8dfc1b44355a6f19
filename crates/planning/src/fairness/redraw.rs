//! Where exchanges inside the rounds do not let everybody give and receive, the schedule is drawn again with some of
//! it let loose, leaning to meetings in which somebody gives or receives.

mod turn;

use rand::Rng;

use super::ledger::Ledger;
use super::{Exchanged, Fair, exchange};
use crate::ahead::{Looseness, Worth, drawings_max};
use crate::rounds::{Leaning, Scene, draw_leaning, prove};
use crate::stream::draw_below;

use turn::Turns;

/// The search ends after so many drawings after which nobody lacks less.
const STALE_MAX: usize = 40;

/// Draws again while somebody lacks something, and keeps what helps and takes nothing that comes first: places, fair
/// byes, few exceptions. Cost: a fixed number of drawings that falls with people and rounds.
pub(super) fn until_nobody_lacks(scene: &Scene<'_>, mut best: Exchanged, rng: &mut impl Rng) -> Exchanged {
    let worth = Worth::of(scene, &best.fair.rounds);
    let mut stale = 0;
    for _ in 0..drawings_max(scene) {
        if best.lacking == 0 || stale >= STALE_MAX {
            break;
        }
        stale += 1;
        let drawn = drawn(scene, &best.fair, rng);
        let fine = |other: &Exchanged| Worth::of(scene, &other.fair.rounds).is_as_good_but_for_weight(&worth);
        if let Some(other) = drawn.filter(|other| other.lacking < best.lacking && fine(other)) {
            best = other;
            stale = 0;
        }
    }
    best
}

fn drawn(scene: &Scene<'_>, best: &Fair, rng: &mut impl Rng) -> Option<Exchanged> {
    let ledger = Ledger::of(scene, &best.rounds);
    let looseness = Looseness::draw(scene, &best.rounds, rng);
    let turns = if draw_below(2, rng) == 0 { Turns::of_who_lacks(&ledger) } else { Turns::by_lot(&ledger, rng) };
    let help = looseness.most() * (1 + draw_below(2, rng) as i64);
    let of = |round: u32, i: usize, j: usize| looseness.of(round, i, j) + help * turns.served(scene, round, i, j);
    let rounds = draw_leaning(scene, &Leaning { most: looseness.most() + 4 * help, of: &of })?;
    let (rounds, loss) = prove(scene, rounds)?;
    Some(exchange(scene, Fair { rounds, loss }, 1, rng))
}
