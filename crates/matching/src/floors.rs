//! How low the dual of a vertex may fall: what exposing it costs.

/// The least dual of every vertex: 0 for maximum weight, a large negative number for maximum
/// cardinality (which forbids exposing a vertex for weight alone), lower still by priority.
///
/// One step of priority outweighs every difference in weight. Sums of steps need no powers: the
/// sets of vertices that can be matched together form a matroid (Edmonds and Fulkerson 1965), and
/// in a matroid the lexicographically best basis is the best for any weights of that order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Floors<'g> {
    pub(crate) base: i64,
    pub(crate) step: i64,
    pub(crate) priorities: &'g [u32],
}

impl Floors<'_> {
    /// The highest floors up to 0 that these duals respect: for maximum cardinality any will do.
    pub(crate) fn reached_by(self, duals: &[i64]) -> Self {
        let zero = Self { base: 0, ..self };
        let lifted = (0_u32..).zip(duals).map(|(v, dual)| dual - zero.at(v));
        let base = match self.base {
            0 => 0,
            base => lifted.min().unwrap_or(base).min(0),
        };
        Self { base, ..self }
    }

    pub(crate) fn at(&self, v: u32) -> i64 {
        match self.priorities.get(v as usize) {
            Some(&priority) => self.base - self.step * i64::from(priority),
            None => self.base,
        }
    }
}
