//! Ways to pair people for one round, from chance to least familiarity, and what they waste.

use domain::plan::Spread;
use matching::{Budget, Graph, Objective, solve};
use network::{Familiarity, Ties};
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

/// A way to pair people. Each adds a rule to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    Random,
    CrossDepartment,
    NoKnownContact,
    LeastFamiliarity,
}

/// What is known before the round.
pub struct Known<'a> {
    pub departments: &'a [Vec<usize>],
    pub ties: &'a Ties,
    pub familiarity: &'a Familiarity,
}

/// What a strategy did over several events.
#[derive(Debug, Serialize)]
pub struct Tried {
    pub strategy: Strategy,
    /// The share of pairs that met anyway, 0..=1; none: the rule does not apply, or nobody is paired.
    pub waste: Option<Spread>,
    /// Mean raw familiarity of the pairs.
    pub familiarity: Option<Spread>,
    /// Pairs of one event, on average.
    pub pairs: f64,
}

/// Random weights are below this.
const CHANCE: i64 = 1 << 20;
/// Among equally familiar pairs chance decides, in steps below this.
const EQUALS: i64 = 1 << 4;
/// Above any raw familiarity in units of 10⁻⁹.
const FAMILIARITY_MAX: i64 = 1 << 31;

impl Strategy {
    /// All, from the fewest rules to the most.
    pub const ALL: [Strategy; 4] =
        [Strategy::Random, Strategy::CrossDepartment, Strategy::NoKnownContact, Strategy::LeastFamiliarity];

    /// The name in the table.
    pub const fn title(self) -> &'static str {
        match self {
            Strategy::Random => "random",
            Strategy::CrossDepartment => "random across departments",
            Strategy::NoKnownContact => "+ no known contact",
            Strategy::LeastFamiliarity => "+ least familiarity",
        }
    }

    /// Pairs half of the people, drawn anew for each seed, and counts who met anyway.
    pub fn try_out(self, known: &Known<'_>, met: &Ties, seeds: u32) -> Tried {
        let applies = self != Strategy::CrossDepartment || known.departments.iter().any(|own| !own.is_empty());
        let seeds = if applies { seeds } else { 0 };
        let plans: Vec<Vec<[usize; 2]>> = (0..seeds).map(|seed| self.pairs(known, seed)).collect();
        let plans: Vec<Vec<[usize; 2]>> = plans.into_iter().filter(|pairs| !pairs.is_empty()).collect();
        let mean = |value: &dyn Fn(&[usize; 2]) -> f64| {
            spread(plans.iter().map(|pairs| pairs.iter().map(value).sum::<f64>() / pairs.len() as f64).collect())
        };
        let waste = mean(&|[a, b]| if met.strength(*a, *b) > 0.0 { 1.0 } else { 0.0 });
        let familiarity = mean(&|[a, b]| known.familiarity.of(*a, *b));
        let pairs = plans.iter().map(Vec::len).sum::<usize>() as f64 / plans.len().max(1) as f64;
        Tried { strategy: self, waste, familiarity, pairs }
    }

    fn pairs(self, known: &Known<'_>, seed: u32) -> Vec<[usize; 2]> {
        // The same people take part under every strategy.
        let people = participants(known.departments.len(), &mut ChaCha8Rng::seed_from_u64(u64::from(seed)));
        let mut rng = ChaCha8Rng::seed_from_u64(u64::from(seed) + (1 << 32) * (1 + self as u64));
        if self == Strategy::Random {
            let mut people = people;
            people.shuffle(&mut rng);
            return people.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect();
        }
        let mut edges = Vec::new();
        for (u, &a) in people.iter().enumerate() {
            for (v, &b) in people.iter().enumerate().skip(u + 1) {
                let chance = rng.random_range(0..CHANCE);
                edges.extend(self.weight(known, (a, b), chance).map(|weight| (u as u32, v as u32, weight)));
            }
        }
        let graph = Graph::from_edges(people.len() as u32, edges);
        let solution = graph.and_then(|graph| solve(&graph, Objective::MaximumCardinality, Budget::unlimited()));
        let matched = solution.map(|solution| solution.matching);
        let pairs = matched.iter().flat_map(|matching| matching.pairs());
        pairs.map(|(u, v)| [people[u as usize], people[v as usize]]).collect()
    }

    /// What a pair is worth; none: the two share a department.
    fn weight(self, known: &Known<'_>, (a, b): (usize, usize), chance: i64) -> Option<i64> {
        if known.departments[a].iter().any(|own| known.departments[b].contains(own)) {
            return None;
        }
        let unfamiliar = FAMILIARITY_MAX - i64::from(known.familiarity.nano(a, b));
        let worth = match self {
            Strategy::LeastFamiliarity => unfamiliar * EQUALS + chance % EQUALS,
            _ => chance,
        };
        // One known contact less is worth more than everything else together.
        let tier = known.departments.len() as i64 * FAMILIARITY_MAX * EQUALS;
        let is_known = known.ties.strength(a, b) > 0.0;
        let rewards_strangers = matches!(self, Strategy::NoKnownContact | Strategy::LeastFamiliarity);
        Some(worth + if rewards_strangers && !is_known { tier } else { 0 })
    }
}

/// Every second person, drawn by lot, an even number: events differ enough for their spread to show
/// the noise of a strategy that would pair the same people again and again.
fn participants(people: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    let mut all: Vec<usize> = (0..people).collect();
    all.shuffle(rng);
    all.truncate((people.div_ceil(2) + 1) & !1);
    all.sort_unstable();
    all
}

/// Mean and standard deviation of the sample; none of nothing.
fn spread(values: Vec<f64>) -> Option<Spread> {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (!values.is_empty()).then(|| Spread { mean, sd: (squares / (count - 1.0).max(1.0)).sqrt() })
}
