//! What a drawing leans to beside the weights, so that one round leaves more to the others.

/// An extra weight for every pair and round. It counts below places, byes and exceptions, and
/// beside the weight.
pub(crate) struct Leaning<'a> {
    /// The most that a pair gets.
    pub most: i64,
    /// What two people get in a round: 0..=most.
    pub of: &'a dyn Fn(u32, usize, usize) -> i64,
}

impl Leaning<'_> {
    /// To nothing.
    pub(crate) fn none() -> Leaning<'static> {
        Leaning { most: 0, of: &|_, _, _| 0 }
    }
}
