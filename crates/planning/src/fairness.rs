//! Give and receive, then fair service: what is given up of the best total, and for whom.
//!
//! The rounds come best for the tiers and the weight, each on what the earlier ones leave. Here
//! partners are exchanged inside a round so that (1) everybody with an offer and a need gives at
//! least once and receives at least once, (2) the weight that this costs is won back where it can
//! be, and (3) within `fairness_slack_permille` of the total the worst-served person is served
//! best. Before all that exceptions inside a department are made between sub-departments or sites
//! where they can. Where exchanges do not help everybody at a small event, the rounds are drawn again. How many are
//! placed, how fair byes are and the number of exceptions never change for the worse. A local search: it may miss what
//! is possible, and what it gives up is declared and proved.

mod ledger;
mod nearest;
mod redraw;
mod seek;
mod serve;

use domain::roster::Roster;
use rand::Rng;

use crate::ahead::Ahead;
use crate::rounds::{DrawnRound, Scene, prove};
use crate::stream::stream;

use ledger::Ledger;

/// Rounds after the exchange, and the weight given up against the proved best of each round.
pub(crate) struct Fair {
    pub rounds: Vec<DrawnRound>,
    pub loss: i64,
}

/// More people than this keep the plain best rounds: the search looks at all pairs of meetings.
const PEOPLE_MAX: usize = 3_000;

/// Exchanges partners. Without anything to gain the rounds stay as they are, with loss 0.
pub(crate) fn improve(scene: &Scene<'_>, ahead: Ahead) -> Fair {
    let fair = Fair { rounds: ahead.rounds, loss: ahead.given };
    if scene.roster.people.len() > PEOPLE_MAX {
        return fair;
    }
    let mut rng = stream(scene.roster.seed, "give and receive");
    let exchanged = redraw::until_nobody_lacks(scene, exchange(scene, fair, seek::WALKS, &mut rng), &mut rng);
    serve(scene, &exchanged.fair).unwrap_or(exchanged.fair)
}

/// Rounds in which partners were exchanged, and what is lacking still.
struct Exchanged {
    fair: Fair,
    lacking: i64,
}

/// Makes exceptions wider and lets people give and receive, within each round.
fn exchange(scene: &Scene<'_>, fair: Fair, walks_max: usize, rng: &mut impl Rng) -> Exchanged {
    let mut ledger = Ledger::of(scene, &fair.rounds);
    let before = ledger.lacking();
    nearest::widest_exceptions(&mut ledger);
    seek::give_and_receive(&mut ledger, walks_max, rng);
    match settled(scene, &fair.rounds, &ledger) {
        Some(fair) => Exchanged { fair, lacking: ledger.lacking() },
        // Nothing changed, or the exchange took something from a later round.
        None => Exchanged { fair, lacking: before },
    }
}

/// Serves the worst-served person better; none where that cannot be had within the slack.
fn serve(scene: &Scene<'_>, fair: &Fair) -> Option<Fair> {
    let best = scene.weight(&fair.rounds);
    let slack = slack(scene.roster, best);
    let mut ledger = Ledger::of(scene, &fair.rounds);
    let worst = ledger.worst_served();
    serve::worst_first(&mut ledger, slack);
    let served = settled(scene, &fair.rounds, &ledger)?;
    (ledger.worst_served() > worst && best - scene.weight(&served.rounds) <= slack).then_some(served)
}

fn slack(roster: &Roster, best: i64) -> i64 {
    best.saturating_mul(i64::from(roster.settings.fairness_slack_permille)) / 1_000
}

/// The rounds of a changed ledger with new certificates; none where nothing changed, or where a
/// later round could now place more people or make fewer exceptions.
fn settled(scene: &Scene<'_>, rounds: &[DrawnRound], ledger: &Ledger<'_>) -> Option<Fair> {
    let proved = if ledger.is_changed() { prove(scene, ledger.rounds(rounds)) } else { None };
    proved.map(|(rounds, loss)| Fair { rounds, loss })
}
