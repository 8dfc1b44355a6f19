//! Both answers to "when a rule cannot hold for everybody", each with its numbers.

use domain::WhenImpossible;
use domain::plan::{Alternative, Alternatives};
use domain::roster::Roster;

use crate::ahead::look_ahead;
use crate::counts;
use crate::progress::Progress;
use crate::rounds::{DrawnRound, Scene, draw};

/// The drawn rounds give one answer; the other one is drawn only where it can differ.
///
/// It cannot where a plan breaks no department and leaves out only the odd one, nobody twice:
/// such a plan is best under either setting.
pub(crate) fn alternatives(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Alternatives {
    let own = numbers(scene, rounds);
    let other_setting = match scene.roster.settings.when_impossible {
        WhenImpossible::NearestException => WhenImpossible::SitOut,
        WhenImpossible::SitOut | WhenImpossible::Ask => WhenImpossible::NearestException,
    };
    let settled = own.exceptions == 0 && cannot_be_better(scene.roster, rounds);
    let other = if settled { own.clone() } else { drawn(scene.roster, other_setting) };
    let (sit_out, nearest_exception) = match other_setting {
        WhenImpossible::NearestException => (own, other),
        _ => (other, own),
    };
    Alternatives { sit_out, nearest_exception }
}

fn numbers(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Alternative {
    Alternative {
        left_out: rounds.iter().map(DrawnRound::left_out).collect(),
        exceptions: counts::same_department(scene, rounds).unwrap_or(0),
    }
}

fn cannot_be_better(roster: &Roster, rounds: &[DrawnRound]) -> bool {
    let only_the_odd_one = rounds.iter().all(|round| round.left_out() <= 1);
    only_the_odd_one && counts::byes(roster, rounds).iter().all(|byes| *byes <= 1)
}

/// Draws the whole schedule under another setting. A round that would be empty leaves all out.
fn drawn(roster: &Roster, setting: WhenImpossible) -> Alternative {
    let mut other = roster.clone();
    other.settings.when_impossible = setting;
    let scene = Scene::of(&other);
    match draw(&scene, &mut Progress::silent()) {
        Ok(rounds) => numbers(&scene, &look_ahead(&scene, rounds).rounds),
        Err(_) => Alternative { left_out: vec![roster.people.len() as u32; roster.rounds as usize], exceptions: 0 },
    }
}
