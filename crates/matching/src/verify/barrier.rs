//! The Tutte–Berge side of a certificate: counts the odd components that a set leaves behind.

use super::VerifyError;
use crate::{Graph, Matching};

/// Checks `odd(G − A) − |A| = n − 2|M|`. Cost O(n + m).
pub(super) fn check(graph: &Graph, matching: &Matching, barrier: &[u32]) -> Result<(), VerifyError> {
    let vertices = graph.vertex_count();
    let mut seen = vec![false; vertices as usize];
    for &v in barrier {
        match seen.get_mut(v as usize) {
            Some(mark) if !*mark => *mark = true,
            _ => return Err(VerifyError::BarrierShape),
        }
    }
    let mut odd = 0_i64;
    for start in 0..vertices {
        if !seen[start as usize] {
            odd += component_parity(graph, &mut seen, start);
        }
    }
    let proved = odd - i64::try_from(barrier.len()).unwrap_or(i64::MAX);
    let exposed = i64::try_from(matching.exposed().count()).unwrap_or(i64::MAX);
    if proved != exposed {
        return Err(VerifyError::Barrier { proved, exposed });
    }
    Ok(())
}

fn component_parity(graph: &Graph, seen: &mut [bool], start: u32) -> i64 {
    let mut parity = 0;
    let mut open = vec![start];
    seen[start as usize] = true;
    while let Some(u) = open.pop() {
        parity ^= 1;
        for (v, _) in graph.neighbours(u) {
            if !std::mem::replace(&mut seen[v as usize], true) {
                open.push(v);
            }
        }
    }
    parity
}
