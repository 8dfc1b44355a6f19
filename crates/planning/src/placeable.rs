//! How many can be placed at most: a bound on any plan under the same rules.
//!
//! A definition that planner and checker share, computed with the unweighted matching of petgraph
//! (Gabow 1976), which shares no code with the solver.

use std::collections::BTreeMap;

use domain::OddOne;
use domain::plan::NeverSpared;
use domain::roster::Roster;
use petgraph::graph::UnGraph;

use crate::presence::{is_there, rounds_there};
use crate::vetoes::{Rulebook, Strength};

/// The smaller of two bounds on participants × rounds with a meeting: the sum over rounds of the
/// most that the rules of pairs let sit in that round alone, and the sum over people of the
/// rounds and partners that they have. Where trios or stand-ins are possible everybody with a
/// partner counts. Stand-ins are not counted. Cost one unweighted matching per different presence.
pub(crate) fn placeable(roster: &Roster) -> u32 {
    let allowed = allowed(roster);
    let regular = |person: usize| !roster.people[person].standby;
    let only_pairs = roster.settings.odd == OddOne::Bye && (0..allowed.len()).all(regular);
    let mut known: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
    let mut by_round = 0;
    for round in 1..=roster.rounds {
        let there: Vec<bool> = (0..allowed.len()).map(|person| is_there(roster, person, round)).collect();
        by_round += *known.entry(there).or_insert_with_key(|there| match only_pairs {
            true => most_placed(&allowed, there),
            false => {
                (0..there.len()).filter(|p| regular(*p) && there[*p] && allowed[*p].iter().any(|o| there[*o])).count()
            }
        });
    }
    let rounds = |person: usize| allowed[person].len().min(rounds_there(roster, person) as usize);
    let by_person: usize = (0..allowed.len()).filter(|person| regular(*person)).map(rounds).sum();
    by_round.min(by_person) as u32
}

/// Who has fewer partners than rounds, and so many byes at least.
pub(crate) fn never_spared(roster: &Roster) -> Vec<NeverSpared> {
    let allowed = allowed(roster);
    let mut spared: Vec<NeverSpared> = Vec::new();
    for (position, person) in roster.people.iter().enumerate().filter(|(_, person)| !person.standby) {
        let byes = rounds_there(roster, position).saturating_sub(allowed[position].len() as u32);
        if byes > 0 {
            spared.push(NeverSpared { person: person.id.clone(), byes });
        }
    }
    spared.sort_by(|a, b| a.person.cmp(&b.person));
    spared
}

/// Allowed partners of everybody by the rules of pairs.
fn allowed(roster: &Roster) -> Vec<Vec<usize>> {
    let rulebook = Rulebook::of(roster);
    let people = roster.people.len();
    let may = |i: usize, j: usize| i != j && !matches!(rulebook.verdict(i, j), Some((Strength::Never, _)));
    (0..people).map(|i| (0..people).filter(|j| may(i, *j)).collect()).collect()
}

fn most_placed(allowed: &[Vec<usize>], there: &[bool]) -> usize {
    let pairs = allowed.iter().enumerate().flat_map(|(i, partners)| partners.iter().map(move |j| (i, *j)));
    let present = pairs.filter(|(i, j)| i < j && there[*i] && there[*j]);
    let mut graph = UnGraph::<(), ()>::new_undirected();
    let nodes: Vec<_> = allowed.iter().map(|_| graph.add_node(())).collect();
    present.for_each(|(i, j)| {
        graph.add_edge(nodes[i], nodes[j], ());
    });
    2 * petgraph::algo::maximum_matching(&graph).edges().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::departments;

    #[test]
    fn one_large_department_bounds_the_places() {
        assert_eq!(placeable(&departments(&[24, 8, 4, 4], 5)), 5 * 32);
        assert_eq!(placeable(&departments(&[20, 10, 5, 5], 5)), 5 * 40);
    }

    #[test]
    fn few_partners_bound_the_rounds() {
        let roster = departments(&[2, 1], 3);
        assert_eq!(placeable(&roster), 4);
        let spared: Vec<_> = never_spared(&roster).into_iter().map(|s| (s.person.to_string(), s.byes)).collect();
        assert_eq!(spared, [("a00".to_owned(), 2), ("a01".to_owned(), 2), ("b00".to_owned(), 1)]);
    }
}
