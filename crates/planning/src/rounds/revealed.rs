//! A round that everybody has seen: it changes only where somebody is gone or idle.
//!
//! Among the ways that place the most, the fewest people move (paper and silent phones count three
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
///
/// A meeting stays as far as its people are there. Idle people meet each other, then open shown
/// pairs (one for each who lost their company, where that places two people), then join stand-ins
/// and willing pairs. So one change moves at most three people: the one who lost their company, and
/// one pair, however many others wait.
pub(super) fn heal(
    scene: &Scene<'_>,
    memory: &Memory,
    number: u32,
    shown: Vec<Vec<usize>>,
) -> Result<Vec<Vec<usize>>, GraphError> {
    let Standing { kept, idle, lost } = standing(scene, memory, number, shown);
    if idle.is_empty() {
        return Ok(kept);
    }
    let round = Round { scene, memory, number };
    let (movable, mut meetings): (Vec<_>, Vec<_>) =
        kept.into_iter().partition(|people| may_break(scene, number, people));
    let (pairs, left_over) = round.seat(&movable, &idle, lost)?;
    let free = Free { number, pairs, left_over, pinned: &meetings.clone(), shown: true };
    meetings.extend(odd_one::place(scene, memory, free)?);
    meetings.sort_unstable();
    Ok(meetings)
}

/// A shown round before anybody moves.
struct Standing {
    /// Meetings with the people who are still there, two at least.
    kept: Vec<Vec<usize>>,
    /// Who is there and has no meeting, in the order of the seed.
    idle: Vec<usize>,
    /// How many of the idle were shown company.
    lost: usize,
}

fn standing(scene: &Scene<'_>, memory: &Memory, number: u32, shown: Vec<Vec<usize>>) -> Standing {
    let there = |person: &usize| is_there(scene.roster, *person, number);
    let allowed = |people: &Vec<usize>| {
        let pair = |(i, j)| scene.table.cell(i, j).is_candidate() && memory.allows(scene, number, i, j);
        people.len() > 1 && pairs_of(people).all(pair)
    };
    let mut had_company = vec![false; scene.roster.people.len()];
    shown.iter().flatten().for_each(|person| had_company[*person] = true);
    let reduced = shown.into_iter().map(|people| people.into_iter().filter(there).collect::<Vec<_>>());
    let kept: Vec<Vec<usize>> = reduced.filter(allowed).collect();
    let mut busy = vec![false; scene.roster.people.len()];
    kept.iter().flatten().for_each(|person| busy[*person] = true);
    let wanted = |person: &usize| {
        let asked_not_to = scene.roster.people[*person].standby || memory.in_a_row.rests(scene.roster, *person);
        !busy[*person] && there(person) && !asked_not_to
    };
    let idle: Vec<usize> = scene.order.iter().copied().filter(wanted).collect();
    let lost = idle.iter().filter(|person| had_company[**person]).count();
    Standing { kept, idle, lost }
}

/// A pair that no lock holds together.
fn may_break(scene: &Scene<'_>, number: u32, people: &[usize]) -> bool {
    let standby = people.iter().any(|person| scene.roster.people[*person].standby);
    let mut locks = scene.roster.locks.iter().filter(|lock| lock.round == number);
    let locked = locks.any(|lock| scene.positions.all(&lock.people).iter().any(|person| people.contains(person)));
    people.len() == 2 && !standby && !locked
}

/// The round that is healed.
struct Round<'a> {
    scene: &'a Scene<'a>,
    memory: &'a Memory,
    number: u32,
}

/// Pairs, and who is left over.
type Seated = (Vec<Vec<usize>>, Vec<usize>);

impl Round<'_> {
    /// Seats the idle; at most `may_open` of the movable pairs are opened.
    fn seat(&self, movable: &[Vec<usize>], idle: &[usize], may_open: usize) -> Result<Seated, GraphError> {
        let (mut pairs, mut left_over) = self.fewest_moves(&[], idle)?;
        let mut open: Vec<Vec<usize>> = Vec::new();
        if may_open > 0 && left_over.len() > 1 {
            let freely = self.fewest_moves(movable, idle)?;
            let mut worth: Vec<&Vec<usize>> = movable.iter().filter(|people| !freely.0.contains(people)).collect();
            worth.sort_by_key(|people| people.iter().map(|person| price(self.scene, *person)).sum::<i64>());
            let placed = left_over.len() - freely.1.len();
            if worth.len() <= may_open && 2 * worth.len() <= placed {
                return Ok(freely);
            }
            while open.len() < may_open {
                let Some((people, seated)) = self.open_one(&worth, &open, idle, left_over.len())? else { break };
                open.push(people);
                (pairs, left_over) = seated;
            }
        }
        pairs.extend(movable.iter().filter(|people| !open.contains(people)).cloned());
        Ok((pairs, left_over))
    }

    /// The pair whose opening, beside those that are open, places two more; none: no such pair.
    fn open_one(
        &self,
        worth: &[&Vec<usize>],
        open: &[Vec<usize>],
        idle: &[usize],
        waiting: usize,
    ) -> Result<Option<(Vec<usize>, Seated)>, GraphError> {
        for people in worth.iter().filter(|people| !open.contains(people)) {
            let tried: Vec<Vec<usize>> = open.iter().cloned().chain([(*people).clone()]).collect();
            let seated = self.fewest_moves(&tried, idle)?;
            if seated.1.len() + 2 <= waiting {
                return Ok(Some(((*people).clone(), seated)));
            }
        }
        Ok(None)
    }

    fn fewest_moves(&self, movable: &[Vec<usize>], idle: &[usize]) -> Result<Seated, GraphError> {
        let scene = self.scene;
        let people: BTreeSet<usize> = movable.iter().flatten().chain(idle).copied().collect();
        let among: Vec<usize> = scene.order.iter().copied().filter(|person| people.contains(person)).collect();
        let graph = self.graph(movable, &among)?;
        let solution = Problem::new(&graph, Objective::MaximumCardinality).solve(Budget::unlimited())?;
        let person = |vertex: u32| among[vertex as usize];
        let pairs = solution.matching.pairs().map(|(u, v)| scene.meeting(&[person(u), person(v)])).collect();
        Ok((pairs, solution.matching.exposed().map(person).collect()))
    }

    /// Everybody who may meet; staying together weighs more than any exception or weight.
    fn graph(&self, movable: &[Vec<usize>], among: &[usize]) -> Result<Graph, GraphError> {
        let Self { scene, memory, number } = *self;
        let mut together = PairSet::default();
        movable.iter().flat_map(|people| pairs_of(people)).for_each(|(i, j)| {
            together.insert(i, j);
        });
        let greatest = scene.affinity.greatest_weight();
        let overflow = GraphError::WeightOverflow { largest: greatest.unsigned_abs(), vertices: among.len() as u32 };
        let tiers = tiers(among.len(), greatest).ok_or(overflow.clone())?;
        let mut builder = Graph::builder(among.len() as u32);
        for (u, &i) in among.iter().enumerate() {
            for (v, &j) in among.iter().enumerate().skip(u + 1) {
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
        builder.build()
    }
}
