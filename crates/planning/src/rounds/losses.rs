//! New certificates for rounds that were not each drawn best, and what each gives up against its
//! proved best.

use domain::plan::Tiers;
use matching::{Budget, Objective, Problem};

use super::{DrawnRound, Memory, RoundGraph, Scene, pinned_meetings, proof_by_id};

/// Proves every free round anew on what the exchanged rounds before it leave. None where one of
/// them could now place more people, be fairer in byes or make fewer exceptions.
pub(crate) fn prove(scene: &Scene<'_>, mut rounds: Vec<DrawnRound>) -> Option<(Vec<DrawnRound>, i64)> {
    let mut memory = Memory::before(scene);
    let mut loss = 0;
    for round in &mut rounds {
        if !scene.is_fixed(round.number) {
            loss += prove_round(scene, &memory, round)?;
        }
        memory.after(scene, round);
    }
    Some((rounds, loss))
}

fn prove_round(scene: &Scene<'_>, memory: &Memory, round: &mut DrawnRound) -> Option<i64> {
    let pinned = pinned_meetings(scene, memory, round.number);
    let graph = RoundGraph::of(scene, memory, round.number, &pinned).ok()?;
    let solution = Problem::new(&graph.graph, Objective::MaximumCardinality).solve(Budget::unlimited()).ok()?;
    let free = round.meetings.iter().filter(|meeting| !pinned.contains(meeting));
    let pairs: Vec<i64> = free.filter_map(|meeting| base_weight(scene, &graph, meeting)).collect();
    if pairs.len() != solution.matching.cardinality() {
        return None;
    }
    let weight: i64 = pairs.iter().sum();
    let [actual, best] = [weight, solution.weight].map(|weight| Levels::of(weight, graph.tiers));
    if (actual.byes, actual.plain) != (best.byes, best.plain) {
        return None;
    }
    round.certificate = Some(proof_by_id(scene, &graph, &solution.certificate));
    Some(best.soft - actual.soft)
}

/// The weight of the pair that a meeting grew from: of a trio the heaviest. None for a stand-in's.
fn base_weight(scene: &Scene<'_>, graph: &RoundGraph, meeting: &[usize]) -> Option<i64> {
    if meeting.iter().any(|person| scene.roster.people[*person].standby) {
        return None;
    }
    crate::pair_set::pairs_of(meeting).filter_map(|(i, j)| graph.weight(i, j)).max()
}

/// A tiered weight taken apart.
struct Levels {
    byes: i64,
    plain: i64,
    soft: i64,
}

impl Levels {
    fn of(weight: i64, tiers: Tiers) -> Self {
        let rest = weight % tiers.bye;
        Self { byes: weight / tiers.bye, plain: rest / tiers.no_exception, soft: rest % tiers.no_exception }
    }
}
