//! The text form for outsiders: a line `n m`, then `m` lines `u v w`, vertices from 0.
//!
//! Fields are separated by blanks; empty lines and lines that begin with `#` are skipped. Parallel
//! edges keep the best. Pure: bytes in, graph out. Cost O(length + m log Δ).

use crate::{Graph, GraphError};

/// What is wrong with an edge list, and in which line (from 1).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct EdgeListError {
    /// The line, from 1; the last one for what concerns the whole file.
    pub line: usize,
    /// What is wrong.
    pub fault: EdgeListFault,
}

/// Everything that can be wrong with an edge list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EdgeListFault {
    /// There is no line with content.
    #[error("the file is empty; the first line must be \"n m\": how many vertices, how many edges")]
    Empty,
    /// A line has another number of fields.
    #[error("expected {expected}, found {found} fields")]
    Fields {
        /// What the line should be.
        expected: &'static str,
        /// How many fields it has.
        found: usize,
    },
    /// A field is no whole number, or one that does not fit.
    #[error("\"{field}\" is no whole number between {least} and {greatest}")]
    Number {
        /// The field, shortened.
        field: String,
        /// The least value allowed.
        least: i64,
        /// The greatest value allowed.
        greatest: i64,
    },
    /// A vertex is not below `n`.
    #[error("vertex {vertex} does not exist: {vertices} vertices are numbered from 0")]
    VertexOutOfRange {
        /// The vertex.
        vertex: u32,
        /// How many there are.
        vertices: u32,
    },
    /// An edge joins a vertex to itself.
    #[error("vertex {0} is joined to itself; leave self-loops out")]
    SelfLoop(u32),
    /// The file has more or fewer edges than it says.
    #[error("the first line announces {announced} edges, the file has {found}")]
    EdgeCount {
        /// As in the first line.
        announced: u64,
        /// As counted.
        found: u64,
    },
    /// The sums of the weights could leave 64 bits; the line is that of the largest weight.
    #[error("weights up to {largest} in size are too large for {vertices} vertices: divide all weights")]
    WeightOverflow {
        /// The largest absolute weight.
        largest: u64,
        /// How many vertices there are.
        vertices: u32,
    },
    /// More vertices or edges than can be counted.
    #[error("too large: at most 2^31 vertices and 2^31 edges")]
    TooLarge,
}

/// Reads an edge list.
///
/// ```
/// let graph = matching::parse_edge_list(b"3 2\n0 1 5\n1 2 -7\n")?;
/// assert_eq!(graph.weight(1, 2), Some(-7));
/// let error = matching::parse_edge_list(b"3 2\n0 1 5\n1 1 4\n").unwrap_err();
/// assert_eq!(error.line, 3);
/// # Ok::<(), matching::EdgeListError>(())
/// ```
///
/// # Errors
/// The first fault, with its line.
pub fn parse_edge_list(text: &[u8]) -> Result<Graph, EdgeListError> {
    let mut lines = Lines { rest: text, line: 0 };
    let Some(head) = lines.next_fields() else {
        return Err(EdgeListError { line: 1, fault: EdgeListFault::Empty });
    };
    let [vertices, announced, _] = lines.fields(&head, 2, "\"n m\"")?;
    let vertices = u32::try_from(lines.number(vertices, 0, 1 << 31)?).unwrap_or(0);
    let announced = lines.number(announced, 0, (1 << 31) - 1)?.unsigned_abs();
    let mut edges = Vec::with_capacity(usize::try_from(announced).unwrap_or(0).min(text.len() / 6));
    let mut heaviest = (0, 1);
    while let Some(fields) = lines.next_fields() {
        let edge = lines.edge(&fields, vertices)?;
        heaviest = heaviest.max((edge.2.unsigned_abs(), lines.line));
        edges.push(edge);
        if edges.len() as u64 > announced {
            break;
        }
    }
    if edges.len() as u64 != announced {
        let found = edges.len() as u64;
        return Err(lines.at(EdgeListFault::EdgeCount { announced, found }));
    }
    Graph::from_sound_edges(vertices, &edges).map_err(|error| match error {
        GraphError::WeightOverflow { largest, vertices } => {
            EdgeListError { line: heaviest.1, fault: EdgeListFault::WeightOverflow { largest, vertices } }
        }
        _ => lines.at(EdgeListFault::TooLarge),
    })
}

type Field<'t> = &'t [u8];

struct Lines<'t> {
    rest: &'t [u8],
    line: usize,
}

/// The fields of a line; more than three are counted, not kept.
struct Fields<'t> {
    kept: [Field<'t>; 3],
    count: usize,
}

impl<'t> Lines<'t> {
    /// The next line with content.
    fn next_fields(&mut self) -> Option<Fields<'t>> {
        while !self.rest.is_empty() {
            let end = self.rest.iter().position(|&byte| byte == b'\n').unwrap_or(self.rest.len());
            let (line, rest) = self.rest.split_at(end);
            self.rest = rest.get(1..).unwrap_or(&[]);
            self.line += 1;
            let mut fields = Fields { kept: [&[]; 3], count: 0 };
            for field in line.split(u8::is_ascii_whitespace).filter(|field| !field.is_empty()) {
                if let Some(place) = fields.kept.get_mut(fields.count) {
                    *place = field;
                }
                fields.count += 1;
            }
            if fields.count > 0 && !fields.kept[0].starts_with(b"#") {
                return Some(fields);
            }
        }
        None
    }

    fn fields(
        &self,
        fields: &Fields<'t>,
        count: usize,
        expected: &'static str,
    ) -> Result<[Field<'t>; 3], EdgeListError> {
        match fields.count == count {
            true => Ok(fields.kept),
            false => Err(self.at(EdgeListFault::Fields { expected, found: fields.count })),
        }
    }

    fn edge(&self, fields: &Fields<'t>, vertices: u32) -> Result<(u32, u32, i64), EdgeListError> {
        let [u, v, weight] = self.fields(fields, 3, "\"u v w\"")?;
        let (u, v) = (self.vertex(u, vertices)?, self.vertex(v, vertices)?);
        if u == v {
            return Err(self.at(EdgeListFault::SelfLoop(u)));
        }
        Ok((u, v, self.number(weight, i64::MIN, i64::MAX)?))
    }

    fn vertex(&self, field: Field, vertices: u32) -> Result<u32, EdgeListError> {
        let number = self.number(field, 0, i64::from(u32::MAX))?;
        let vertex = u32::try_from(number).unwrap_or(u32::MAX);
        match vertex < vertices {
            true => Ok(vertex),
            false => Err(self.at(EdgeListFault::VertexOutOfRange { vertex, vertices })),
        }
    }

    fn number(&self, field: Field, least: i64, greatest: i64) -> Result<i64, EdgeListError> {
        let number = std::str::from_utf8(field).ok().and_then(|text| text.parse::<i64>().ok());
        number.filter(|number| (least..=greatest).contains(number)).ok_or_else(|| {
            let field = String::from_utf8_lossy(&field[..field.len().min(32)]).into_owned();
            self.at(EdgeListFault::Number { field, least, greatest })
        })
    }

    fn at(&self, fault: EdgeListFault) -> EdgeListError {
        EdgeListError { line: self.line.max(1), fault }
    }
}
