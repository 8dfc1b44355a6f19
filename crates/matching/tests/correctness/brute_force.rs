//! The oracle: every matching of a small graph, by subsets. Knows nothing of the solver's types.

/// The best value of each kind over all matchings.
#[derive(Debug, PartialEq, Eq)]
pub struct Best {
    pub weight: i64,
    pub cardinality: usize,
    /// The greatest weight with that cardinality.
    pub weight_at_cardinality: i64,
    /// Among maximum-cardinality matchings: exposed priorities, highest first, least of all.
    pub exposed: Vec<u32>,
    /// The greatest weight among those.
    pub weight_at_priority: i64,
}

type Value = (usize, std::cmp::Reverse<Vec<u32>>, i64);

struct Table<'a> {
    adjacency: Vec<Vec<Option<i64>>>,
    priorities: &'a [u32],
    heaviest: Vec<Option<i64>>,
    fairest: Vec<Option<Value>>,
}

pub fn best(vertices: usize, edges: &[(u32, u32, i64)], priorities: &[u32]) -> Best {
    let mut adjacency = vec![vec![None; vertices]; vertices];
    for &(u, v, weight) in edges {
        for (a, b) in [(u as usize, v as usize), (v as usize, u as usize)] {
            adjacency[a][b] = adjacency[a][b].max(Some(weight));
        }
    }
    let mut table =
        Table { adjacency, priorities, heaviest: vec![None; 1 << vertices], fairest: vec![None; 1 << vertices] };
    let all = (1 << vertices) - 1;
    let zero = vec![0; vertices];
    let (cardinality, exposed, weight_at_priority) = table.fairest(all);
    let mut plain = Table {
        adjacency: table.adjacency.clone(),
        priorities: &zero,
        heaviest: vec![None; 1 << vertices],
        fairest: vec![None; 1 << vertices],
    };
    Best {
        weight: table.heaviest(all),
        cardinality,
        weight_at_cardinality: plain.fairest(all).2,
        exposed: exposed.0,
        weight_at_priority,
    }
}

impl Table<'_> {
    fn heaviest(&mut self, rest: usize) -> i64 {
        if rest == 0 {
            return 0;
        }
        if let Some(known) = self.heaviest[rest] {
            return known;
        }
        let (u, without) = split(rest);
        let mut best = self.heaviest(without);
        for v in members(without) {
            if let Some(weight) = self.adjacency[u][v] {
                best = best.max(weight + self.heaviest(without & !(1 << v)));
            }
        }
        self.heaviest[rest] = Some(best);
        best
    }

    fn fairest(&mut self, rest: usize) -> Value {
        if rest == 0 {
            return (0, std::cmp::Reverse(Vec::new()), 0);
        }
        if let Some(known) = &self.fairest[rest] {
            return known.clone();
        }
        let (u, without) = split(rest);
        let (pairs, mut exposed, weight) = self.fairest(without);
        exposed.0.push(self.priorities[u]);
        exposed.0.sort_unstable_by(|a, b| b.cmp(a));
        let mut best = (pairs, exposed, weight);
        for v in members(without) {
            if let Some(weight) = self.adjacency[u][v] {
                let (pairs, exposed, sum) = self.fairest(without & !(1 << v));
                best = best.max((pairs + 1, exposed, sum + weight));
            }
        }
        self.fairest[rest] = Some(best.clone());
        best
    }
}

fn split(rest: usize) -> (usize, usize) {
    let lowest = rest.trailing_zeros() as usize;
    (lowest, rest & !(1 << lowest))
}

fn members(set: usize) -> impl Iterator<Item = usize> {
    (0..usize::BITS as usize).filter(move |v| set >> v & 1 == 1)
}
