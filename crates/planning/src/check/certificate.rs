//! Certificates of rounds: each proves, on the graph that the rules and the earlier rounds leave,
//! that nobody more can be placed, byes are fairest, exceptions fewest and the weight is best.

mod refusal;
mod ruled_out;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use domain::plan::{RoundCertificate, Tiers};
use domain::roster::ParticipantKey;
use matching::{Blossom, Certificate, Graph, Matching, Objective, verify};

use super::Finding;
use super::loss;
use super::pairs::Rules;
use super::stretch::Stretch;
use super::view::{SeatedRound, View, each_pair};
use crate::affinity::Bridged;
use ruled_out::{kept_for_later, unavailable_in};

/// What the rounds before mean for the graph of the next one.
struct Before {
    met: HashSet<(usize, usize)>,
    byes: Vec<i64>,
    bridged: Bridged,
    stretch: Stretch,
}

/// What the certificates of all rounds say.
#[derive(Default)]
pub(super) struct Examined {
    pub findings: Vec<Finding>,
    /// What the rounds with a certificate give up together.
    pub loss: i64,
    /// Whether every round that was free to be chosen carries a certificate.
    pub complete: bool,
}

impl Examined {
    /// A finding where the declared loss is not what the certificates prove.
    pub(super) fn against(&self, declared: i64) -> Option<Finding> {
        let fits = if self.complete { self.loss == declared } else { self.loss <= declared };
        let detail =
            format!("The plan gives up {} of its best weight and declares {declared}: a better one exists.", self.loss);
        (!fits).then(|| Finding::new("optimal", detail))
    }
}

pub(super) fn examine(view: &View<'_>) -> Examined {
    let rules = Rules::of(view);
    let mut before = Before {
        met: HashSet::new(),
        byes: vec![0; view.roster.people.len()],
        bridged: view.affinity.bridged_before(view.roster),
        stretch: Stretch::start(view),
    };
    let mut examined = Examined { complete: true, ..Examined::default() };
    for round in &view.rounds {
        match &round.stored.certificate {
            Some(certificate) => match of_round(view, &rules, &before, round, certificate) {
                Ok(loss) => examined.loss = examined.loss.saturating_add(loss),
                Err(findings) => examined.findings.extend(findings),
            },
            None => examined.complete &= view.is_fixed(round.number),
        }
        before.take(view, round);
    }
    examined
}

impl Before {
    fn take(&mut self, view: &View<'_>, round: &SeatedRound<'_>) {
        for meeting in &round.meetings {
            let met = each_pair(&meeting.people).into_iter().filter(|(i, j)| view.happened(round.number, *i, *j));
            self.met.extend(met.map(|(i, j)| (i.min(j), i.max(j))));
            view.affinity.join(&meeting.people, &mut self.bridged);
        }
        for bye in round.stored.byes.iter().filter(|bye| bye.cause.counts()) {
            if let Some(person) = view.position(&bye.person) {
                self.byes[person] += 1;
            }
        }
        let meetings: Vec<&[usize]> = round.meetings.iter().map(|meeting| meeting.people.as_slice()).collect();
        self.stretch.take(view, &meetings);
    }

    /// Of everybody: byes of this event, then past ones.
    fn bye_ranks(&self, view: &View<'_>) -> Vec<i64> {
        let past: Vec<i64> = view.roster.people.iter().map(|person| i64::from(person.past_byes)).collect();
        let most = past.iter().copied().max().unwrap_or(0);
        self.byes.iter().zip(&past).map(|(byes, past)| byes * (most + 1) + past).collect()
    }
}

