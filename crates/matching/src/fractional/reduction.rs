//! Augmenting row reduction: an exposed vertex takes its best partner and pays what the second best
//! would cost; whoever loses the partner goes on. Chains are capped: uncapped they become price wars.

use super::Relaxation;
use crate::matching::NONE;

/// Most vertices that one exposed vertex may dislodge in a chain.
const CHAIN_MAX: u32 = 20;

/// Best and second best offer of a vertex: the dual they ask of it.
struct Offers {
    best: i64,
    partner: u32,
    second: i64,
}

impl Relaxation<'_> {
    /// Cost O(chain cap · exposed vertices · degree).
    pub(super) fn reduce_rows(&mut self) {
        for v in 0..self.graph.vertex_count() {
            let mut vertex = v;
            for _ in 0..CHAIN_MAX {
                if !self.is_unsettled(vertex) {
                    break;
                }
                let Some(dislodged) = self.take_best(vertex) else {
                    break;
                };
                vertex = dislodged;
            }
        }
    }

    /// Gives exposed `u` its best partner; the vertex that loses it, if any.
    fn take_best(&mut self, u: u32) -> Option<u32> {
        let floor = self.floors.at(u);
        let offers = self.offers(u);
        if offers.best <= floor {
            self.vertices[u as usize].dual = floor;
            return None;
        }
        let partner = offers.partner;
        let dislodged = self.vertices[partner as usize].mate;
        if dislodged == NONE {
            self.vertices[u as usize].dual = offers.best;
            self.match_pair(u, partner);
            return None;
        }
        let dual = offers.second.max(floor);
        self.vertices[u as usize].dual = dual;
        if dual == offers.best {
            return None;
        }
        self.vertices[partner as usize].dual += offers.best - dual;
        self.vertices[dislodged as usize].mate = NONE;
        self.match_pair(u, partner);
        Some(dislodged)
    }

    /// Among equally good partners an exposed one wins.
    fn offers(&self, u: u32) -> Offers {
        let mut offers = Offers { best: i64::MIN, partner: NONE, second: i64::MIN };
        for slot in self.graph.row(u) {
            let v = self.graph.targets[slot];
            let other = &self.vertices[v as usize];
            let asked = 2 * self.graph.weights[slot] - other.dual;
            if asked > offers.best || (asked == offers.best && other.mate == NONE) {
                offers.second = offers.best;
                offers.best = asked;
                offers.partner = v;
            } else if asked > offers.second {
                offers.second = asked;
            }
        }
        offers
    }
}
