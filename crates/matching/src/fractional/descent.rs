//! Dual coordinate descent: each vertex in turn takes the least dual that its edges allow.

use crate::Graph;
use crate::matching::NONE;
use crate::problem::Floors;

/// Neighbours of a vertex that are looked at for a first guess.
const LOOKED_AT: usize = 96;

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
/// A pair of `mates` stays while its ends keep an edge that is tight. Cost O(n + m).
pub(super) fn descend(graph: &Graph, floors: &Floors, duals: &mut [i64], mut mates: Vec<u32>) -> Vec<u32> {
    for u in 0..graph.vertex_count() {
        let index = u as usize;
        let mate = mates[index];
        let (need, partner) = tightest(graph, duals, &mates, u);
        let floor = floors.at(u);
        let dual = need.max(floor);
        if mate != NONE && dual == duals[index] && is_tight(graph, duals, u, mate) {
            continue;
        }
        duals[index] = dual;
        if mate != NONE {
            mates[index] = NONE;
            mates[mate as usize] = NONE;
        }
        if need == dual && partner != NONE {
            mates[index] = partner;
            mates[partner as usize] = u;
        }
    }
    mates
}

/// The least dual of `u` that its edges allow, and an exposed vertex that asks for it, if any.
fn tightest(graph: &Graph, duals: &[i64], mates: &[u32], u: u32) -> (i64, u32) {
    let mut need = i64::MIN;
    let mut partner = NONE;
    for slot in graph.row(u) {
        let v = graph.targets[slot];
        let asked = 2 * graph.weights[slot] - duals[v as usize];
        if asked >= need {
            if asked > need {
                need = asked;
                partner = NONE;
            }
            if mates[v as usize] == NONE {
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
