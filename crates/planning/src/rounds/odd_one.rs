//! Who is left over joins a stand-in or a willing pair; else it is a breather.
//!
//! Both are exact: an assignment of left-over people to stand-ins, then to pairs, most people
//! first, then fairest byes, fewest exceptions and the best weight. A trio is three pairings, and
//! every rule applies to all three.

use domain::{OddOne, Pace};
use matching::{Budget, Graph, GraphError, Objective, Problem};

use super::revealed::price;
use super::tiers::bye_ranks;
use super::{Memory, Scene, tiers};
use crate::presence::is_there;

/// A round after its matching.
pub(super) struct Free<'a> {
    pub number: u32,
    /// Pairs that a third person may join.
    pub pairs: Vec<Vec<usize>>,
    pub left_over: Vec<usize>,
    /// Meetings that stay as they are.
    pub pinned: &'a [Vec<usize>],
    /// Everybody has seen the round: who is hard to reach is joined last.
    pub shown: bool,
}

/// The pairs and trios of a round, and the meetings with stand-ins.
pub(super) fn place(scene: &Scene<'_>, memory: &Memory, free: Free<'_>) -> Result<Vec<Vec<usize>>, GraphError> {
    let Free { number, pairs, left_over, pinned, shown } = free;
    let standbys: Vec<Vec<usize>> =
        standbys(scene, memory, number, pinned).into_iter().map(|person| vec![person]).collect();
    let (mut meetings, left_over) =
        join(Hosts { scene, memory, number, shown, accepts: &|_| true }, left_over, standbys)?;
    meetings.retain(|meeting| meeting.len() > 1);
    if scene.roster.settings.odd == OddOne::Bye {
        meetings.extend(pairs);
        return Ok(meetings);
    }
    let willing = |person: usize| scene.roster.people[person].pace != Pace::OneToOne;
    let accepts = |people: &[usize]| people.iter().all(|person| willing(*person));
    let left_over: Vec<usize> = left_over.into_iter().filter(|person| willing(*person)).collect();
    let (trios, _) = join(Hosts { scene, memory, number, shown, accepts: &accepts }, left_over, pairs)?;
    meetings.extend(trios);
    Ok(meetings)
}

/// Stand-ins who are there and free.
fn standbys(scene: &Scene<'_>, memory: &Memory, number: u32, pinned: &[Vec<usize>]) -> Vec<usize> {
    let free = |person: &usize| {
        scene.roster.people[*person].standby
            && is_there(scene.roster, *person, number)
            && !memory.in_a_row.rests(scene.roster, *person)
            && !pinned.iter().flatten().any(|busy| busy == person)
    };
    scene.order.iter().copied().filter(free).collect()
}

/// How companies take somebody in.
struct Hosts<'a> {
    scene: &'a Scene<'a>,
    memory: &'a Memory,
    number: u32,
    shown: bool,
    accepts: &'a dyn Fn(&[usize]) -> bool,
}

impl Hosts<'_> {
    /// What comes before exceptions and weight: fair byes; in a round that was shown, that few
    /// people move and those last who are hard to reach.
    fn first(&self, rank: i64, company: &[usize]) -> i64 {
        match self.shown {
            true => (7 - company.iter().map(|person| price(self.scene, *person)).sum::<i64>()).max(0),
            false => rank,
        }
    }
}

/// Every company, enlarged by at most one left-over person, and who is still left over.
fn join(
    hosts: Hosts<'_>,
    left_over: Vec<usize>,
    mut companies: Vec<Vec<usize>>,
) -> Result<(Vec<Vec<usize>>, Vec<usize>), GraphError> {
    let Hosts { scene, memory, number, .. } = hosts;
    if left_over.is_empty() || companies.is_empty() {
        return Ok((companies, left_over));
    }
    companies.sort_unstable_by_key(|company| scene.place_in_order(company));
    let guests = left_over.len();
    let mut builder = Graph::builder((guests + companies.len()) as u32);
    let ranks = bye_ranks(scene.roster, &memory.byes);
    let greatest = 2 * scene.affinity.greatest_weight();
    let overflow = GraphError::WeightOverflow { largest: greatest.unsigned_abs(), vertices: guests as u32 };
    // At most two exceptions come with one guest, so T is counted twice.
    let tiers = tiers(2 * guests, greatest).ok_or(overflow.clone())?;
    for (u, guest) in left_over.iter().enumerate() {
        for (v, company) in companies.iter().enumerate().filter(|(_, company)| (hosts.accepts)(company)) {
            let Some((plain, soft)) = worth(scene, memory, number, *guest, company) else { continue };
            let fair = tiers.bye.checked_mul(2 * hosts.first(ranks[*guest], company)).ok_or(overflow.clone())?;
            let weight = fair.checked_add(plain * tiers.no_exception + soft).ok_or(overflow.clone())?;
            builder.add_edge(u as u32, (guests + v) as u32, weight)?;
        }
    }
    let graph = builder.build()?;
    let solution = Problem::new(&graph, Objective::MaximumCardinality).solve(Budget::unlimited())?;
    let mut alone = Vec::new();
    for (u, guest) in left_over.into_iter().enumerate() {
        match solution.matching.mate(u as u32) {
            Some(v) => {
                let company = &mut companies[v as usize - guests];
                company.push(guest);
                *company = scene.meeting(company);
            }
            None => alone.push(guest),
        }
    }
    Ok((companies, alone))
}

/// How many pairings with the company are no exception, and their weight; none where one of them
/// is not allowed.
fn worth(scene: &Scene<'_>, memory: &Memory, number: u32, guest: usize, company: &[usize]) -> Option<(i64, i64)> {
    let mut worth = (0, 0);
    for host in company {
        let cell = scene.table.cell(guest, *host);
        if !cell.is_candidate() || !memory.allows(scene, number, guest, *host) {
            return None;
        }
        worth.0 += i64::from(cell.exception().is_none());
        worth.1 += scene.table.weight(&scene.affinity, &memory.bridged, guest, *host);
    }
    Some(worth)
}
