//! Familiarity: how likely two people are to meet anyway, as a score.

use crate::walk::Transitions;
use crate::{Ties, Walk};

/// One nano unit is 10⁻⁹.
const NANO: f64 = 1e9;

/// The familiarity of every pair: `G_ij + G_ji`, raw.
#[derive(Debug, Clone, PartialEq)]
pub struct Familiarity {
    people: usize,
    /// Row i holds the pairs (i, i+1), (i, i+2), …
    triangle: Vec<f64>,
}

/// Familiarity of all pairs of people.
///
/// `departments[i]` are the numbers of person i's departments; none: unknown.
/// Cost O(steps · n · (m + n)) for n people and m ties; see [`Walk`].
///
/// # Panics
/// If `departments` has not one entry per person.
pub fn familiarity(ties: &Ties, departments: &[Vec<usize>], walk: Walk) -> Familiarity {
    let people = ties.people();
    let mut triangle = vec![0.0; people * people.saturating_sub(1) / 2];
    Transitions::new(ties, departments, walk).for_each_entry(walk, |i, j, value| {
        if i != j {
            triangle[position(people, i.min(j), i.max(j))] += value;
        }
    });
    Familiarity { people, triangle }
}

impl Familiarity {
    /// The raw familiarity of two different people, in 0..=2; 0 for a person and themselves.
    pub fn of(&self, i: usize, j: usize) -> f64 {
        if i == j { 0.0 } else { self.triangle[position(self.people, i.min(j), i.max(j))] }
    }

    /// The same in units of 10⁻⁹, rounded to the nearest.
    pub fn nano(&self, i: usize, j: usize) -> u32 {
        nano(self.of(i, j))
    }

    /// The upper triangle in units of 10⁻⁹, row by row: the shape of a roster's `familiarity`.
    pub fn to_nano(&self) -> Vec<Vec<u32>> {
        (0..self.people.saturating_sub(1)).map(|i| (i + 1..self.people).map(|j| self.nano(i, j)).collect()).collect()
    }

    /// How many people there are.
    pub fn people(&self) -> usize {
        self.people
    }
}

fn nano(value: f64) -> u32 {
    libm::rint(value * NANO) as u32
}

/// Where the pair i < j stands in the upper triangle.
fn position(people: usize, i: usize, j: usize) -> usize {
    i * people - i * (i + 1) / 2 + j - i - 1
}
