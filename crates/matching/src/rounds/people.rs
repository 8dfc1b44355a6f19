//! Who is there when, and who sits out.

use super::RoundsProblem;
use crate::Matching;

impl RoundsProblem<'_> {
    /// In how many rounds each vertex is there.
    pub(crate) fn degrees(&self) -> Vec<u32> {
        let all = vec![self.rounds; self.graph.vertex_count() as usize];
        let Some(presence) = self.presence else {
            return all;
        };
        let there = |v| presence.iter().map(|round| u32::from(round[v])).sum();
        (0..all.len()).map(there).collect()
    }

    /// How many are there in `round`.
    pub(super) fn people(&self, round: usize) -> u32 {
        match self.presence {
            None => self.graph.vertex_count(),
            Some(presence) => presence[round].iter().map(|&there| u32::from(there)).sum(),
        }
    }

    /// Rounds in which somebody has to sit out because the number is odd.
    pub(super) fn odd_rounds(&self) -> u32 {
        (0..self.rounds as usize).map(|round| self.people(round) % 2).sum()
    }

    /// No choice of matchings has more pairs.
    pub(super) fn pairs_max(&self) -> u64 {
        (0..self.rounds as usize).map(|round| u64::from(self.people(round) / 2)).sum()
    }

    pub(super) fn is_present(&self, round: usize, v: u32) -> bool {
        self.presence.is_none_or(|presence| presence[round][v as usize])
    }

    /// Rounds that a vertex is there for but has nobody in.
    pub(super) fn byes(&self, matchings: &[Matching]) -> Vec<u32> {
        let mut byes = vec![0; self.graph.vertex_count() as usize];
        for (round, matching) in matchings.iter().enumerate() {
            for v in matching.exposed().filter(|&v| self.is_present(round, v)) {
                byes[v as usize] += 1;
            }
        }
        byes
    }
}
