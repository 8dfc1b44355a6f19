//! The graph of one round: who is to be placed, and what each allowed pair weighs.

use domain::plan::Tiers;
use matching::{Graph, GraphError};

use super::tiers::bye_ranks;
use super::{Leaning, Memory, Scene, tiers};
use crate::presence::is_there;

/// Vertices are people in the order of the seed; weights carry the tiers.
pub(crate) struct RoundGraph {
    pub graph: Graph,
    pub tiers: Tiers,
    people: Vec<usize>,
}

impl RoundGraph {
    /// The graph of round `number` without the people of `pinned` meetings. Cost O(n²).
    ///
    /// # Errors
    /// [`GraphError::WeightOverflow`] where the tiers leave 64 bits.
    pub(crate) fn of(
        scene: &Scene<'_>,
        memory: &Memory,
        number: u32,
        pinned: &[Vec<usize>],
    ) -> Result<Self, GraphError> {
        Self::leaning(scene, memory, (number, &Leaning::none()), pinned)
    }

    /// The same with a leaning: proofs of this graph are none of the round's.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub(crate) fn leaning(
        scene: &Scene<'_>,
        memory: &Memory,
        (number, leaning): (u32, &Leaning<'_>),
        pinned: &[Vec<usize>],
    ) -> Result<Self, GraphError> {
        let people = to_be_placed(scene, memory, number, pinned);
        let greatest = scene.affinity.greatest_weight().saturating_add(leaning.most);
        let overflow = GraphError::WeightOverflow { largest: greatest.unsigned_abs(), vertices: people.len() as u32 };
        let tiers = tiers(people.len(), greatest).ok_or(overflow.clone())?;
        let by_person = bye_ranks(scene.roster, &memory.byes);
        let ranks: Vec<i64> = people.iter().map(|person| by_person[*person]).collect();
        let mut builder = Graph::builder(people.len() as u32);
        for u in 0..people.len() {
            for v in u + 1..people.len() {
                let (i, j) = (people[u], people[v]);
                let cell = scene.table.cell(i, j);
                if !cell.is_candidate() || !memory.allows(scene, number, i, j) {
                    continue;
                }
                let soft = scene.table.weight(&scene.affinity, &memory.bridged, i, j) + (leaning.of)(number, i, j);
                let fair = tiers.bye.checked_mul(ranks[u] + ranks[v]).ok_or(overflow.clone())?;
                let plain = if cell.exception().is_none() { tiers.no_exception } else { 0 };
                let weight = fair.checked_add(plain + soft).ok_or(overflow.clone())?;
                builder.add_edge(u as u32, v as u32, weight)?;
            }
        }
        Ok(Self { graph: builder.build()?, tiers, people })
    }

    /// The tiered weight of two people who may meet in this round.
    pub(crate) fn weight(&self, i: usize, j: usize) -> Option<i64> {
        let vertex = |person: usize| self.people.iter().position(|own| *own == person);
        self.graph.weight(vertex(i)? as u32, vertex(j)? as u32)
    }

    /// The position of a vertex's person.
    pub(crate) fn person(&self, vertex: u32) -> usize {
        self.people[vertex as usize]
    }
}

/// Who is there, does not rest, is no stand-in and has no pinned meeting, in the order of the seed.
fn to_be_placed(scene: &Scene<'_>, memory: &Memory, number: u32, pinned: &[Vec<usize>]) -> Vec<usize> {
    let mut free = vec![true; scene.roster.people.len()];
    pinned.iter().flatten().for_each(|person| free[*person] = false);
    let wanted = |person: &usize| {
        free[*person]
            && !scene.roster.people[*person].standby
            && is_there(scene.roster, *person, number)
            && !memory.in_a_row.rests(scene.roster, *person)
    };
    scene.order.iter().copied().filter(wanted).collect()
}
