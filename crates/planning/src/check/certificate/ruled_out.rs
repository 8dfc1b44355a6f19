//! Pairs that a round's proof leaves out for reasons of the plan as a whole.

use std::collections::HashSet;

use domain::roster::Pair;

use crate::check::view::{View, each_pair};

/// Pairs that a lock or a round already shown brings together later.
pub(super) fn kept_for_later(view: &View<'_>, number: u32) -> HashSet<(usize, usize)> {
    let locks = view.roster.locks.iter().map(|lock| (lock.round, &lock.people));
    let fixed = view.roster.fixed_rounds.iter();
    let shown = fixed.flat_map(|round| round.meetings.iter().map(|meeting| (round.number, &meeting.people)));
    let mut kept = HashSet::new();
    for (_, ids) in locks.chain(shown).filter(|(round, _)| *round > number) {
        let people: Vec<usize> = ids.iter().filter_map(|id| view.position(id)).collect();
        kept.extend(each_pair(&people).into_iter().map(|(i, j)| (i.min(j), i.max(j))));
    }
    kept
}

/// Pairs that an exported roster rules out in this round, without a word why.
pub(super) fn unavailable_in(view: &View<'_>, number: u32) -> HashSet<(usize, usize)> {
    let entries = view.roster.masked.iter().flat_map(|masked| &masked.not_available);
    let pairs = entries.filter(|entry| entry.rounds.contains(&number)).map(|entry| &entry.pair);
    let positions = |pair: &Pair| {
        let (i, j) = (view.position(pair.first())?, view.position(pair.second())?);
        Some((i.min(j), i.max(j)))
    };
    pairs.filter_map(positions).collect()
}
