//! The candidate graph: who may meet whom, what it is worth, and why the others may not.

pub mod formats;

use domain::{EventId, OrganisationId};
use planning::CandidateGraph;
use serde_json::{Value, json};
use store::{Conn, StoreError};

use super::assemble::{Choices, assemble};
use super::draft::DraftError;
use super::names::Names;
use store::Store;

/// The candidates of an event as it is now, with the names of its people.
pub struct NamedGraph {
    pub graph: CandidateGraph,
    pub names: Names,
}

/// Gathers the event and finds its candidates. Slow for large events: call it where waiting is
/// allowed.
///
/// # Errors
/// [`DraftError`] when the event cannot be frozen.
pub fn read(store: &Store, organisation: OrganisationId, event: EventId) -> Result<NamedGraph, DraftError> {
    let choices = Choices { when_impossible: None, seed: 1 };
    let gather = |conn: &mut Conn| -> Result<_, StoreError> {
        let gathering = assemble(conn, organisation, event, choices)?.1;
        Ok((gathering, Names::read(conn, organisation, event)?))
    };
    let (gathering, names) = store.read_snapshot(gather)?;
    let roster = planning::freeze(gathering).map_err(DraftError::Refused)?;
    Ok(NamedGraph { graph: planning::candidates(&roster), names })
}

impl NamedGraph {
    /// Id, name and department of each participant.
    pub fn nodes(&self) -> impl Iterator<Item = (String, String, String)> {
        self.graph.graph.node_weights().map(|key| {
            let shown = self.names.person(key);
            let name = shown.map(|person| person.name.clone()).unwrap_or_default();
            let department = shown.and_then(|person| person.department.clone()).unwrap_or_default();
            (key.to_string(), name, department)
        })
    }

    /// The ids of each candidate, and what it is worth.
    pub fn edges(&self) -> impl Iterator<Item = (String, String, i64)> {
        let graph = &self.graph.graph;
        graph.edge_indices().filter_map(move |edge| {
            let (a, b) = graph.edge_endpoints(edge)?;
            let weight = graph.edge_weight(edge)?.weight;
            Some((graph.node_weight(a)?.to_string(), graph.node_weight(b)?.to_string(), weight))
        })
    }

    /// Node-link JSON as networkx 3.4 and later reads it (`edges`).
    pub fn node_link(&self) -> Value {
        let graph = &self.graph.graph;
        let nodes: Vec<Value> = graph
            .node_weights()
            .map(|key| {
                let shown = self.names.person(key);
                json!({
                    "id": key,
                    "name": shown.map(|person| &person.name),
                    "department": shown.and_then(|person| person.department.as_ref()),
                })
            })
            .collect();
        let edges: Vec<Value> = graph
            .edge_indices()
            .filter_map(|edge| {
                let (a, b) = graph.edge_endpoints(edge)?;
                let candidate = graph.edge_weight(edge)?;
                Some(json!({
                    "source": graph.node_weight(a)?,
                    "target": graph.node_weight(b)?,
                    "weight": candidate.weight,
                    "terms": candidate.terms,
                    "exception": candidate.exception,
                }))
            })
            .collect();
        let vetoes: Vec<Value> = self
            .graph
            .vetoes
            .iter()
            .map(|(pair, code)| json!({"source": pair.first(), "target": pair.second(), "code": code}))
            .collect();
        json!({
            "directed": false, "multigraph": false, "graph": {"vetoes": vetoes}, "nodes": nodes, "edges": edges,
        })
    }
}
