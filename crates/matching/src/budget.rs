//! How long a solver may work, and who is told how far it is.
//!
//! The crate reads no clock: a caller who wants a time limit gives an observer that reads one.

use std::fmt;
use std::ops::ControlFlow;

/// The part of the work that is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Choosing the heavy edges of a dense graph, and pricing the others.
    Pricing,
    /// The half-integral relaxation.
    Fractional,
    /// Odd cycles: all trees grow together.
    Blossoms,
    /// Rounds after the first.
    Rounds,
}

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// Rough share of this phase, 0..=1000; never falls within a phase.
    pub permille: u16,
    /// Elementary steps so far; the same on every machine.
    pub steps: u64,
}

type Observer<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Limits of one call. A call that runs out still gives a valid matching and a proven bound.
///
/// ```
/// use std::ops::ControlFlow;
/// let mut calls = 0;
/// let mut watch = |_progress| { calls += 1; ControlFlow::Continue(()) };
/// let graph = matching::Graph::from_edges(2, [(0, 1, 3)])?;
/// let budget = matching::Budget::unlimited().with_observer(&mut watch);
/// let solution = matching::solve(&graph, matching::Objective::MaximumWeight, budget)?;
/// assert_eq!(solution.weight, 3);
/// # Ok::<(), matching::GraphError>(())
/// ```
#[derive(Default)]
pub struct Budget<'a> {
    steps_max: Option<u64>,
    gap_ppm: u32,
    observer: Option<Observer<'a>>,
    steps: u64,
    /// The highest share reported, by phase.
    permille: [u16; 4],
    stopped: bool,
}

impl<'a> Budget<'a> {
    /// No limit: the result is optimal.
    #[must_use]
    pub fn unlimited() -> Self {
        Self::default()
    }

    /// At most about `steps_max` elementary steps; deterministic on every machine.
    #[must_use]
    pub fn with_steps(mut self, steps_max: u64) -> Self {
        self.steps_max = Some(steps_max);
        self
    }

    /// Content with a proven gap of `gap_ppm` millionths of the weight; 0 means optimal. Dense graphs
    /// and several rounds are solved to the end all the same.
    #[must_use]
    pub fn with_gap_ppm(mut self, gap_ppm: u32) -> Self {
        self.gap_ppm = gap_ppm;
        self
    }

    /// Called every few thousand steps; `Break` stops the work with what there is.
    #[must_use]
    pub fn with_observer(mut self, observer: Observer<'a>) -> Self {
        self.observer = Some(observer);
        self
    }

    /// Whether a gap of `gap` is close enough to an optimum of at most `bound`.
    pub(crate) fn is_close(&self, gap: i128, bound: i128) -> bool {
        self.gap_ppm > 0 && gap * 1_000_000 <= bound.max(0) * i128::from(self.gap_ppm)
    }

    /// Ends the work when a gap of `gap` is close enough to the optimum `bound`.
    pub(crate) fn accept(&mut self, gap: i128, bound: i128) -> bool {
        self.stopped |= self.is_close(gap, bound);
        self.stopped
    }

    /// No gap will do from here on.
    pub(crate) fn demand_optimum(&mut self) {
        self.gap_ppm = 0;
    }

    /// Counts `steps` and reports; true when the work must stop.
    pub(crate) fn spend(&mut self, steps: u64, phase: Phase, permille: u16) -> bool {
        self.steps += steps;
        self.stopped |= self.steps_max.is_some_and(|limit| self.steps > limit);
        if let (false, Some(observer)) = (self.stopped, &mut self.observer) {
            let highest = &mut self.permille[phase as usize];
            *highest = permille.min(1000).max(*highest);
            let progress = Progress { phase, permille: *highest, steps: self.steps };
            self.stopped = observer(progress).is_break();
        }
        self.stopped
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped
    }
}

impl fmt::Debug for Budget<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Budget")
            .field("steps_max", &self.steps_max)
            .field("gap_ppm", &self.gap_ppm)
            .field("steps", &self.steps)
            .finish_non_exhaustive()
    }
}
