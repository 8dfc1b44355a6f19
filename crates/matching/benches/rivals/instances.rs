//! Seeded instances as events have them: departments, topics, novelty.

use matching::{Graph, GraphError};
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const TOPICS: u32 = 60;
/// Shares of the departments, in thousandths.
pub const SKEWED: [u32; 8] = [240, 200, 160, 130, 100, 80, 50, 40];
/// One department holds most people, so that many must stay alone.
pub const GIANT: [u32; 8] = [650, 100, 60, 50, 50, 40, 30, 20];
/// How many colleagues a sparse candidate list is chosen from.
const LOOKED_AT: u32 = 256;

struct Person {
    department: usize,
    offers: u64,
    seeks: u64,
}

/// `n` people of whom every pair across departments is an edge.
pub fn dense(n: u32, shares: [u32; 8], seed: u64) -> Result<Graph, GraphError> {
    let people = people(n, shares, seed);
    let pairs = (0..n).flat_map(|u| (u + 1..n).map(move |v| (u, v)));
    let edges = pairs.filter_map(|(u, v)| Some((u, v, weight(&people, u, v, seed)?)));
    Graph::from_edges(n, edges)
}

/// `n` people with the union of everybody's best `k` of 256 colleagues (of all, if fewer).
pub fn sparse(n: u32, k: usize, shares: [u32; 8], seed: u64) -> Result<Graph, GraphError> {
    let people = people(n, shares, seed);
    let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0x5eed);
    let mut builder = Graph::builder(n);
    for u in 0..n {
        let looked_at: Vec<u32> = if n <= 4 * LOOKED_AT {
            (0..n).collect()
        } else {
            (0..LOOKED_AT).map(|_| rng.random_range(0..n)).collect()
        };
        let mut best: Vec<(i64, u32)> =
            looked_at.into_iter().filter_map(|v| Some((weight(&people, u, v, seed)?, v))).collect();
        best.sort_unstable_by(|a, b| b.cmp(a));
        best.dedup();
        for &(weight, v) in best.iter().take(k) {
            builder.add_edge(u, v, weight)?;
        }
    }
    builder.build()
}

fn people(n: u32, shares: [u32; 8], seed: u64) -> Vec<Person> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut departments: Vec<usize> = Vec::new();
    for (department, share) in shares.iter().enumerate() {
        departments.extend(std::iter::repeat_n(department, (n * share / 1000) as usize));
    }
    while departments.len() < n as usize {
        departments.push(rng.random_range(0..shares.len()));
    }
    departments.shuffle(&mut rng);
    let mut topics = |most: u32| {
        let count = rng.random_range(0..=most);
        (0..count).fold(0_u64, |set, _| set | 1 << rng.random_range(0..TOPICS))
    };
    let person = |department| Person { department, offers: topics(3), seeks: topics(3) };
    departments.into_iter().map(person).collect()
}

/// 60 · exchange + 30 · novelty + 10 · common ground, each 0..=1000: up to 100,000.
fn weight(people: &[Person], u: u32, v: u32, seed: u64) -> Option<i64> {
    let (a, b) = (&people[u as usize], &people[v as usize]);
    if a.department == b.department || u == v {
        return None;
    }
    let directions = [a.offers & b.seeks, b.offers & a.seeks];
    let exchange = match directions.iter().filter(|&&set| set != 0).count() {
        0 => 0,
        1 => 250,
        _ => 1000,
    };
    let novelty = mix(seed, u.min(v), u.max(v)) % 1001;
    let common = i64::from(((a.offers | a.seeks) & (b.offers | b.seeks)).count_ones()).min(4) * 250;
    Some(60 * exchange + 30 * i64::try_from(novelty).unwrap_or(0) + 10 * common)
}

/// The same pair gives the same number, whoever asks.
fn mix(seed: u64, u: u32, v: u32) -> u64 {
    let mut x = seed ^ (u64::from(u) << 32 | u64::from(v));
    for _ in 0..2 {
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^= x >> 31;
    }
    x
}
