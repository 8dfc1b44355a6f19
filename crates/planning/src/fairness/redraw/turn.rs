//! In which round somebody's turn to give or to receive comes.

use rand::Rng;

use super::super::ledger::Ledger;
use crate::rounds::Scene;
use crate::stream::draw_below;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Never,
    Any,
    Round(u32),
}

/// The turns of everybody to give and to receive.
pub(super) struct Turns {
    give: Vec<Turn>,
    receive: Vec<Turn>,
}

impl Turns {
    /// Who lacks something has a turn in any round, all others have none.
    pub(super) fn of_who_lacks(ledger: &Ledger<'_>) -> Self {
        let turn = |lacks: bool| if lacks { Turn::Any } else { Turn::Never };
        let people = 0..ledger.to_give.len();
        Self {
            give: people.clone().map(|person| turn(ledger.lacks_giving(person))).collect(),
            receive: people.map(|person| turn(ledger.lacks_receiving(person))).collect(),
        }
    }

    /// A lot gives everybody who is to give a round for it, and one to everybody who is to receive.
    pub(super) fn by_lot(ledger: &Ledger<'_>, rng: &mut impl Rng) -> Self {
        let rounds = ledger.round_count();
        let mut turns =
            Self { give: vec![Turn::Never; ledger.to_give.len()], receive: vec![Turn::Never; ledger.to_give.len()] };
        // In the order of ids: the order of the file never decides.
        for person in ledger.scene.order.iter().copied() {
            let mut lot = |wanted: bool| {
                let round = 1 + draw_below(rounds, rng) as u32;
                if wanted { Turn::Round(round) } else { Turn::Never }
            };
            turns.give[person] = lot(ledger.to_give[person]);
            turns.receive[person] = lot(ledger.to_receive[person]);
        }
        turns
    }

    /// How many turns a meeting of two people serves in a round: 0..=4.
    pub(super) fn served(&self, scene: &Scene<'_>, round: u32, i: usize, j: usize) -> i64 {
        let now = |turn: Turn| i64::from(turn == Turn::Any || turn == Turn::Round(round));
        let ways = [(i, j), (j, i)].into_iter().filter(|(giver, receiver)| scene.affinity.gives(*giver, *receiver) > 0);
        ways.map(|(giver, receiver)| now(self.give[giver]) + now(self.receive[receiver])).sum()
    }
}