/// What the round gives up of its proved best, or what is wrong with the proof.
fn of_round(
    view: &View<'_>,
    rules: &Rules<'_>,
    before: &Before,
    round: &SeatedRound<'_>,
    stored: &RoundCertificate,
) -> Result<i64, Vec<Finding>> {
    let pinned = pinned(view, before, round);
    let people = to_be_placed(view, before, round.number, &pinned);
    let said = |detail: String| vec![Finding::new("certificate", detail).in_round(round.number)];
    if let Some(detail) = tiers_too_small(view, people.len(), stored.tiers) {
        return Err(said(detail));
    }
    let graph = graph(view, rules, before, &people, (round.number, stored.tiers));
    let graph = graph.ok_or_else(|| said(format!("The weights of round {} leave 64 bits.", round.number)))?;
    let vertex: BTreeMap<&ParticipantKey, u32> =
        people.iter().zip(0..).map(|(person, v)| (view.id(*person), v)).collect();
    let others = || said(format!("The certificate of round {} is not about the people of the round.", round.number));
    let certificate = by_vertex(stored, &vertex).ok_or_else(others)?;
    let meetings = round.meetings.iter().map(|meeting| meeting.people.as_slice());
    let free = meetings.filter(|people| !people.iter().any(|person| pinned.contains(person)));
    let vertices =
        |people: &[usize]| people.iter().filter_map(|person| vertex.get(view.id(*person)).copied()).collect();
    let free: Vec<Vec<u32>> = free.map(vertices).collect();
    let none = || said(format!("The meetings of round {} are no matching.", round.number));
    let mut refusal = None;
    for pairs in grown_from(&free, &certificate.vertex_duals) {
        let matching = Matching::from_pairs(people.len() as u32, pairs).map_err(|_| none())?;
        match verify(&graph, Objective::MaximumCardinality, &matching, &certificate) {
            Ok(()) => return Ok(0),
            Err(error) => refusal = refusal.or(Some(error)),
        }
    }
    let heaviest = free.iter().filter_map(|vertices| heaviest_pair(&graph, vertices));
    let matching = Matching::from_pairs(people.len() as u32, heaviest).map_err(|_| none())?;
    let lossy = loss::proved(&graph, stored.tiers, &matching, &certificate);
    lossy.ok_or_else(|| {
        refusal.map(|error| refusal::findings(view, (round.number, &people), &error)).unwrap_or_default()
    })
}

/// The matchings that a round's meetings can have grown from: a trio is a pair that somebody
/// left over (at the least dual) joined; who meets a stand-in was left over. At most 64 are tried.
fn grown_from(meetings: &[Vec<u32>], duals: &[i64]) -> Vec<Vec<(u32, u32)>> {
    let least = duals.iter().copied().min().unwrap_or(0);
    let mut all = vec![Vec::new()];
    for vertices in meetings {
        let choices: Vec<(u32, u32)> = match *vertices.as_slice() {
            [u, v] => vec![(u, v)],
            [u, v, w] => {
                let joined = [(u, (v, w)), (v, (u, w)), (w, (u, v))];
                let likely: Vec<_> = joined.into_iter().filter(|(guest, _)| duals[*guest as usize] == least).collect();
                if likely.is_empty() { vec![(u, v)] } else { likely.into_iter().map(|(_, pair)| pair).collect() }
            }
            _ => continue,
        };
        if let [only] = choices.as_slice() {
            all.iter_mut().for_each(|pairs| pairs.push(*only));
            continue;
        }
        let grown = all.iter().flat_map(|pairs| choices.iter().map(|choice| [pairs.as_slice(), &[*choice]].concat()));
        all = grown.take(64).collect();
    }
    all
}

/// Of a pair itself, of a trio its heaviest pair.
fn heaviest_pair(graph: &Graph, vertices: &[u32]) -> Option<(u32, u32)> {
    let pairs = match *vertices {
        [u, v] => vec![(u, v)],
        [u, v, w] => vec![(u, v), (u, w), (v, w)],
        _ => return None,
    };
    pairs.into_iter().max_by_key(|(u, v)| graph.weight(*u, *v))
}

