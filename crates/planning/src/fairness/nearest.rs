//! Where an exception inside a department is made, people of another sub-department or site come
//! first: partners are exchanged inside a round until no exchange brings nearer people apart.

use super::ledger::{Exchange, Ledger};

/// How many exchanges are made at most in a round.
const EXCHANGES_MAX: usize = 200;

/// Makes as many exceptions as possible between sub-departments or sites, at the least weight.
/// The number of exceptions stays. Cost O(exceptions · n) per exchange.
pub(super) fn widest_exceptions(ledger: &mut Ledger<'_>) {
    for round in 0..ledger.round_count() {
        for _ in 0..EXCHANGES_MAX {
            let Some(exchange) = best(ledger, round) else { break };
            let Some(four) = ledger.four(exchange) else { break };
            ledger.make(exchange, four);
        }
    }
}

/// The exchange that parts the most near pairs, of those the one that loses the least weight.
fn best(ledger: &mut Ledger<'_>, round: usize) -> Option<Exchange> {
    let order = ledger.scene.order.clone();
    let is_near = |ledger: &Ledger<'_>, a: usize| ledger.partner(round, a).is_some_and(|c| ledger.is_near(a, c));
    let mut best: Option<((i64, i64), Exchange)> = None;
    for a in order.iter().copied().filter(|a| is_near(ledger, *a)).collect::<Vec<_>>() {
        for b in order.iter().copied() {
            let exchange = Exchange { round, a, b };
            let Some(four @ [a, b, c, d]) = ledger.four(exchange) else { continue };
            let near = |i, j| i64::from(ledger.is_near(i, j));
            let parted = near(a, c) + near(b, d) - near(a, b) - near(c, d);
            let Some(loss) = ledger.loss(exchange).filter(|_| parted > 0) else { continue };
            let better = best.is_none_or(|(value, _)| (parted, -loss) > value);
            if better && ledger.trial(exchange, four).allowed {
                best = Some(((parted, -loss), exchange));
            }
        }
    }
    best.map(|(_, exchange)| exchange)
}
