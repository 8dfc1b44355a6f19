//! Dual coordinate descent: each vertex in turn takes the least dual that its edges allow.

use super::TightPairs;
use crate::Graph;
use crate::budget::{Budget, Phase};
use crate::floors::Floors;
use crate::matching::NONE;

/// Neighbours of a vertex that are looked at for a first guess.
const LOOKED_AT: usize = 96;
/// Vertices between two looks at the budget.
const STRIDE: u32 = 2048;

/// Every vertex at its heaviest edge, of long rows at the heaviest of a sample: a first guess, which
/// the pass over all edges makes feasible. Cost O(n).
pub(super) fn heaviest_edges(graph: &Graph, floors: &Floors) -> Vec<i64> {
    let dual = |v| {
        let weights = &graph.weights[graph.row(v)];
        let sample = weights.iter().step_by(weights.len() / LOOKED_AT + 1);
        sample.fold(floors.at(v), |most, &weight| most.max(weight))
    };
    (0..graph.vertex_count()).map(dual).collect()
}

/// One pass over all vertices, which makes any duals feasible; pairs up what is tight on the way.
///
/// A pair stays while its ends keep an edge that is tight. When the budget ends, the vertices that
/// were not reached rise to their heaviest edges. Cost O(n + m).
pub(super) fn descend(graph: &Graph, floors: &Floors, tight: &mut TightPairs, budget: &mut Budget) {
    let vertices = graph.vertex_count();
    for u in 0..vertices {
        if u % STRIDE == 0 && report(graph, u, budget) {
            raise(graph, floors, tight, u);
            return;
        }
        settle(graph, floors, tight, u);
    }
}

/// True when the budget is spent.
fn report(graph: &Graph, u: u32, budget: &mut Budget) -> bool {
    let before = graph.offsets[u.saturating_sub(STRIDE) as usize];
    let steps = u64::from(graph.offsets[u as usize] - before);
    let permille = u64::from(u) * 100 / u64::from(graph.vertex_count());
    budget.spend(steps, Phase::Fractional, u16::try_from(permille).unwrap_or(100))
}

fn settle(graph: &Graph, floors: &Floors, tight: &mut TightPairs, u: u32) {
    let index = u as usize;
    let mate = tight.mates[index];
    let (need, partner) = tightest(graph, tight, u);
    let dual = need.max(floors.at(u));
    if mate != NONE && dual == tight.duals[index] && is_tight(graph, &tight.duals, u, mate) {
        return;
    }
    tight.duals[index] = dual;
    tight.part(u);
    if need == dual && partner != NONE {
        tight.pair(u, partner);
    }
}

/// The least dual of `u` that its edges allow, and an exposed vertex that asks for it, if any.
fn tightest(graph: &Graph, tight: &TightPairs, u: u32) -> (i64, u32) {
    let mut need = i64::MIN;
    let mut partner = NONE;
    let row = graph.row(u);
    for (&v, &weight) in graph.targets[row.clone()].iter().zip(&graph.weights[row]) {
        let asked = 2 * weight - tight.duals[v as usize];
        if asked >= need {
            if asked > need {
                need = asked;
                partner = NONE;
            }
            if tight.mates[v as usize] == NONE {
                partner = v;
            }
        }
    }
    (need, partner)
}

fn is_tight(graph: &Graph, duals: &[i64], u: u32, v: u32) -> bool {
    let sum = duals[u as usize] + duals[v as usize];
    graph.weight(u, v).is_some_and(|weight| sum == 2 * weight)
}

/// Lifts the vertices from `first` on to their heaviest edges, without pairs: feasible in any case.
///
/// The vertices before counted on no more than what these had. Cost O(rest of the edges), streamed.
fn raise(graph: &Graph, floors: &Floors, tight: &mut TightPairs, first: u32) {
    for u in first..graph.vertex_count() {
        let heaviest = graph.weights[graph.row(u)].iter().copied().max();
        let least = heaviest.unwrap_or(i64::MIN).max(floors.at(u));
        let dual = &mut tight.duals[u as usize];
        *dual = least.max(*dual);
        tight.part(u);
    }
}
