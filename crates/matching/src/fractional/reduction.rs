//! Augmenting row reduction: an exposed vertex takes its best partner and pays what the second best
//! would cost; whoever loses the partner goes on. Chains are capped: uncapped they become price wars.

use super::TightPairs;
use crate::Graph;
use crate::budget::{Budget, Phase};
use crate::floors::Floors;
use crate::matching::NONE;

/// Most vertices that one exposed vertex may dislodge in a chain.
const CHAIN_MAX: u32 = 10;
/// Vertices between two looks at the budget.
const STRIDE: u32 = 2048;

/// Best and second best offer of a vertex: the dual they ask of it.
struct Offers {
    best: i64,
    partner: u32,
    second: i64,
}

impl TightPairs {
    /// Pairs most of the exposed vertices; ends early, still feasible, with the budget.
    ///
    /// Cost O(chain cap · exposed vertices · degree).
    pub fn reduce_rows(&mut self, graph: &Graph, floors: &Floors, budget: &mut Budget) {
        let mut steps = 0;
        for v in 0..graph.vertex_count() {
            if v % STRIDE == 0 {
                let share = u64::from(v) * 200 / u64::from(graph.vertex_count());
                let permille = u16::try_from(100 + share).unwrap_or(300);
                if budget.spend(std::mem::take(&mut steps), Phase::Fractional, permille) {
                    return;
                }
            }
            steps += self.dislodge_from(graph, floors, v);
        }
    }

    /// The chain that starts with `vertex`, if it is exposed above its floor; the steps it took.
    fn dislodge_from(&mut self, graph: &Graph, floors: &Floors, mut vertex: u32) -> u64 {
        let mut steps = 0;
        for _ in 0..CHAIN_MAX {
            if self.mates[vertex as usize] != NONE || self.duals[vertex as usize] <= floors.at(vertex) {
                break;
            }
            steps += graph.degree(vertex) as u64;
            let Some(dislodged) = self.take_best(graph, floors, vertex) else {
                break;
            };
            vertex = dislodged;
        }
        steps
    }

    /// Gives exposed `u` its best partner; the vertex that loses it, if any.
    fn take_best(&mut self, graph: &Graph, floors: &Floors, u: u32) -> Option<u32> {
        let floor = floors.at(u);
        let offers = self.offers(graph, u);
        if offers.best <= floor {
            self.duals[u as usize] = floor;
            return None;
        }
        let partner = offers.partner;
        let dislodged = self.mates[partner as usize];
        if dislodged == NONE {
            self.duals[u as usize] = offers.best;
            self.pair(u, partner);
            return None;
        }
        let dual = offers.second.max(floor);
        self.duals[u as usize] = dual;
        if dual == offers.best {
            return None;
        }
        self.duals[partner as usize] += offers.best - dual;
        self.part(partner);
        self.pair(u, partner);
        Some(dislodged)
    }

    /// Among equally good partners an exposed one wins.
    fn offers(&self, graph: &Graph, u: u32) -> Offers {
        let mut offers = Offers { best: i64::MIN, partner: NONE, second: i64::MIN };
        let row = graph.row(u);
        for (&v, &weight) in graph.targets[row.clone()].iter().zip(&graph.weights[row]) {
            let asked = 2 * weight - self.duals[v as usize];
            if asked >= offers.second {
                if asked > offers.best || (asked == offers.best && self.mates[v as usize] == NONE) {
                    offers.second = offers.best;
                    offers.best = asked;
                    offers.partner = v;
                } else {
                    offers.second = asked;
                }
            }
        }
        offers
    }
}