/// The people whose company was decided beforehand: by a lock, or by the first meeting of a
/// forced pair.
fn pinned(view: &View<'_>, before: &Before, round: &SeatedRound<'_>) -> BTreeSet<usize> {
    let locks = view.roster.locks.iter().filter(|lock| lock.round == round.number);
    let mut pinned: BTreeSet<usize> = locks.flat_map(|lock| &lock.people).filter_map(|id| view.position(id)).collect();
    for pair in &view.roster.forced {
        let (Some(i), Some(j)) = (view.position(pair.first()), view.position(pair.second())) else { continue };
        let together = round.meetings.iter().any(|meeting| meeting.people.contains(&i) && meeting.people.contains(&j));
        if together && !before.met.contains(&(i.min(j), i.max(j))) {
            pinned.extend([i, j]);
        }
    }
    pinned
}

fn to_be_placed(view: &View<'_>, before: &Before, number: u32, pinned: &BTreeSet<usize>) -> Vec<usize> {
    let free = |person: &usize| {
        !pinned.contains(person)
            && !view.is_absent(*person, number)
            && !view.person(*person).standby
            && !before.stretch.rests(view, *person)
    };
    (0..view.roster.people.len()).filter(free).collect()
}

/// T > (n/2)·S and F > (n/2)·(T + S), for the greatest soft weight S that a pair can have.
fn tiers_too_small(view: &View<'_>, people: usize, tiers: Tiers) -> Option<String> {
    let pairs = (people / 2) as i128;
    let soft = i128::from(view.affinity.greatest_weight());
    let (bye, plain) = (i128::from(tiers.bye), i128::from(tiers.no_exception));
    let small = plain <= pairs * soft || bye <= pairs * (plain + soft);
    small.then(|| "The tiers do not outweigh what counts less.".to_owned())
}

fn graph(
    view: &View<'_>,
    rules: &Rules<'_>,
    before: &Before,
    people: &[usize],
    (number, tiers): (u32, Tiers),
) -> Option<Graph> {
    let ranks = before.bye_ranks(view);
    let kept = kept_for_later(view, number);
    let unavailable = unavailable_in(view, number);
    let mut builder = Graph::builder(people.len() as u32);
    for (u, i) in people.iter().enumerate() {
        for (v, j) in people.iter().enumerate().skip(u + 1) {
            let met = before.met.contains(&(*i.min(j), *i.max(j)));
            let later = kept.contains(&(*i.min(j), *i.max(j)));
            let unavailable = unavailable.contains(&(*i.min(j), *i.max(j)));
            if met || later || unavailable || rules.forbids(*i, *j) || before.stretch.capped(view, *i, *j) {
                continue;
            }
            let soft = view.affinity.weight(view.affinity.terms(*i, *j, &before.bridged));
            let plain = if rules.exception(*i, *j).is_none() { tiers.no_exception } else { 0 };
            let byes = ranks[*i] + ranks[*j];
            let weight = tiers.bye.checked_mul(byes)?.checked_add(plain)?.checked_add(soft)?;
            builder.add_edge(u as u32, v as u32, weight).ok()?;
        }
    }
    builder.build().ok()
}

/// The stored certificate in terms of vertices; none where it names other people.
fn by_vertex(stored: &RoundCertificate, vertex: &BTreeMap<&ParticipantKey, u32>) -> Option<Certificate> {
    let vertices = |ids: &[ParticipantKey]| {
        let mut vertices = ids.iter().map(|id| vertex.get(id).copied()).collect::<Option<Vec<u32>>>()?;
        vertices.sort_unstable();
        Some(vertices)
    };
    if stored.vertex_duals.len() != vertex.len() {
        return None;
    }
    let mut vertex_duals = vec![0; vertex.len()];
    for (id, dual) in &stored.vertex_duals {
        *vertex_duals.get_mut(*vertex.get(id)? as usize)? = *dual;
    }
    let blossom =
        |stored: &domain::plan::BlossomDual| Some(Blossom { vertices: vertices(&stored.people)?, dual: stored.dual });
    Some(Certificate {
        scale: u32::try_from(stored.scale).ok()?,
        vertex_duals,
        blossoms: stored.blossoms.iter().map(blossom).collect::<Option<Vec<_>>>()?,
        barrier: vertices(&stored.barrier)?,
        bound: stored.bound,
        priority_step: 0,
    })
}
