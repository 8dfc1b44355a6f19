//! Familiarity against values computed by hand, a dense matrix power, and laws that must hold.

use domain::TieSource;
use network::{Contact, Fading, Familiarity, HALF_LIFE_SECONDS, Ties, Walk, calibrate, familiarity};
use rand::RngExt;
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

fn gather(people: usize, contacts: &[Contact]) -> Ties {
    Ties::gather(people, contacts, Fading::from_latest(contacts, HALF_LIFE_SECONDS))
}

fn knows(a: usize, b: usize) -> Contact {
    Contact::timeless(a, b, 1.0, TieSource::Imported)
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

#[test]
fn a_chain_of_three_has_the_values_computed_by_hand() {
    // P = [0 1 0; ½ 0 ½; 0 1 0], so P³ = P and P⁴ = P².
    let ties = gather(3, &[knows(0, 1), knows(1, 2)]);
    let found = familiarity(&ties, &vec![vec![]; 3], Walk { department_share: 0.0, ..Walk::default() });
    close(found.of(0, 1), 0.3 * (0.7 + 0.343 + 0.16807) * 1.5);
    close(found.of(0, 2), 2.0 * 0.3 * 0.5 * (0.49 + 0.2401 + 0.117649));
    assert_eq!(found.to_nano(), [vec![544_981_500, 254_324_700], vec![544_981_500]]);
}

#[test]
fn without_ties_the_whole_row_is_uniform_over_the_department() {
    let found = familiarity(&gather(2, &[]), &[vec![4], vec![4]], Walk::default());
    close(found.of(0, 1), 2.0 * 0.3 * (0.7 + 0.343 + 0.16807));
}

#[test]
fn alone_in_the_department_the_whole_row_is_ties() {
    // One step: P₀ = (0, 1, 0), P₁ = (.8, 0, .2), P₂ = (0, 1, 0); each times .3 · .7.
    let departments = [vec![0], vec![1], vec![1]];
    let found = familiarity(&gather(3, &[knows(0, 1)]), &departments, Walk { steps: 1, ..Walk::default() });
    close(found.of(0, 1), 0.21 * 1.8);
    close(found.of(1, 2), 0.21 * 1.2);
    close(found.of(0, 2), 0.0);
}

#[test]
fn with_neither_ties_nor_colleagues_nobody_is_familiar() {
    let found = familiarity(&gather(3, &[knows(0, 1)]), &[vec![], vec![], vec![2]], Walk::default());
    assert_eq!((found.nano(0, 2), found.nano(1, 2)), (0, 0));
}

#[test]
fn strengths_are_summed_before_the_logarithm() {
    let twice = gather(3, &[knows(0, 1), knows(0, 1), knows(0, 1), knows(0, 2)]);
    let once = gather(3, &[Contact::timeless(1, 0, 3.0, TieSource::Imported), knows(2, 0)]);
    let walk = Walk { steps: 1, department_share: 0.0, ..Walk::default() };
    let found = familiarity(&twice, &vec![vec![]; 3], walk);
    assert_eq!(found, familiarity(&once, &vec![vec![]; 3], walk));
    // ln 4 against ln 2: two thirds and one third of the row of 0.
    close(found.of(0, 1), 0.21 * (2.0 / 3.0 + 1.0));
    close(found.of(0, 2), 0.21 * (1.0 / 3.0 + 1.0));
}

/// G by the definition: dense powers of P, summed term by term.
fn dense(people: usize, contacts: &[Contact], departments: &[Vec<usize>], walk: Walk) -> Vec<Vec<f64>> {
    let ties = gather(people, contacts);
    let shares = |i: usize, j: usize| i != j && departments[i].iter().any(|d| departments[j].contains(d));
    let entry = |i: usize, j: usize| {
        let colleagues = (0..people).filter(|k| shares(i, *k)).count() as f64;
        let total: f64 = (0..people).map(|k| ties.strength(i, k).ln_1p()).sum();
        let tie = if total > 0.0 { ties.strength(i, j).ln_1p() / total } else { 0.0 };
        let colleague = if shares(i, j) { 1.0 / colleagues } else { 0.0 };
        match (total > 0.0, colleagues > 0.0) {
            (true, true) => (1.0 - walk.department_share) * tie + walk.department_share * colleague,
            _ => tie + colleague,
        }
    };
    let p: Vec<Vec<f64>> = (0..people).map(|i| (0..people).map(|j| entry(i, j)).collect()).collect();
    let mut power: Vec<Vec<f64>> =
        (0..people).map(|i| (0..people).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    let mut g = vec![vec![0.0; people]; people];
    for t in 0..=walk.steps {
        let factor = walk.restart * (1.0 - walk.restart).powi(t as i32);
        for (row, powers) in g.iter_mut().zip(&power) {
            row.iter_mut().zip(powers).for_each(|(value, power)| *value += factor * power);
        }
        let times_p = |row: &Vec<f64>| (0..people).map(|j| (0..people).map(|k| row[k] * p[k][j]).sum()).collect();
        power = power.iter().map(times_p).collect();
    }
    g
}

/// A random network of up to 90 people, some of several departments, some of none.
fn random_network(seed: u64) -> (usize, Vec<Contact>, Vec<Vec<usize>>) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let people = rng.random_range(2..90);
    let departments =
        (0..people).map(|_| (0..rng.random_range(0..3)).map(|_| rng.random_range(0..6)).collect()).collect();
    let contacts = (0..rng.random_range(0..3 * people)).map(|_| {
        let (a, b) = (rng.random_range(0..people), rng.random_range(0..people));
        Contact::at(a, b, f64::from(rng.random_range(0..40)) / 8.0, rng.random_range(0..100_000_000))
    });
    let contacts = contacts.collect();
    (people, contacts, departments)
}

#[test]
fn it_equals_the_dense_definition() {
    for seed in 0..60 {
        let (people, contacts, departments) = random_network(seed);
        let walk = Walk { department_share: [0.0, 0.1, 0.2, 1.0][seed as usize % 4], ..Walk::default() };
        let found = familiarity(&gather(people, &contacts), &departments, walk);
        let g = dense(people, &contacts, &departments, walk);
        for (i, row) in g.iter().enumerate() {
            row[..i].iter().enumerate().for_each(|(j, value)| close(found.of(i, j), value + g[j][i]));
        }
    }
}

fn on(people: usize, contacts: &[Contact], departments: &[Vec<usize>]) -> Familiarity {
    familiarity(&gather(people, contacts), departments, Walk::default())
}

#[test]
fn renaming_people_renames_the_pairs() {
    for seed in 0..20 {
        let (people, contacts, departments) = random_network(seed);
        let mut place: Vec<usize> = (0..people).collect();
        place.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
        let moved: Vec<Contact> =
            contacts.iter().map(|c| Contact { people: c.people.map(|p| place[p]), ..*c }).collect();
        let mut moved_departments = vec![vec![]; people];
        (0..people).for_each(|p| moved_departments[place[p]] = departments[p].clone());
        let (before, after) = (on(people, &contacts, &departments), on(people, &moved, &moved_departments));
        for i in 0..people {
            (0..i).for_each(|j| assert_eq!(before.nano(i, j), after.nano(place[i], place[j]), "{seed}"));
        }
    }
}

#[test]
fn a_stranger_changes_nothing_between_the_others() {
    let (people, contacts, mut departments) = random_network(7);
    let before = on(people, &contacts, &departments);
    departments.push(vec![99]);
    let after = on(people + 1, &contacts, &departments);
    for i in 0..people {
        (0..i).for_each(|j| assert_eq!(before.of(i, j), after.of(i, j)));
        assert_eq!(after.nano(i, people), 0);
    }
}

#[test]
fn later_by_the_same_time_is_the_same() {
    let (people, contacts, departments) = random_network(11);
    let later: Vec<Contact> =
        contacts.iter().map(|c| Contact { at_seconds: c.at_seconds.map(|at| at + 1_000_000_000), ..*c }).collect();
    assert_eq!(on(people, &contacts, &departments), on(people, &later, &departments));
}

#[test]
fn the_own_past_teaches_that_friends_of_friends_meet() {
    // Two circles of 12 that never touch. In the first half, each person meets the next three of
    // the circle; in the second, the fourth. Across the circles nobody ever meets.
    let circle = |start: usize, step: usize, at: i64| {
        (0..12).map(move |k| Contact::at(start + k, start + (k + step) % 12, 1.0, at))
    };
    let first = [1, 2, 3].into_iter().flat_map(|step| circle(0, step, 100).chain(circle(12, step, 100)));
    let second = [4, 1, 2].into_iter().flat_map(|step| circle(0, step, 200).chain(circle(12, step, 200)));
    let contacts: Vec<Contact> = first.chain(second).collect();
    let calibration = calibrate(&contacts, &vec![vec![]; 24], Walk::default(), HALF_LIFE_SECONDS).unwrap();
    // 144 pairs across, never met; 60 strangers within, of whom 24 meet.
    assert_eq!(calibration.met_per_million(0), 0);
    assert!(calibration.met_per_million(u32::MAX) >= 400_000);
    let rates: Vec<u32> = calibration.steps.iter().map(|step| step.met_per_million).collect();
    assert!(rates.windows(2).all(|pair| pair[0] < pair[1]), "{rates:?}");
}

#[test]
fn a_past_without_times_teaches_nothing() {
    assert_eq!(calibrate(&[knows(0, 1), knows(1, 2)], &vec![vec![]; 3], Walk::default(), HALF_LIFE_SECONDS), None);
}
