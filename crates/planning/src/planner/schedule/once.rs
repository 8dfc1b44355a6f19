//! The bound that knows that `bridge` rewards a department pair in one round only.
//!
//! All rewarded meetings of a department pair lie in the first round that joins the two, so there
//! are at most as many as one round can have between them. With a dual z for that limit:
//! `Σ d·y + Σ c·z + Σ_e max(0, w_e + max(0, bridge − min z) − y_u − y_v)`, w_e without `bridge`.
//! y and z are improved in turn: y as the exact relaxation for given z, z for given y.

use std::collections::BTreeMap;

use domain::plan::{BridgeDual, BridgedOnce};

use super::{SCALE, best_duals, by_id, raised};
use crate::presence::is_there;
use crate::rounds::{DrawnRound, Scene};

type DepartmentPair = (u16, u16);

/// How often y and z are improved.
const TURNS: usize = 2;

struct Once<'s> {
    scene: &'s Scene<'s>,
    degrees: Vec<i64>,
    /// The weight of `bridge` in units of 1/SCALE.
    bridge: i64,
    /// Department pairs that a candidate could bridge, and how many meetings one round can have.
    most: BTreeMap<DepartmentPair, i64>,
    /// The pairs of a candidate that could be bridged by it.
    of_edge: BTreeMap<(usize, usize), Vec<DepartmentPair>>,
}

/// The best bound found; none where no department pair can be bridged.
pub(super) fn bound(scene: &Scene<'_>, rounds: &[DrawnRound], proved: i64) -> Option<BridgedOnce> {
    let once = Once::of(scene, rounds)?;
    let mut z: BTreeMap<DepartmentPair, i64> = once.most.keys().map(|pair| (*pair, once.bridge)).collect();
    let mut best: Option<(i64, Vec<i64>, BTreeMap<DepartmentPair, i64>)> = None;
    for _ in 0..TURNS {
        let weight = |i: usize, j: usize| scene.table.cell(i, j).lasting_weight + once.reward(&z, i, j) / SCALE;
        let mut y = best_duals(scene, &once.degrees, &weight);
        z = once.best_z(&y);
        let reached = raised(proved, &mut y, |y| once.sum(y, &z));
        if best.as_ref().is_none_or(|(least, ..)| reached < *least) {
            best = Some((reached, y, z.clone()));
        }
    }
    let (bound, y, z) = best?;
    let name = |department: u16| scene.affinity.crossing().name(department).to_owned();
    let dual = |((a, b), dual): (DepartmentPair, i64)| BridgeDual { departments: [name(a), name(b)], dual };
    let bridge_duals = z.into_iter().map(dual).collect();
    let mut proof = BridgedOnce { vertex_duals: by_id(scene, &y), bridge_duals, bound, dual_sum: None };
    proof.dual_sum = i64::try_from(proof.duals_added()).ok();
    Some(proof)
}

impl<'s> Once<'s> {
    fn of(scene: &'s Scene<'s>, rounds: &[DrawnRound]) -> Option<Self> {
        let bridged = scene.affinity.bridged_before(scene.roster);
        let crossing = scene.affinity.crossing();
        let mut of_edge = BTreeMap::new();
        let mut bridge = 0;
        for (i, j) in scene.table.candidates() {
            let reward = scene.affinity.bridge_weight(i, j, &bridged);
            if reward > 0 {
                bridge = SCALE * reward;
                let open: Vec<_> = crossing.joined(i, j).filter(|(a, b)| !bridged.is_joined(*a, *b)).collect();
                of_edge.insert((i, j), open);
            }
        }
        let (degrees, at_once) = (degrees(scene, rounds), at_once(scene, rounds));
        let mut of_department = vec![0; crossing.count()];
        for (person, most) in at_once.iter().enumerate().filter(|(person, _)| degrees[*person] > 0) {
            crossing.departments(person).iter().for_each(|own| of_department[usize::from(*own)] += most);
        }
        let limit = |(a, b): DepartmentPair| of_department[usize::from(a)].min(of_department[usize::from(b)]);
        let most = of_edge.values().flatten().map(|pair| (*pair, limit(*pair))).collect();
        (bridge > 0).then_some(Self { scene, degrees, bridge, most, of_edge })
    }

    fn reward(&self, z: &BTreeMap<DepartmentPair, i64>, i: usize, j: usize) -> i64 {
        let open = self.of_edge.get(&(i.min(j), i.max(j))).into_iter().flatten();
        open.map(|pair| (self.bridge - z[pair]).max(0)).max().unwrap_or(0)
    }

    /// Of each department pair the c-th greatest of what its pairings are worth above y.
    fn best_z(&self, y: &[i64]) -> BTreeMap<DepartmentPair, i64> {
        let mut above: BTreeMap<DepartmentPair, Vec<i64>> = BTreeMap::new();
        for ((i, j), open) in &self.of_edge {
            let worth = SCALE * self.scene.table.cell(*i, *j).lasting_weight + self.bridge - y[*i] - y[*j];
            open.iter().for_each(|pair| above.entry(*pair).or_default().push(worth));
        }
        let nth = |(pair, mut worths): (DepartmentPair, Vec<i64>)| {
            worths.sort_unstable_by(|a, b| b.cmp(a));
            let most = usize::try_from(self.most[&pair]).unwrap_or(0);
            let dual = most.checked_sub(1).map_or(Some(&self.bridge), |last| worths.get(last));
            (pair, dual.copied().unwrap_or(0).clamp(0, self.bridge))
        };
        above.into_iter().map(nth).collect()
    }

    fn sum(&self, y: &[i64], z: &BTreeMap<DepartmentPair, i64>) -> i64 {
        let people: i128 = self.degrees.iter().zip(y).map(|(d, y)| i128::from(*d) * i128::from(*y)).sum();
        let departments: i128 = z.iter().map(|(pair, z)| i128::from(self.most[pair]) * i128::from(*z)).sum();
        let excess = |(i, j): (usize, usize)| {
            let worth = SCALE * self.scene.table.cell(i, j).lasting_weight + self.reward(z, i, j);
            i128::from((worth - y[i] - y[j]).max(0))
        };
        let sum = people + departments + self.scene.table.candidates().map(excess).sum::<i128>();
        i64::try_from(sum / i128::from(SCALE)).unwrap_or(i64::MAX)
    }
}

/// In how many rounds everybody is there or has a meeting, and one more for each third person.
fn degrees(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Vec<i64> {
    let mut degrees = vec![0; scene.roster.people.len()];
    for round in rounds {
        let placed = round.placed(degrees.len());
        for (person, degree) in degrees.iter_mut().enumerate() {
            *degree += i64::from(placed[person] || is_there(scene.roster, person, round.number));
        }
        for meeting in &round.meetings {
            meeting.iter().for_each(|person| degrees[*person] += meeting.len() as i64 - 2);
        }
    }
    degrees
}

/// How many pairings everybody has in one round, at most.
fn at_once(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Vec<i64> {
    let mut most = vec![1; scene.roster.people.len()];
    for meeting in rounds.iter().flat_map(|round| &round.meetings) {
        meeting.iter().for_each(|person| most[*person] = most[*person].max(meeting.len() as i64 - 1));
    }
    most
}
