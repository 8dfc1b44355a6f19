//! Who meets whom in every round, what everybody gave, received and was served, and exchanges.

use std::collections::HashSet;

use domain::Stance;

use crate::limits::expert_cap::only_giver;
use crate::pair_set::pairs_of;
use crate::rounds::{DrawnRound, Scene};

/// Two meetings of a round exchange partners: `a` meets `b`, and their partners meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exchange {
    pub round: usize,
    pub a: usize,
    pub b: usize,
}

/// What an exchange would do.
pub(super) struct Trial {
    /// Whether nobody of the four gives only, more often than the cap allows.
    pub allowed: bool,
    /// Allowed, and each of the four lacks at most what they lack now.
    pub nobody_lacks_more: bool,
    pub more_lacking: i64,
    pub least_served: i64,
    /// Weight lost, without `bridge`.
    pub loss: i64,
}

/// The state of the search.
#[derive(Clone)]
pub(super) struct Ledger<'s> {
    pub scene: &'s Scene<'s>,
    /// Per round and person the partner, where the meeting is a pair that may be opened.
    partner: Vec<Vec<Option<usize>>>,
    met: HashSet<(usize, usize)>,
    gave: Vec<u32>,
    received: Vec<u32>,
    only_gave: Vec<u32>,
    cap: u32,
    served: Vec<i64>,
    /// Who is to give, and who is to receive, because there is somebody to give to or to receive
    /// from.
    pub to_give: Vec<bool>,
    pub to_receive: Vec<bool>,
    changed: bool,
}

impl<'s> Ledger<'s> {
    pub(super) fn of(scene: &'s Scene<'s>, rounds: &[DrawnRound]) -> Self {
        let people = scene.roster.people.len();
        let wants =
            |person: usize, giving| is_exchanger(scene, person) && partners(scene, person, giving).next().is_some();
        let mut ledger = Self {
            scene,
            partner: rounds.iter().map(|round| open_pairs(scene, round)).collect(),
            met: HashSet::new(),
            gave: vec![0; people],
            received: vec![0; people],
            only_gave: vec![0; people],
            cap: scene.roster.settings.expert_cap.unwrap_or(scene.roster.rounds.div_ceil(2)),
            served: vec![0; people],
            to_give: (0..people).map(|person| wants(person, true)).collect(),
            to_receive: (0..people).map(|person| wants(person, false)).collect(),
            changed: false,
        };
        let meetings = rounds.iter().flat_map(|round| &round.meetings);
        meetings.flat_map(|meeting| pairs_of(meeting)).for_each(|(i, j)| ledger.count(i, j, 1));
        ledger
    }

    pub(super) fn is_changed(&self) -> bool {
        self.changed
    }

    /// How many rounds there are.
    pub(super) fn round_count(&self) -> usize {
        self.partner.len()
    }

    /// The partner of a person in an open pair of a round.
    pub(super) fn partner(&self, round: usize, person: usize) -> Option<usize> {
        self.partner[round][person]
    }

    /// What a person still lacks: 0 for nothing, 2 for one of giving and receiving, 3 for both, so
    /// that making one person whole counts more than helping two halfway.
    pub(super) fn lacks(&self, person: usize) -> i64 {
        let can_be_whole = self.to_give[person] && self.to_receive[person];
        match (self.lacks_giving(person), self.lacks_receiving(person)) {
            (false, false) => 0,
            (true, true) => 5,
            _ if can_be_whole => 4,
            _ => 1,
        }
    }

    pub(super) fn lacks_giving(&self, person: usize) -> bool {
        self.to_give[person] && self.gave[person] == 0
    }

    pub(super) fn lacks_receiving(&self, person: usize) -> bool {
        self.to_receive[person] && self.received[person] == 0
    }

    /// What all together lack.
    pub(super) fn lacking(&self) -> i64 {
        (0..self.gave.len()).map(|person| self.lacks(person)).sum()
    }

    /// The weight, without `bridge`, of somebody's meetings.
    pub(super) fn served(&self, person: usize) -> i64 {
        self.served[person]
    }

