//! A round that everybody has seen: it changes only where somebody is gone or idle.
//!
//! Meetings whose people are all there stay, unless breaking one lets more people be placed. Among
//! the plans that place the most, the fewest people move (paper and silent phones count three
//! times), then exceptions are fewest, then the weight is best.

use std::collections::BTreeSet;

use domain::ReachedBy;
use matching::{Budget, Graph, GraphError, Objective, Problem};

use super::odd_one::{self, Free};
use super::{Memory, Scene, tiers};
use crate::pair_set::{PairSet, pairs_of};
use crate::presence::is_there;

/// What moving somebody costs, in persons: who is hard to reach moves last.
pub(super) fn price(scene: &Scene<'_>, person: usize) -> i64 {
    match scene.roster.people[person].reached_by {
        ReachedBy::Phone => 1,
        ReachedBy::Paper => 3,
    }
}

/// The meetings of a revealed round after the facts of the day.
pub(super) fn heal(
    scene: &Scene<'_>,
    memory: &Memory,
    number: u32,
    shown: Vec<Vec<usize>>,
) -> Result<Vec<Vec<usize>>, GraphError> {
    let intact = |people: &Vec<usize>| {
        people.iter().all(|person| is_there(scene.roster, *person, number))
            && pairs_of(people)
                .all(|(i, j)| scene.table.cell(i, j).is_candidate() && memory.allows(scene, number, i, j))
    };
    let kept: Vec<Vec<usize>> = shown.into_iter().filter(intact).collect();
    let mut busy = vec![false; scene.roster.people.len()];
    kept.iter().flatten().for_each(|person| busy[*person] = true);
    let wanted = |person: &usize| {
        !busy[*person] && is_there(scene.roster, *person, number) && !scene.roster.people[*person].standby
    };
    let idle: Vec<usize> = scene.order.iter().copied().filter(wanted).collect();
    if idle.is_empty() {
        return Ok(kept);
    }
    let (movable, mut meetings): (Vec<_>, Vec<_>) =
        kept.into_iter().partition(|people| may_break(scene, number, people));
    let (pairs, left_over) = fewest_moves(scene, memory, number, [&movable, &[idle]])?;
    meetings.extend(odd_one::place(
        scene,
        memory,
        Free { number, pairs, left_over, pinned: &meetings.clone(), shown: true },
    )?);
    meetings.sort_unstable();
    Ok(meetings)
}

/// A pair that no lock holds together.
fn may_break(scene: &Scene<'_>, number: u32, people: &[usize]) -> bool {
    let standby = people.iter().any(|person| scene.roster.people[*person].standby);
    let mut locks = scene.roster.locks.iter().filter(|lock| lock.round == number);
    let locked = locks.any(|lock| scene.positions.all(&lock.people).iter().any(|person| people.contains(person)));
    people.len() == 2 && !standby && !locked
}

fn fewest_moves(
    scene: &Scene<'_>,
    memory: &Memory,
    number: u32,
    [movable, idle]: [&[Vec<usize>]; 2],
) -> Result<(Vec<Vec<usize>>, Vec<usize>), GraphError> {
    let mut together = PairSet::default();
    movable.iter().flat_map(|people| pairs_of(people)).for_each(|(i, j)| {
        together.insert(i, j);
    });
    let people: BTreeSet<usize> = movable.iter().chain(idle).flatten().copied().collect();
    let among: Vec<usize> = scene.order.iter().copied().filter(|person| people.contains(person)).collect();
    let greatest = scene.affinity.greatest_weight();
    let overflow = GraphError::WeightOverflow { largest: greatest.unsigned_abs(), vertices: among.len() as u32 };
    let tiers = tiers(among.len(), greatest).ok_or(overflow.clone())?;
    let mut builder = Graph::builder(among.len() as u32);
    for u in 0..among.len() {
        for v in u + 1..among.len() {
            let (i, j) = (among[u], among[v]);
            let cell = scene.table.cell(i, j);
            if !cell.is_candidate() || !memory.allows(scene, number, i, j) {
                continue;
            }
            let stay = if together.contains(i, j) { price(scene, i) + price(scene, j) } else { 0 };
            let plain = if cell.exception().is_none() { tiers.no_exception } else { 0 };
            let soft = scene.table.weight(&scene.affinity, &memory.bridged, i, j);
            let weight = tiers.bye.checked_mul(stay).and_then(|kept| kept.checked_add(plain + soft));
            builder.add_edge(u as u32, v as u32, weight.ok_or(overflow.clone())?)?;
        }
    }
    let graph = builder.build()?;
    let solution = Problem::new(&graph, Objective::MaximumCardinality).solve(Budget::unlimited())?;
    let person = |vertex: u32| among[vertex as usize];
    let pairs = solution.matching.pairs().map(|(u, v)| scene.meeting(&[person(u), person(v)])).collect();
    Ok((pairs, solution.matching.exposed().map(person).collect()))
}
