//! What chance would do: random pairs, and random pairs across departments.
//!
//! Definitions that planner and checker share. Every draw has its own stream of the roster's seed
//! and goes through the people in the order of their ids.

use domain::plan::{RandomDraw, Spread};
use domain::roster::Roster;

use crate::crossing::Crossing;
use crate::pair_set::PairSet;
use crate::presence::is_there;
use crate::stream::{draw_below, shuffle, stream};

/// How many draws a baseline is averaged over.
pub(crate) const DRAWS: u32 = 20;

/// The pairs of all rounds of one random draw.
pub(crate) type Draw = Vec<(usize, usize)>;

/// Draws of pairs among those who are there, round by round, without any rule.
pub(crate) fn random(roster: &Roster) -> Vec<Draw> {
    draws(roster, "random baseline", |_, _| true)
}

/// The same across departments only; none without departments.
pub(crate) fn random_cross_department(roster: &Roster) -> Option<Vec<Draw>> {
    let crossing = Crossing::of(roster);
    if crossing.count() == 0 {
        return None;
    }
    Some(draws(roster, "random cross-department baseline", move |i, j| !crossing.shares(i, j)))
}

/// Repeats and same-department pairs of the random draws.
pub(crate) fn random_draw(roster: &Roster, draws: &[Draw]) -> RandomDraw {
    let crossing = Crossing::of(roster);
    let repeats = draws.iter().map(|draw| repeats(draw) as f64);
    let same = |draw: &Draw| draw.iter().filter(|(i, j)| crossing.shares(*i, *j)).count() as f64;
    RandomDraw {
        repeats: spread(repeats).mean,
        same_department: (crossing.count() > 0).then(|| spread(draws.iter().map(same)).mean),
    }
}

/// Mean and standard deviation (of the sample), to six digits.
pub(crate) fn spread(values: impl Iterator<Item = f64>) -> Spread {
    let values: Vec<f64> = values.collect();
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    Spread { mean: six_digits(mean), sd: six_digits(libm::sqrt(squares / (count - 1.0).max(1.0))) }
}

/// Rounds to six digits after the point, so that a number survives being written and read.
pub(crate) fn six_digits(value: f64) -> f64 {
    libm::rint(value * 1e6) / 1e6
}

fn draws(roster: &Roster, purpose: &str, allowed: impl Fn(usize, usize) -> bool) -> Vec<Draw> {
    let mut by_id: Vec<usize> = (0..roster.people.len()).collect();
    by_id.sort_by_key(|position| &roster.people[*position].id);
    let one = |number: u32| {
        let mut rng = stream(roster.seed, &format!("{purpose} {number}"));
        let mut draw = Draw::new();
        for round in 1..=roster.rounds {
            let mut people: Vec<usize> = by_id.iter().copied().filter(|p| is_there(roster, *p, round)).collect();
            shuffle(&mut people, &mut rng);
            while let Some(person) = people.pop() {
                let partners: Vec<usize> = (0..people.len()).filter(|k| allowed(person, people[*k])).collect();
                if let Some(k) = (!partners.is_empty()).then(|| partners[draw_below(partners.len(), &mut rng)]) {
                    draw.push((person, people.swap_remove(k)));
                }
            }
        }
        draw
    };
    (0..DRAWS).map(one).collect()
}

fn repeats(draw: &Draw) -> usize {
    let mut met = PairSet::default();
    draw.iter().filter(|(i, j)| !met.insert(*i, *j)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::departments;

    #[test]
    fn random_pairs_place_everybody_and_break_rules() {
        let roster = departments(&[10, 10], 5);
        let draws = random(&roster);
        assert!(draws.iter().all(|draw| draw.len() == 50));
        let counted = random_draw(&roster, &draws);
        assert!(counted.repeats > 1.0 && counted.same_department.unwrap() > 10.0);
    }

    #[test]
    fn cross_department_pairs_cross() {
        let roster = departments(&[10, 10], 5);
        let crossing = Crossing::of(&roster);
        let draws = random_cross_department(&roster).unwrap();
        assert!(draws.iter().flatten().all(|(i, j)| crossing.crosses(*i, *j)));
    }

    #[test]
    fn a_spread_is_of_the_sample() {
        let found = spread([1.0, 2.0, 3.0].into_iter());
        assert_eq!((found.mean, found.sd), (2.0, 1.0));
    }
}
