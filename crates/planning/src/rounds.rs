//! Who meets whom, round by round, each round exact on what the earlier ones leave.
//!
//! In every round the candidates weigh `F·(byes_u + byes_v) + T·(not an exception) + soft` and a
//! maximum-weight matching among those of maximum cardinality is taken, so: most placed, then
//! fairest byes, then fewest exceptions, then the best soft weight. Linear byes suffice for the
//! lexicographic order, because the sets of people who can be placed together form a matroid
//! (Edmonds and Fulkerson 1965). Cost: R exact matchings.

mod byes;
mod forced;
mod graph;
mod leaning;
mod losses;
mod memory;
mod odd_one;
mod pins;
mod proof;
mod revealed;
mod scene;
mod tiers;

pub(crate) use forced::unmet;
pub(crate) use graph::RoundGraph;
pub(crate) use leaning::Leaning;
pub(crate) use losses::prove;
pub(crate) use memory::Memory;
pub(crate) use pins::meetings as pinned_meetings;
pub(crate) use proof::by_id as proof_by_id;
pub(crate) use scene::Scene;
pub(crate) use tiers::tiers;

use domain::plan::{ByeCause, RoundCertificate};
use domain::roster::RoundState;
use matching::{Budget, GraphError, Objective, Problem};

use crate::progress::{Phase, Progress};
use crate::refusal::Refusal;

/// A round as positions, before spots and reasons.
#[derive(Debug, Clone)]
pub(crate) struct DrawnRound {
    pub number: u32,
    /// Each meeting rising, in rising order.
    pub meetings: Vec<Vec<usize>>,
    pub byes: Vec<(usize, ByeCause)>,
    pub certificate: Option<RoundCertificate>,
}

impl DrawnRound {
    /// Who has a meeting.
    pub(crate) fn placed(&self, people: usize) -> Vec<bool> {
        let mut placed = vec![false; people];
        self.meetings.iter().flatten().for_each(|person| placed[*person] = true);
        placed
    }

    /// How many have a bye that counts.
    pub(crate) fn left_out(&self) -> u32 {
        self.byes.iter().filter(|(_, cause)| cause.counts()).count() as u32
    }
}

/// Draws all rounds of a scene.
///
/// # Errors
/// `round_empty` where nobody is left to meet (on the day, with fixed rounds, an empty round is
/// drawn as it is), `weight_overflow` where the tiers leave 64 bits.
pub(crate) fn draw(scene: &Scene<'_>, progress: &mut Progress<'_>) -> Result<Vec<DrawnRound>, Vec<Refusal>> {
    let rounds = scene.roster.rounds;
    let mut memory = Memory::before(scene);
    let mut drawn = Vec::new();
    for number in 1..=rounds {
        let round = draw_round(scene, &memory, number, None).map_err(|refusal| vec![refusal])?;
        if round.meetings.is_empty() && scene.roster.fixed_rounds.is_empty() {
            return Err(vec![empty_round(scene, number)]);
        }
        memory.after(scene, &round);
        drawn.push(round);
        progress.tell(Phase::Rounds, 10 + 70 * number as usize / rounds as usize);
    }
    Ok(drawn)
}

/// Draws all rounds with a leaning, without proofs: every round still places the most, with the
/// fairest byes and the fewest exceptions on what the earlier ones leave. None where the numbers
/// leave 64 bits.
pub(crate) fn draw_leaning(scene: &Scene<'_>, leaning: &Leaning<'_>) -> Option<Vec<DrawnRound>> {
    let mut memory = Memory::before(scene);
    let mut drawn = Vec::new();
    for number in 1..=scene.roster.rounds {
        let round = draw_round(scene, &memory, number, Some(leaning)).ok()?;
        memory.after(scene, &round);
        drawn.push(round);
    }
    Some(drawn)
}

fn draw_round(
    scene: &Scene<'_>,
    memory: &Memory,
    number: u32,
    leaning: Option<&Leaning<'_>>,
) -> Result<DrawnRound, Refusal> {
    let (meetings, certificate) = match pins::fixed(scene, number) {
        Some((RoundState::Held, meetings)) => (meetings, None),
        Some((RoundState::Revealed, shown)) => {
            (revealed::heal(scene, memory, number, shown).map_err(|_| overflow(scene))?, None)
        }
        None => free_round(scene, memory, number, leaning).map_err(|_| overflow(scene))?,
    };
    Ok(byes::complete(scene, memory, DrawnRound { number, meetings, byes: Vec::new(), certificate }))
}

type Proved = (Vec<Vec<usize>>, Option<RoundCertificate>);

fn free_round(
    scene: &Scene<'_>,
    memory: &Memory,
    number: u32,
    leaning: Option<&Leaning<'_>>,
) -> Result<Proved, GraphError> {
    let pinned = pins::meetings(scene, memory, number);
    let graph = match leaning {
        Some(leaning) => RoundGraph::leaning(scene, memory, (number, leaning), &pinned)?,
        None => RoundGraph::of(scene, memory, number, &pinned)?,
    };
    let problem = Problem::new(&graph.graph, Objective::MaximumCardinality);
    let solution = problem.solve(Budget::unlimited())?;
    let pairs = solution.matching.pairs().map(|(u, v)| scene.meeting(&[graph.person(u), graph.person(v)])).collect();
    let left_over: Vec<usize> = solution.matching.exposed().map(|vertex| graph.person(vertex)).collect();
    let free = odd_one::Free { number, pairs, left_over, pinned: &pinned, shown: false };
    let mut meetings = odd_one::place(scene, memory, free)?;
    meetings.extend(pinned);
    meetings.sort_unstable();
    let proof = leaning.is_none().then(|| proof::by_id(scene, &graph, &solution.certificate));
    Ok((meetings, proof))
}

fn overflow(scene: &Scene<'_>) -> Refusal {
    let detail = format!("The weights are too large for {} people. Use smaller weights.", scene.roster.people.len());
    Refusal::new("weight_overflow", detail).relax(["weights"])
}

fn empty_round(scene: &Scene<'_>, number: u32) -> Refusal {
    let possible = number - 1;
    let detail = match possible {
        0 => "Nobody may meet anybody in round 1.".to_owned(),
        _ => format!(
            "Nobody is left to meet in round {number}: everybody has met everybody allowed. Plan at most {possible} rounds."
        ),
    };
    let strict = scene.strict_rules();
    let rules = if possible > 0 { vec!["rounds"] } else { Vec::new() };
    Refusal::new("round_empty", detail).in_round(number).relax(rules.into_iter().chain(strict))
}
