//! Rounds the halves of a fractional R-matching: along Euler trails every second edge is taken.
//!
//! Degrees stay within their bounds. Trails between vertices of odd degree and closed trails of even
//! length lose nothing; a closed trail of odd length leaves its first vertex one short.
//! Cost O(edges).

use crate::matching::NONE;

/// The edges to take.
pub(super) fn round(vertices: u32, half: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut trails = Trails::new(vertices, half);
    let mut taken = Vec::new();
    let hub_first = std::iter::once(vertices).chain(0..vertices);
    for start in hub_first {
        let circuit = trails.circuit(start);
        for trail in circuit.split(|&vertex| vertex == vertices) {
            let pairs = trail.windows(2).map(|pair| (pair[0], pair[1]));
            let closed = trail.first() == trail.last();
            let odd = trail.len().is_multiple_of(2);
            taken.extend(pairs.skip(usize::from(closed && odd)).step_by(2));
        }
    }
    taken
}

/// The edges not walked yet, with a hub joined to every vertex of odd degree.
struct Trails {
    edges: Vec<(u32, u32)>,
    walked: Vec<bool>,
    at: Vec<Vec<u32>>,
}

impl Trails {
    fn new(vertices: u32, half: &[(u32, u32)]) -> Self {
        let mut degree = vec![0_u32; vertices as usize];
        for &(u, v) in half {
            degree[u as usize] += 1;
            degree[v as usize] += 1;
        }
        let odd = (0..vertices).filter(|&v| degree[v as usize] % 2 == 1);
        let edges: Vec<(u32, u32)> = half.iter().copied().chain(odd.map(|v| (vertices, v))).collect();
        let mut at = vec![Vec::new(); vertices as usize + 1];
        for (index, &(u, v)) in (0_u32..).zip(&edges) {
            at[u as usize].push(index);
            at[v as usize].push(index);
        }
        Self { walked: vec![false; edges.len()], edges, at }
    }

    /// The Euler circuit through `start`, as vertices (Hierholzer 1873); a single one if none is left.
    fn circuit(&mut self, start: u32) -> Vec<u32> {
        let mut path = vec![start];
        let mut circuit = Vec::new();
        while let Some(&vertex) = path.last() {
            match self.step(vertex) {
                NONE => {
                    circuit.push(vertex);
                    path.pop();
                }
                next => path.push(next),
            }
        }
        circuit
    }

    fn step(&mut self, vertex: u32) -> u32 {
        while let Some(index) = self.at[vertex as usize].pop() {
            if !std::mem::replace(&mut self.walked[index as usize], true) {
                let (u, v) = self.edges[index as usize];
                return if u == vertex { v } else { u };
            }
        }
        NONE
    }
}