    /// Who has an open meeting and is served worst; of equals the first by id.
    pub(super) fn worst(&self) -> Option<usize> {
        let open = |person: &usize| self.partner.iter().any(|round| round[*person].is_some());
        let people = (0..self.served.len()).filter(open);
        people.min_by_key(|person| (self.served[*person], self.scene.rank[*person]))
    }

    pub(super) fn worst_served(&self) -> i64 {
        self.worst().map_or(0, |person| self.served[person])
    }

    /// The weight, without `bridge`, that an exchange loses, whether or not it is allowed; none
    /// where one of the two has no open pair.
    pub(super) fn loss(&self, exchange: Exchange) -> Option<i64> {
        let Exchange { round, a, b } = exchange;
        let (c, d) = (self.partner[round][a]?, self.partner[round][b]?);
        if a == b || c == b {
            return None;
        }
        let weight = |i: usize, j: usize| self.scene.table.cell(i, j).lasting_weight;
        Some(weight(a, c) + weight(b, d) - weight(a, b) - weight(c, d))
    }

    /// What the least served of the four would be served, whether or not it is allowed.
    pub(super) fn least_after(&self, Exchange { round, a, b }: Exchange) -> Option<i64> {
        let (c, d) = (self.partner[round][a]?, self.partner[round][b]?);
        let weight = |i: usize, j: usize| self.scene.table.cell(i, j).lasting_weight;
        if a == b || c == b {
            return None;
        }
        let (ac, bd, ab, cd) = (weight(a, c), weight(b, d), weight(a, b), weight(c, d));
        [(a, ac, ab), (c, ac, cd), (b, bd, ab), (d, bd, cd)]
            .into_iter()
            .map(|(person, before, after)| self.served[person] - before + after)
            .min()
    }

    /// The four people of an exchange: a, b, and their partners; none where it is not allowed.
    pub(super) fn four(&self, exchange: Exchange) -> Option<[usize; 4]> {
        let Exchange { round, a, b } = exchange;
        let (c, d) = (self.partner[round][a]?, self.partner[round][b]?);
        if a == b || c == b {
            return None;
        }
        let table = &self.scene.table;
        let fine = |i: usize, j: usize| {
            table.cell(i, j).is_candidate()
                && !self.met.contains(&(i.min(j), i.max(j)))
                && !self.scene.kept_for_later(0, i, j)
        };
        if !fine(a, b) || !fine(c, d) {
            return None;
        }
        let exceptions = |i: usize, j: usize| u8::from(table.cell(i, j).exception().is_some());
        let same = exceptions(a, b) + exceptions(c, d) == exceptions(a, c) + exceptions(b, d);
        let near = |i, j| u8::from(self.is_near(i, j));
        let nearer = near(a, b) + near(c, d) > near(a, c) + near(b, d);
        (same && !nearer).then_some([a, b, c, d])
    }

    /// Whether two people are of one sub-department and not known to be at different sites.
    pub(super) fn is_near(&self, i: usize, j: usize) -> bool {
        if self.scene.table.cell(i, j).exception() != Some("same_department") {
            return false;
        }
        let (a, b) = (&self.scene.roster.people[i], &self.scene.roster.people[j]);
        let apart = a.site.as_ref().zip(b.site.as_ref()).is_some_and(|(own, other)| own != other);
        !apart && a.departments.iter().any(|own| b.departments.contains(own))
    }

    /// Makes an exchange.
    pub(super) fn make(&mut self, exchange: Exchange, [a, b, c, d]: [usize; 4]) {
        for (i, j, step) in [(a, c, -1), (b, d, -1), (a, b, 1), (c, d, 1)] {
            self.count(i, j, step);
        }
        for (i, j) in [(a, b), (c, d)] {
            self.partner[exchange.round][i] = Some(j);
            self.partner[exchange.round][j] = Some(i);
        }
        self.changed = true;
    }

    fn undo(&mut self, exchange: Exchange, [a, b, c, d]: [usize; 4]) {
        self.make(exchange, [a, c, b, d]);
    }

