//! Give and receive: a walk that repairs one lack at a time, then wins weight back.
//!
//! In the style of WalkSAT (Selman, Kautz, Cohen 1994): take somebody who lacks something, look
//! at every exchange that gives it, make the one after which least is lacking and least weight is
//! lost; now and then a random one. The best state is kept. Bounded by a number of steps.

use rand::Rng;

use super::ledger::{Exchange, Ledger, partners};
use crate::stream::draw_below;

/// One random step in so many.
const NOISE: usize = 8;
/// Passes over all pairs of meetings that win weight back.
const PASSES: usize = 4;

/// How many walks go out from the best state at most, while little is lacking.
pub(super) const WALKS: usize = 6;
const NEARLY: i64 = 16;
/// A walk ends after so many steps without a better state.
const STALE_MAX: u32 = 160;

/// Repairs what can be repaired in so many walks at most.
pub(super) fn give_and_receive(ledger: &mut Ledger<'_>, walks_max: usize, rng: &mut impl Rng) {
    for walks in 0..walks_max {
        let lacking = ledger.lacking();
        if lacking == 0 || (walks > 0 && lacking > NEARLY) {
            break;
        }
        walk(ledger, lacking, rng);
    }
    if ledger.is_changed() {
        (0..PASSES).find(|_| !win_back(ledger));
    }
}

/// One walk; the ledger ends in the best state seen.
fn walk(ledger: &mut Ledger<'_>, lacking: i64, rng: &mut impl Rng) {
    let mut best = (lacking, ledger.clone());
    let mut stale = 0;
    for _ in 0..80 + 12 * lacking {
        stale += 1;
        if stale > STALE_MAX {
            break;
        }
        let wanting: Vec<usize> = (0..ledger.to_give.len()).filter(|person| ledger.lacks(*person) > 0).collect();
        if wanting.is_empty() {
            break;
        }
        let person = wanting[draw_below(wanting.len(), rng)];
        let Some(exchange) = choose(ledger, person, rng) else { continue };
        if let Some(four) = ledger.four(exchange) {
            ledger.make(exchange, four);
        }
        let lacking = ledger.lacking();
        if lacking < best.0 {
            best = (lacking, ledger.clone());
            stale = 0;
        }
    }
    *ledger = best.1;
}

/// The exchange that helps somebody most, or now and then any that helps.
fn choose(ledger: &mut Ledger<'_>, person: usize, rng: &mut impl Rng) -> Option<Exchange> {
    let giving = ledger.lacks_giving(person);
    let scene = ledger.scene;
    let others: Vec<usize> = partners(scene, person, giving).collect();
    let mut found: Vec<((i64, i64), Exchange)> = Vec::new();
    for round in 0..ledger.round_count() {
        for other in &others {
            let exchange = Exchange { round, a: person, b: *other };
            found.extend(worth(ledger, exchange).map(|worth| (worth, exchange)));
        }
    }
    if !found.is_empty() && draw_below(NOISE, rng) == 0 {
        return Some(found[draw_below(found.len(), rng)].1);
    }
    found.into_iter().min_by_key(|(worth, _)| *worth).map(|(_, exchange)| exchange)
}

/// By how much an exchange changes what is lacking, and what weight it loses; none where it is
/// not allowed.
fn worth(ledger: &mut Ledger<'_>, exchange: Exchange) -> Option<(i64, i64)> {
    let four = ledger.four(exchange)?;
    let trial = ledger.trial(exchange, four);
    trial.allowed.then_some((trial.more_lacking, trial.loss))
}

/// One pass over all pairs of meetings: exchanges that gain weight and let nobody lack more.
fn win_back(ledger: &mut Ledger<'_>) -> bool {
    let mut gained = false;
    for round in 0..ledger.round_count() {
        let order = ledger.scene.order.clone();
        for (k, a) in order.iter().enumerate() {
            for b in &order[k + 1..] {
                let exchange = Exchange { round, a: *a, b: *b };
                if ledger.loss(exchange).is_none_or(|loss| loss >= 0) {
                    continue;
                }
                let Some(four) = ledger.four(exchange) else { continue };
                let trial = ledger.trial(exchange, four);
                if trial.nobody_lacks_more {
                    ledger.make(exchange, four);
                    gained = true;
                }
            }
        }
    }
    gained
}
