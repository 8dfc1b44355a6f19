//! All free rounds at once: an R-matching split into rounds, for the drawing to lean to.

use std::collections::HashMap;

use matching::{Budget, Graph, Objective, RoundsProblem};

use crate::pair_set::{PairSet, pairs_of};
use crate::rounds::{DrawnRound, Leaning, Scene};

/// The round in which each pair is to meet.
pub(super) struct Guide {
    of: Box<dyn Fn(u32, usize, usize) -> i64>,
    most: i64,
}

impl Guide {
    pub(super) fn leaning(&self) -> Leaning<'_> {
        Leaning { most: self.most, of: &*self.of }
    }
}

/// Guides from the R-matching, with `bridge` counted in every round and without it.
pub(super) fn guides(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Vec<Guide> {
    [true, false].into_iter().filter_map(|bridging| guide(scene, rounds, bridging)).collect()
}

fn guide(scene: &Scene<'_>, rounds: &[DrawnRound], bridging: bool) -> Option<Guide> {
    let free: Vec<&DrawnRound> = rounds.iter().filter(|round| !scene.is_fixed(round.number)).collect();
    let people = scene.roster.people.len();
    let fixed = rounds.iter().filter(|round| scene.is_fixed(round.number));
    let mut met = PairSet::default();
    let mut bridged = scene.affinity.bridged_before(scene.roster);
    for (round, meeting) in fixed.flat_map(|round| round.meetings.iter().map(|meeting| (round.number, meeting))) {
        scene.affinity.join(meeting, &mut bridged);
        pairs_of(&scene.missing.there(round, meeting)).for_each(|(i, j)| {
            met.insert(i, j);
        });
    }
    let greatest = scene.affinity.greatest_weight();
    let tier = (people as i64 * free.len() as i64).checked_mul(greatest)?.checked_add(1)?;
    let mut builder = Graph::builder(people as u32);
    for (u, &i) in scene.order.iter().enumerate() {
        for (v, &j) in scene.order.iter().enumerate().skip(u + 1) {
            let cell = scene.table.cell(i, j);
            if !cell.is_candidate() || met.contains(i, j) || scene.kept_for_later(0, i, j) {
                continue;
            }
            let soft = if bridging { scene.table.weight(&scene.affinity, &bridged, i, j) } else { cell.lasting_weight };
            let plain = if cell.exception().is_none() { tier } else { 0 };
            builder.add_edge(u as u32, v as u32, plain + soft).ok()?;
        }
    }
    let graph = builder.build().ok()?;
    let presence: Vec<Vec<bool>> = free.iter().map(|round| there(scene, round)).collect();
    let problem = RoundsProblem::new(&graph, free.len() as u32, Objective::MaximumCardinality).with_presence(&presence);
    let solution = problem.ok()?.solve(Budget::unlimited()).ok()?;
    let mut round_of: HashMap<(usize, usize), u32> = HashMap::new();
    for (round, solved) in free.iter().zip(&solution.rounds) {
        let person = |vertex: u32| scene.order[vertex as usize];
        let pairs = solved.matching.pairs().map(|(u, v)| (person(u), person(v)));
        round_of.extend(pairs.map(|(i, j)| ((i.min(j), i.max(j)), round.number)));
    }
    let keep = (people as i64 / 2 + 1) * greatest;
    let of = move |number: u32, i: usize, j: usize| match round_of.get(&(i.min(j), i.max(j))) {
        Some(own) if *own == number => 2 * keep,
        Some(_) => 0,
        None => keep,
    };
    Some(Guide { of: Box::new(of), most: 2 * keep })
}

/// Who may be paired in a round: those who are there and neither stand in nor are pinned.
fn there(scene: &Scene<'_>, round: &DrawnRound) -> Vec<bool> {
    let locks = scene.roster.locks.iter().filter(|lock| lock.round == round.number);
    let pinned: Vec<usize> = locks.flat_map(|lock| scene.positions.all(&lock.people)).collect();
    let absent = |person: usize| !crate::presence::is_there(scene.roster, person, round.number);
    let free = |person: &usize| !absent(*person) && !scene.roster.people[*person].standby && !pinned.contains(person);
    scene.order.iter().map(free).collect()
}
