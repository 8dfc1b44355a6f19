//! Every reason for which a certificate is refused.

/// Why a certificate proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// The matching or the list of duals is for another number of vertices.
    #[error("the graph has {vertices} vertices, the matching {matched}, the certificate {duals}")]
    WrongSize {
        /// Vertices of the graph.
        vertices: u32,
        /// Vertices of the matching.
        matched: u32,
        /// Vertex duals.
        duals: usize,
    },
    /// The scale is not 2.
    #[error("the scale is {0}, it must be 2")]
    Scale(u32),
    /// A pair of the matching is no edge.
    #[error("{u} and {v} are paired but no edge joins them")]
    NoEdge {
        /// One end.
        u: u32,
        /// The other end.
        v: u32,
    },
    /// A vertex dual is below its minimum.
    #[error("the dual of vertex {vertex} is {dual}, its minimum is {minimum}")]
    DualBelowMinimum {
        /// The vertex.
        vertex: u32,
        /// Its dual.
        dual: i64,
        /// The least value allowed.
        minimum: i64,
    },
    /// An exposed vertex does not stand at its minimum.
    #[error("vertex {vertex} is exposed, but its dual {dual} is above the minimum {minimum}")]
    ExposedAboveMinimum {
        /// The vertex.
        vertex: u32,
        /// Its dual.
        dual: i64,
        /// The common minimum.
        minimum: i64,
    },
    /// A blossom has an even number of vertices, fewer than 3, one twice or one out of range.
    #[error("blossom {0} is no odd set of at least 3 vertices of the graph")]
    BlossomShape(usize),
    /// A blossom's dual is not above 0.
    #[error("blossom {blossom} has the dual {dual}")]
    BlossomDual {
        /// Position in the list.
        blossom: usize,
        /// Its dual.
        dual: i64,
    },
    /// Two blossoms overlap without one holding the other.
    #[error("blossom {0} crosses another one")]
    BlossomsCross(usize),
    /// An edge is heavier than its duals allow.
    #[error("edge {u}–{v} weighs {doubled_weight} doubled, its duals cover only {covered}")]
    EdgeUncovered {
        /// One end.
        u: u32,
        /// The other end.
        v: u32,
        /// Twice the weight.
        doubled_weight: i64,
        /// What the duals of ends and blossoms sum to.
        covered: i128,
    },
    /// The barrier holds a vertex twice or out of range.
    #[error("the barrier is no set of vertices")]
    BarrierShape,
    /// The barrier does not prove that no matching has more pairs.
    #[error("the barrier proves that {proved} vertices stay exposed, the matching exposes {exposed}")]
    Barrier {
        /// `odd(G − A) − |A|`.
        proved: i64,
        /// `n − 2|M|`.
        exposed: i64,
    },
    /// A maximum-weight certificate carries what only cardinality needs.
    #[error("a barrier or a priority step does not belong to this objective")]
    ForeignField,
    /// The step between priorities does not outweigh the weights.
    #[error("the priority step {step} must be above {spread}")]
    PriorityStep {
        /// The step found.
        step: i64,
        /// Twice the greatest difference in weight of two matchings.
        spread: i128,
    },
    /// The dual of the number of pairs is below 0.
    #[error("the dual {0} of the number of pairs is below 0")]
    PairDual(i64),
    /// The stated bound is not what the duals sum to.
    #[error("the bound is stated as {stated}, the duals prove {proved}")]
    Bound {
        /// As stated.
        stated: i64,
        /// As summed, rounded down.
        proved: i128,
    },
    /// All is sound, but the matching does not reach the bound.
    #[error("the matching weighs {weight}, the bound is {bound}")]
    NotOptimal {
        /// Weight of the matching.
        weight: i128,
        /// The proved bound.
        bound: i128,
    },
    /// Two people are paired in a round for which one of them is absent.
    #[error("round {round}: {u} and {v} are paired, but not both are there")]
    Absent {
        /// One end.
        u: u32,
        /// The other end.
        v: u32,
        /// The round, from 0.
        round: usize,
    },
    /// Two people meet a second time.
    #[error("round {round}: {u} and {v} have met before")]
    MetBefore {
        /// One end.
        u: u32,
        /// The other end.
        v: u32,
        /// The round, from 0.
        round: usize,
    },
}
