//! Any small graph: every answer is proved, with priorities, over rounds, and after an early end.
#![no_main]

use libfuzzer_sys::fuzz_target;
use matching::{Budget, Graph, Objective, Problem, RoundsProblem};

fuzz_target!(|bytes: &[u8]| {
    let [size, rounds, steps, rest @ ..] = bytes else {
        return;
    };
    let vertices = u32::from(size % 40) + 2;
    let edges = rest.chunks_exact(3).filter_map(|edge| {
        let (u, v) = (u32::from(edge[0]) % vertices, u32::from(edge[1]) % vertices);
        (u != v).then_some((u, v, i64::from(edge[2].cast_signed())))
    });
    let graph = Graph::from_edges(vertices, edges).expect("sound edges");
    let priorities: Vec<u32> = (0..vertices).map(|v| u32::from(rest.get(v as usize).copied().unwrap_or(0) % 4)).collect();
    for objective in [Objective::MaximumWeight, Objective::MaximumCardinality] {
        let problem = Problem::new(&graph, objective);
        prove(&problem);
        let early = problem.solve(Budget::unlimited().with_steps(u64::from(*steps))).expect("a graph");
        assert_eq!(problem.verify_bound(&early.matching, &early.certificate), Ok(()));
        let schedule = RoundsProblem::new(&graph, u32::from(rounds % 6), objective);
        let solution = schedule.solve(Budget::unlimited()).expect("a graph");
        assert_eq!(schedule.verify(&solution), Ok(()));
    }
    prove(&Problem::new(&graph, Objective::MaximumCardinality).with_priorities(&priorities).expect("small"));
});

fn prove(problem: &Problem) {
    let solution = problem.solve(Budget::unlimited()).expect("a graph");
    assert_eq!(problem.verify(&solution.matching, &solution.certificate), Ok(()));
    assert!(solution.optimal);
}
