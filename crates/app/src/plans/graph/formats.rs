//! The candidate graph for other programs: GraphML, DOT and two-column CSV.

use std::fmt::Write;

use super::NamedGraph;
use crate::web::csv;

/// A format that a program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    NodeLink,
    GraphMl,
    Dot,
    Csv,
    Svg,
}

impl Format {
    /// The format with this name; none: node-link JSON.
    pub fn named(name: Option<&str>) -> Option<Self> {
        match name {
            None | Some("node_link") => Some(Self::NodeLink),
            Some("graphml") => Some(Self::GraphMl),
            Some("dot") => Some(Self::Dot),
            Some("csv") => Some(Self::Csv),
            Some("svg") => Some(Self::Svg),
            Some(_) => None,
        }
    }

    /// The media type of the format.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::NodeLink => "application/json",
            Self::GraphMl => "application/xml",
            Self::Dot => "text/vnd.graphviz",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// GraphML 1.0, with name and department on nodes and weight on edges.
pub fn graphml(graph: &NamedGraph) -> String {
    let mut out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\
        <key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\
        <key id=\"department\" for=\"node\" attr.name=\"department\" attr.type=\"string\"/>\
        <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"long\"/>\
        <graph edgedefault=\"undirected\">"
            .to_owned();
    for (key, name, department) in graph.nodes() {
        let (key, name, department) = (escaped(&key), escaped(&name), escaped(&department));
        out += &format!(
            "<node id=\"{key}\"><data key=\"name\">{name}</data><data key=\"department\">{department}</data></node>"
        );
    }
    for (a, b, weight) in graph.edges() {
        let (a, b) = (escaped(&a), escaped(&b));
        out += &format!("<edge source=\"{a}\" target=\"{b}\"><data key=\"weight\">{weight}</data></edge>");
    }
    out + "</graph></graphml>\n"
}

/// The language of Graphviz.
pub fn dot(graph: &NamedGraph) -> String {
    let mut out = "graph candidates {\n".to_owned();
    for (key, name, department) in graph.nodes() {
        let label = quoted(&format!("{name}\n{department}"));
        out += &format!("  {} [label={label}];\n", quoted(&key));
    }
    for (a, b, weight) in graph.edges() {
        out += &format!("  {} -- {} [weight={weight}];\n", quoted(&a), quoted(&b));
    }
    out + "}\n"
}

/// Edges under the headers that Gephi reads.
pub fn edges_csv(graph: &NamedGraph) -> String {
    let header = ["Source", "Target", "Type", "Weight"].map(str::to_owned).to_vec();
    let rows = graph.edges().map(|(a, b, weight)| vec![a, b, "Undirected".to_owned(), weight.to_string()]);
    csv::lines(&std::iter::once(header).chain(rows).collect::<Vec<_>>())
}

/// Everybody on a circle in the order of departments, a line for each candidate.
pub fn svg(graph: &NamedGraph) -> String {
    let mut nodes: Vec<(String, String, String)> = graph.nodes().collect();
    nodes.sort_by(|a, b| (&a.2, &a.1, &a.0).cmp(&(&b.2, &b.1, &b.0)));
    let step = std::f64::consts::TAU / nodes.len().max(1) as f64;
    let place = |at: usize| {
        let angle = step * at as f64;
        (500.0 + 420.0 * angle.cos(), 500.0 + 420.0 * angle.sin())
    };
    let places: std::collections::HashMap<&str, (f64, f64)> =
        nodes.iter().enumerate().map(|(at, node)| (node.0.as_str(), place(at))).collect();
    let mut out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 1000\" role=\"img\" \
        aria-label=\"Possible pairs\"><g stroke=\"#8a8f98\" stroke-opacity=\"0.15\">"
        .to_owned();
    for (a, b, _) in graph.edges() {
        if let (Some(a), Some(b)) = (places.get(a.as_str()), places.get(b.as_str())) {
            let drawn = write!(out, "<path d=\"M{:.1} {:.1}L{:.1} {:.1}\"/>", a.0, a.1, b.0, b.1);
            debug_assert!(drawn.is_ok(), "writing to a text does not fail");
        }
    }
    out += "</g><g fill=\"#1f4e79\">";
    for (at, (_, name, department)) in nodes.iter().enumerate() {
        let ((x, y), title) = (place(at), escaped(&format!("{name}, {department}")));
        out += &format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"6\"><title>{title}</title></circle>");
    }
    out + "</g></svg>"
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

fn escaped(text: &str) -> String {
    let safe = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    safe.chars().filter(|character| !character.is_control()).collect()
}
