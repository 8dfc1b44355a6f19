//! The candidate graph: who may meet whom, and what it is worth; a vetoed pair keeps its code.

use std::collections::BTreeMap;

use domain::plan::Terms;
use domain::roster::{Pair, ParticipantKey, Roster};
use petgraph::graph::{NodeIndex, UnGraph};

use crate::affinity::Affinity;
use crate::vetoes::{Rulebook, Strength, public_code};

/// An edge of the candidate graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Σ weight_k · term_k before the first round.
    pub weight: i64,
    pub terms: Terms,
    /// The `if_unavoidable` rule that the pairing would break.
    pub exception: Option<&'static str>,
}

/// What may become of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairVerdict {
    Candidate(Candidate),
    /// The public code of the rule against it.
    Vetoed(&'static str),
}

/// Participants in the order of the roster, and their candidates.
#[derive(Debug, Clone)]
pub struct CandidateGraph {
    /// Node `i` is the participant at position `i` of the roster.
    pub graph: UnGraph<ParticipantKey, Candidate>,
    /// Public codes of the pairs that are no candidates. Private rules read `not_available`.
    pub vetoes: BTreeMap<Pair, &'static str>,
}

/// Builds the candidate graph. Cost O(n²).
pub fn candidates(roster: &Roster) -> CandidateGraph {
    let affinity = Affinity::of(roster);
    let rulebook = Rulebook::of(roster);
    let bridged = affinity.bridged_before(roster);
    let mut graph = UnGraph::with_capacity(roster.people.len(), 0);
    let nodes: Vec<NodeIndex> = roster.people.iter().map(|person| graph.add_node(person.id.clone())).collect();
    let mut vetoes = BTreeMap::new();
    for i in 0..nodes.len() {
        for j in i + 1..nodes.len() {
            let verdict = rulebook.verdict(i, j);
            if let Some((Strength::Never, code)) = verdict {
                vetoes.insert(Pair::new(graph[nodes[i]].clone(), graph[nodes[j]].clone()), public_code(code));
                continue;
            }
            let terms = affinity.terms(i, j, &bridged);
            let exception = verdict.map(|(_, code)| code);
            graph.add_edge(nodes[i], nodes[j], Candidate { weight: affinity.weight(terms), terms, exception });
        }
    }
    CandidateGraph { graph, vetoes }
}

impl CandidateGraph {
    /// What may become of the participants at positions `i` ≠ `j`.
    pub fn verdict(&self, i: usize, j: usize) -> Option<PairVerdict> {
        let (a, b) = (NodeIndex::new(i), NodeIndex::new(j));
        if let Some(edge) = self.graph.find_edge(a, b) {
            return Some(PairVerdict::Candidate(self.graph[edge]));
        }
        let pair = Pair::new(self.graph.node_weight(a)?.clone(), self.graph.node_weight(b)?.clone());
        self.vetoes.get(&pair).map(|code| PairVerdict::Vetoed(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{departments, pair};

    #[test]
    fn a_vetoed_pair_keeps_its_code_and_a_private_one_does_not_tell() {
        let mut roster = departments(&[2, 2], 1);
        roster.excluded = vec![pair("a00", "b00")];
        roster.known_contacts = vec![pair("a01", "b01")];
        let found = candidates(&roster);
        assert_eq!(found.verdict(0, 1), Some(PairVerdict::Vetoed("same_department")));
        assert_eq!(found.verdict(2, 0), Some(PairVerdict::Vetoed("not_available")));
        let Some(PairVerdict::Candidate(known)) = found.verdict(1, 3) else { panic!("a candidate") };
        assert_eq!(known.exception, Some("known_contact"));
        assert_eq!(found.graph.edge_count() + found.vetoes.len(), 6);
    }
}
