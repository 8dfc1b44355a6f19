//! Fair service: the worst-served person is served better while the total stays near the best.

use super::ledger::{Exchange, Ledger};

/// How many exchanges are made at most.
const EXCHANGES_MAX: usize = 200;

/// Raises the worst-served person again and again, for at most `slack` of the weight in all.
pub(super) fn worst_first(ledger: &mut Ledger<'_>, slack: i64) {
    let mut left = slack;
    for _ in 0..EXCHANGES_MAX {
        if left <= 0 {
            return;
        }
        let Some(worst) = ledger.worst() else { return };
        let Some((loss, exchange)) = best_for(ledger, worst, left) else { return };
        let Some(four) = ledger.four(exchange) else { return };
        ledger.make(exchange, four);
        left -= loss.max(0);
    }
}

/// The exchange after which the least served of the four is served best, above the worst one now.
fn best_for(ledger: &mut Ledger<'_>, worst: usize, left: i64) -> Option<(i64, Exchange)> {
    let floor = ledger.served(worst);
    let mut best: Option<((i64, i64), Exchange)> = None;
    for round in 0..ledger.round_count() {
        if ledger.partner(round, worst).is_none() {
            continue;
        }
        for other in ledger.scene.order.clone() {
            let exchange = Exchange { round, a: worst, b: other };
            if ledger.least_after(exchange).is_none_or(|least| least <= floor) {
                continue;
            }
            let Some((least, loss)) = served_after(ledger, exchange, left) else { continue };
            let better = best.is_none_or(|(value, _)| (least, -loss) > value);
            if least > floor && loss <= left && better {
                best = Some(((least, -loss), exchange));
            }
        }
    }
    best.map(|((_, gain), exchange)| (-gain, exchange))
}

/// The least served of the four after an exchange, and its loss; none where it is not allowed or
/// one of them would lack more.
fn served_after(ledger: &mut Ledger<'_>, exchange: Exchange, left: i64) -> Option<(i64, i64)> {
    ledger.loss(exchange).filter(|loss| *loss <= left)?;
    let four = ledger.four(exchange)?;
    let trial = ledger.trial(exchange, four);
    trial.nobody_lacks_more.then_some((trial.least_served, trial.loss))
}
