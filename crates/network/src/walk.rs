//! The random walk with restart on ties and departments.
//!
//! `G = Σ_{t=0..steps} c (1−c)^t P^t` with
//! `P = (1−λ)·(row-normalised log1p(strength)) + λ·(uniform over the own department)`,
//! after H. Tong, C. Faloutsos, J.-Y. Pan, "Fast random walk with restart and its applications"
//! (ICDM 2006), cut after `steps` terms without renormalising.
//!
//! Cost O(steps · n · (m + n)) time for n people and m ties, O(n²) memory for the result.

use crate::Ties;
use crate::colleagues::{Colleagues, Departments};

/// The parameters of the walk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Walk {
    /// c: the chance of going home before each step, in 0..=1.
    pub restart: f64,
    /// How many steps are summed.
    pub steps: u32,
    /// λ: the chance of a step to somebody of the own department rather than along a tie.
    pub department_share: f64,
}

impl Default for Walk {
    fn default() -> Self {
        Self { restart: 0.3, steps: 6, department_share: 0.2 }
    }
}

/// One row of P: sparse steps along ties, and a share that goes to colleagues.
struct Row {
    along_ties: Vec<(usize, f64)>,
    to_each_colleague: f64,
}

/// P as a sparse matrix plus one constant per person over their colleagues.
pub(crate) struct Transitions {
    departments: Departments,
    rows: Vec<Row>,
}

/// Columns computed together, so that a block stays in the processor's cache.
const BLOCK: usize = 64;

impl Transitions {
    /// The transitions of a walk. No ties: the whole row goes to colleagues; no colleagues: the
    /// whole row goes along ties; neither: the row is empty.
    pub fn new(ties: &Ties, departments: &[Vec<usize>], walk: Walk) -> Self {
        assert_eq!(ties.people(), departments.len(), "each person has a list of departments");
        let departments = Departments::new(departments);
        let mut steps: Vec<Vec<(usize, f64)>> = vec![Vec::new(); ties.people()];
        for tie in ties.iter() {
            let [a, b] = tie.people;
            let weight = libm::log1p(tie.strength);
            steps[a].push((b, weight));
            steps[b].push((a, weight));
        }
        let rows =
            steps.into_iter().zip(&departments.colleagues).map(|(s, c)| row(s, c, walk.department_share)).collect();
        Self { departments, rows }
    }

    /// Calls `visit(i, j, G_ij)` for every i and j, block of columns by block of columns.
    pub fn for_each_entry(&self, walk: Walk, mut visit: impl FnMut(usize, usize, f64)) {
        let people = self.rows.len();
        let mut current = vec![0.0; people * BLOCK];
        let mut next = vec![0.0; people * BLOCK];
        for start in (0..people).step_by(BLOCK) {
            let width = BLOCK.min(people - start);
            current.fill(0.0);
            add_identity(&mut current, start, width);
            for _ in 0..walk.steps {
                self.step(&current, &mut next, 1.0 - walk.restart);
                add_identity(&mut next, start, width);
                std::mem::swap(&mut current, &mut next);
            }
            for (i, row) in current.chunks_exact(BLOCK).enumerate() {
                for (offset, value) in row[..width].iter().enumerate() {
                    visit(i, start + offset, walk.restart * value);
                }
            }
        }
    }

    /// `next = scale · P · current` (Horner's scheme adds the identity).
    fn step(&self, current: &[f64], next: &mut [f64], scale: f64) {
        let sums = self.department_sums(current);
        for (i, row) in self.rows.iter().enumerate() {
            let out = &mut next[i * BLOCK..(i + 1) * BLOCK];
            out.fill(0.0);
            for &(k, share) in &row.along_ties {
                add_scaled(out, block_row(current, k), scale * share);
            }
            let share = scale * row.to_each_colleague;
            match &self.departments.colleagues[i] {
                _ if share == 0.0 => {}
                Colleagues::Nobody => {}
                Colleagues::Department { number, .. } => {
                    let own = block_row(current, i);
                    for ((value, sum), own) in out.iter_mut().zip(block_row(&sums, *number)).zip(own) {
                        *value += share * (sum - own);
                    }
                }
                Colleagues::Several(people) => {
                    people.iter().for_each(|k| add_scaled(out, block_row(current, *k), share))
                }
            }
        }
    }

    fn department_sums(&self, current: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.departments.members.len() * BLOCK];
        for (sum, members) in sums.chunks_exact_mut(BLOCK).zip(&self.departments.members) {
            members.iter().for_each(|k| add_scaled(sum, block_row(current, *k), 1.0));
        }
        sums
    }
}

fn row(along_ties: Vec<(usize, f64)>, colleagues: &Colleagues, department_share: f64) -> Row {
    let others = match colleagues {
        Colleagues::Nobody => 0,
        Colleagues::Department { others, .. } => *others,
        Colleagues::Several(people) => people.len(),
    };
    let total: f64 = along_ties.iter().map(|(_, weight)| weight).sum();
    let share = match (total > 0.0, others > 0) {
        (_, false) => 0.0,
        (false, true) => 1.0,
        (true, true) => department_share,
    };
    let to_each_colleague = if others > 0 { share / others as f64 } else { 0.0 };
    let along_ties = if total > 0.0 {
        along_ties.into_iter().map(|(k, weight)| (k, (1.0 - share) * weight / total)).collect()
    } else {
        Vec::new()
    };
    Row { along_ties, to_each_colleague }
}

fn add_identity(block: &mut [f64], start: usize, width: usize) {
    for offset in 0..width {
        block[(start + offset) * BLOCK + offset] += 1.0;
    }
}

fn block_row(block: &[f64], row: usize) -> &[f64] {
    &block[row * BLOCK..(row + 1) * BLOCK]
}

fn add_scaled(out: &mut [f64], from: &[f64], scale: f64) {
    for (value, from) in out.iter_mut().zip(from) {
        *value += scale * from;
    }
}
