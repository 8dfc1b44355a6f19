//! `expert_cap`: nobody only gives in more than ⌈rounds / 2⌉ rounds.

use domain::roster::Roster;

use crate::affinity::Affinity;
use crate::pair_set::pairs_of;

/// In how many rounds each participant gave without receiving, up to now.
#[derive(Debug, Clone)]
pub(crate) struct OneWayGiving {
    of_person: Vec<u32>,
    most: u32,
}

impl OneWayGiving {
    pub(crate) fn none(roster: &Roster) -> Self {
        let most = roster.settings.expert_cap.unwrap_or(roster.rounds.div_ceil(2));
        Self { of_person: vec![0; roster.people.len()], most }
    }

    /// Whether a meeting of the two would make one of them give once too often.
    pub(crate) fn refuses(&self, affinity: &Affinity, i: usize, j: usize) -> bool {
        let giver = only_giver(affinity, i, j);
        giver.is_some_and(|giver| self.of_person[giver] >= self.most)
    }

    /// Takes over the meetings of a round: it counts once for whoever only gives in it.
    pub(crate) fn after(&mut self, affinity: &Affinity, meetings: &[Vec<usize>]) {
        for meeting in meetings {
            let mut givers: Vec<usize> = pairs_of(meeting).filter_map(|(i, j)| only_giver(affinity, i, j)).collect();
            givers.sort_unstable();
            givers.dedup();
            givers.into_iter().for_each(|giver| self.of_person[giver] += 1);
        }
    }
}

/// Of two people the one who gives and receives nothing.
pub(crate) fn only_giver(affinity: &Affinity, i: usize, j: usize) -> Option<usize> {
    match (affinity.gives(i, j) > 0, affinity.gives(j, i) > 0) {
        (true, false) => Some(i),
        (false, true) => Some(j),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{named, roster};
    use domain::Stance::{Offers, Seeks};

    #[test]
    fn the_expert_is_spared_after_half_of_the_rounds() {
        let people = vec![
            named("expert", "Legal", &[("law", Offers, true)]),
            named("grace", "Sales", &[("law", Seeks, true)]),
            named("alan", "Ops", &[("law", Seeks, true)]),
        ];
        let roster = roster(people, 2);
        let affinity = Affinity::of(&roster);
        let mut giving = OneWayGiving::none(&roster);
        assert!(!giving.refuses(&affinity, 0, 1));
        giving.after(&affinity, &[vec![1, 0]]);
        assert!(giving.refuses(&affinity, 2, 0));
        assert!(!giving.refuses(&affinity, 1, 2));
    }
}