    /// Tries an exchange and undoes it.
    pub(super) fn trial(&mut self, exchange: Exchange, four: [usize; 4]) -> Trial {
        let (changed, lacks, served) = (self.changed, four.map(|p| self.lacks(p)), four.map(|p| self.served(p)));
        self.make(exchange, four);
        let (lacks_then, served_then) = (four.map(|p| self.lacks(p)), four.map(|p| self.served(p)));
        let allowed = four.iter().all(|person| self.only_gave[*person] <= self.cap);
        self.undo(exchange, four);
        self.changed = changed;
        let sum = |values: [i64; 4]| values.iter().sum::<i64>();
        Trial {
            allowed,
            nobody_lacks_more: allowed && lacks.iter().zip(&lacks_then).all(|(before, after)| after <= before),
            more_lacking: sum(lacks_then) - sum(lacks),
            least_served: served_then.into_iter().min().unwrap_or(0),
            loss: (sum(served) - sum(served_then)) / 2,
        }
    }

    fn count(&mut self, i: usize, j: usize, step: i32) {
        let affinity = &self.scene.affinity;
        for (giver, receiver) in [(i, j), (j, i)] {
            if affinity.gives(giver, receiver) > 0 {
                self.gave[giver] = self.gave[giver].wrapping_add_signed(step);
                self.received[receiver] = self.received[receiver].wrapping_add_signed(step);
            }
        }
        if let Some(giver) = only_giver(affinity, i, j) {
            self.only_gave[giver] = self.only_gave[giver].wrapping_add_signed(step);
        }
        let worth = self.scene.table.cell(i, j).lasting_weight * i64::from(step);
        self.served[i] += worth;
        self.served[j] += worth;
        let pair = (i.min(j), i.max(j));
        if step > 0 {
            self.met.insert(pair);
        } else {
            self.met.remove(&pair);
        }
    }

    /// The drawn rounds with the exchanged pairs.
    pub(super) fn rounds(&self, drawn: &[DrawnRound]) -> Vec<DrawnRound> {
        let mut rounds = drawn.to_vec();
        for (round, partner) in rounds.iter_mut().zip(&self.partner) {
            round.meetings.retain(|meeting| meeting.len() != 2 || partner[meeting[0]].is_none());
            let pairs = partner.iter().enumerate().filter_map(|(i, j)| j.filter(|j| i < *j).map(|j| (i, j)));
            round.meetings.extend(pairs.map(|(i, j)| self.scene.meeting(&[i, j])));
            round.meetings.sort_unstable();
        }
        rounds
    }
}

/// Pairs that no lock, no forced pair, no fixed round and no stand-in holds.
fn open_pairs(scene: &Scene<'_>, round: &DrawnRound) -> Vec<Option<usize>> {
    let mut partner = vec![None; scene.roster.people.len()];
    if scene.is_fixed(round.number) {
        return partner;
    }
    let locks = scene.roster.locks.iter().filter(|lock| lock.round == round.number);
    let held: HashSet<usize> = locks.flat_map(|lock| scene.positions.all(&lock.people)).collect();
    let forced = |i: usize, j: usize| scene.forced.iter().any(|f| f.pair == (i, j) || f.pair == (j, i));
    for meeting in &round.meetings {
        let &[i, j] = meeting.as_slice() else { continue };
        let free = [i, j].iter().all(|person| !held.contains(person) && !scene.roster.people[*person].standby);
        if free && !forced(i, j) {
            partner[i] = Some(j);
            partner[j] = Some(i);
        }
    }
    partner
}

/// Whether somebody states both an offer and a need.
fn is_exchanger(scene: &Scene<'_>, person: usize) -> bool {
    let own = &scene.roster.people[person];
    let has = |stance| own.interests.iter().any(|interest| interest.stance == stance);
    !own.standby && has(Stance::Offers) && has(Stance::Seeks)
}

/// Candidates to whom a person can give, or from whom a person can receive.
pub(super) fn partners<'s>(scene: &'s Scene<'_>, person: usize, giving: bool) -> impl Iterator<Item = usize> + 's {
    (0..scene.roster.people.len()).filter(move |other| {
        let (giver, receiver) = if giving { (person, *other) } else { (*other, person) };
        *other != person && scene.affinity.gives(giver, receiver) > 0 && scene.table.cell(person, *other).is_candidate()
    })
}
