//! A certificate in terms of participants instead of vertices.

use std::collections::BTreeMap;

use domain::plan::{BlossomDual, RoundCertificate};
use domain::roster::ParticipantKey;
use matching::Certificate;

use super::{RoundGraph, Scene};

pub(crate) fn by_id(scene: &Scene<'_>, graph: &RoundGraph, certificate: &Certificate) -> RoundCertificate {
    let id = |vertex: u32| scene.roster.people[graph.person(vertex)].id.clone();
    let ids = |vertices: &[u32]| {
        let mut ids: Vec<ParticipantKey> = vertices.iter().map(|vertex| id(*vertex)).collect();
        ids.sort_unstable();
        ids
    };
    let vertex_duals: BTreeMap<ParticipantKey, i64> =
        (0_u32..).zip(&certificate.vertex_duals).map(|(vertex, dual)| (id(vertex), *dual)).collect();
    let mut blossoms: Vec<BlossomDual> = certificate
        .blossoms
        .iter()
        .map(|blossom| BlossomDual { people: ids(&blossom.vertices), dual: blossom.dual })
        .collect();
    blossoms.sort_by(|a, b| a.people.cmp(&b.people));
    let mut proof = RoundCertificate {
        scale: i64::from(certificate.scale),
        tiers: graph.tiers,
        vertex_duals,
        blossoms,
        barrier: ids(&certificate.barrier),
        bound: certificate.bound,
        dual_sum: None,
    };
    proof.dual_sum = i64::try_from(proof.duals_added()).ok();
    proof
}
