//! Rounds as an edge colouring, with Kempe's exchanges to make room for one more pair.

use crate::Matching;
use crate::matching::NONE;

/// The cell of a vertex in a round that it is not there for.
const ABSENT: u32 = NONE - 1;

/// Who meets whom in which round.
pub(super) struct Rounds {
    rounds: usize,
    /// Partner of vertex `v` in round `r` at `v · rounds + r`.
    partner: Vec<u32>,
}

impl Rounds {
    pub fn new(vertices: u32, rounds: usize) -> Self {
        Self { rounds, partner: vec![NONE; vertices as usize * rounds] }
    }

    /// `v` is not there in `round`.
    pub fn bar(&mut self, round: usize, v: u32) {
        let cell = self.cell(v, round);
        self.partner[cell] = ABSENT;
    }

    pub fn pair(&mut self, round: usize, u: u32, v: u32) {
        let (a, b) = (self.cell(u, round), self.cell(v, round));
        self.partner[a] = v;
        self.partner[b] = u;
    }

    /// Finds a round for `uv`, exchanging two rounds along a chain if need be; false when it stays
    /// out.
    ///
    /// Cost O(R² · chain).
    pub fn insert(&mut self, u: u32, v: u32) -> bool {
        let open = |rounds: &Self, x| (0..rounds.rounds).filter(|&r| rounds.at(x, r) == NONE).collect::<Vec<_>>();
        let (open_u, open_v) = (open(self, u), open(self, v));
        if let Some(&round) = open_u.iter().find(|round| open_v.contains(round)) {
            self.pair(round, u, v);
            return true;
        }
        for &a in &open_u {
            for &b in &open_v {
                if self.end_of_chain(v, a, b).is_some_and(|end| end != u) {
                    self.exchange(v, a, b);
                    self.pair(a, u, v);
                    return true;
                }
            }
        }
        false
    }

    /// As [`Self::insert`], again and again, with exchanges elsewhere in between, while there are
    /// `tries` left.
    ///
    /// Cost O(tries · chain).
    pub fn insert_after_exchanges(&mut self, u: u32, v: u32, tries: &mut u64) -> bool {
        loop {
            if self.insert(u, v) {
                return true;
            }
            let attempt = *tries;
            if attempt == 0 {
                return false;
            }
            *tries -= 1;
            let vertices = (self.partner.len() / self.rounds) as u64;
            let dice = scrambled(attempt, u, v);
            let rounds = self.rounds as u64;
            let (a, b) = (dice % rounds, (dice >> 20) % rounds);
            let start = (dice >> 40) % vertices;
            self.exchange_through(start as u32, a as usize, b as usize);
        }
    }

    /// Exchanges rounds `a` and `b` along the whole chain or cycle through `v`, if all on it are
    /// there in both.
    fn exchange_through(&mut self, v: u32, a: usize, b: usize) {
        let (mut start, mut round, mut other) = (v, b, a);
        while self.meets(start, round) {
            start = self.at(start, round);
            std::mem::swap(&mut round, &mut other);
            if start == v {
                break;
            }
        }
        if start == v && self.meets(v, a) && self.meets(v, b) {
            self.exchange_cycle(v, a, b);
        } else if self.at(start, round) == NONE && self.end_of_chain(start, other, round).is_some() {
            self.exchange(start, other, round);
        }
    }

    fn exchange_cycle(&mut self, v: u32, a: usize, b: usize) {
        let (mut vertex, mut round, mut other) = (v, a, b);
        loop {
            let next = self.at(vertex, round);
            let (x, y) = (self.cell(vertex, a), self.cell(vertex, b));
            self.partner.swap(x, y);
            vertex = next;
            std::mem::swap(&mut round, &mut other);
            if vertex == v {
                return;
            }
        }
    }

    /// Where the chain of rounds `a`, `b`, `a`, … from `v` ends; `None` when the last one is not there
    /// in the other round.
    fn end_of_chain(&self, v: u32, a: usize, b: usize) -> Option<u32> {
        let (mut vertex, mut round, mut other) = (v, a, b);
        while self.meets(vertex, round) {
            vertex = self.at(vertex, round);
            std::mem::swap(&mut round, &mut other);
        }
        (self.at(vertex, round) == NONE).then_some(vertex)
    }

    /// Exchanges rounds `a` and `b` along the chain from `v`.
    fn exchange(&mut self, v: u32, a: usize, b: usize) {
        let mut chain = vec![v];
        let (mut vertex, mut round, mut other) = (v, a, b);
        while self.meets(vertex, round) {
            vertex = self.at(vertex, round);
            chain.push(vertex);
            std::mem::swap(&mut round, &mut other);
        }
        for &vertex in &chain {
            let (x, y) = (self.cell(vertex, a), self.cell(vertex, b));
            self.partner.swap(x, y);
        }
    }

    pub fn into_matchings(self) -> Vec<Matching> {
        let vertices = self.partner.len() / self.rounds.max(1);
        let mate = |cell: usize| if self.partner[cell] == ABSENT { NONE } else { self.partner[cell] };
        let mates = |round| (0..vertices).map(|v| mate(v * self.rounds + round)).collect();
        (0..self.rounds).map(|round| Matching::from_mates(mates(round))).collect()
    }

    fn meets(&self, v: u32, round: usize) -> bool {
        self.at(v, round) < ABSENT
    }

    fn at(&self, v: u32, round: usize) -> u32 {
        self.partner[self.cell(v, round)]
    }

    fn cell(&self, v: u32, round: usize) -> usize {
        v as usize * self.rounds + round
    }
}

/// A number that looks random and depends on nothing else.
pub(super) fn scrambled(attempt: u64, u: u32, v: u32) -> u64 {
    let mut x = attempt.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(u) << 32 ^ u64::from(v);
    x = (x ^ x >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ x >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ x >> 31
}
