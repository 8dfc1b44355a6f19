//! Budgets, warm starts, progress: less work, never a wrong claim.

use crate::support::{OBJECTIVES, proved, proved_for, random_graph, rng};
use matching::{Budget, Graph, Objective, Phase, Problem, Progress};
use rand::RngExt;
use std::ops::ControlFlow;

fn graphs() -> impl Iterator<Item = Graph> {
    let mut rng = rng(41);
    (0..200).map(move |index| {
        let vertices = rng.random_range(2..=200);
        random_graph(&mut rng, vertices, [3, 10, 100][index % 3], [(1, 5), (0, 1000), (-9, 9)][index % 3])
    })
}

#[test]
fn however_early_the_end_the_bound_is_proved() {
    for (index, graph) in graphs().enumerate() {
        for objective in OBJECTIVES {
            let best = proved_for(&graph, objective);
            let problem = Problem::new(&graph, objective);
            for steps in [0, 1, 50, 1000 * index as u64] {
                let solution = problem.solve(Budget::unlimited().with_steps(steps)).unwrap();
                let bound = problem.verify_bound(&solution.matching, &solution.certificate);
                assert_eq!(bound, Ok(()));
                assert!(solution.certificate.bound >= best.weight);
                if objective == Objective::MaximumWeight {
                    assert!(solution.weight <= best.weight);
                }
                if solution.optimal {
                    assert_eq!(solution.weight, best.weight);
                }
            }
        }
    }
}

#[test]
fn a_wanted_gap_is_kept() {
    for graph in graphs() {
        let problem = Problem::new(&graph, Objective::MaximumWeight);
        let solution = problem.solve(Budget::unlimited().with_gap_ppm(50_000)).unwrap();
        assert_eq!(problem.verify_bound(&solution.matching, &solution.certificate), Ok(()));
        assert!(
            i128::from(solution.gap()) * 1_000_000
                <= i128::from(solution.certificate.bound.max(0)) * 50_000 + 1_000_000
        );
    }
}

#[test]
fn a_warm_start_finds_the_same_optimum_with_less_work() {
    let mut rng = rng(42);
    let (mut cold_steps, mut warm_steps) = (0, 0);
    for graph in graphs().filter(|graph| graph.edge_count() > 0) {
        for objective in OBJECTIVES {
            let before = proved_for(&graph, objective);
            let changed = rng.random_range(0..graph.edge_count());
            let edges = graph.edges().enumerate();
            let edges = edges.map(|(at, (u, v, w))| (u, v, if at == changed { w + 17 } else { w }));
            let graph = Graph::from_edges(graph.vertex_count(), edges).unwrap();
            let problem = Problem::new(&graph, objective);
            let warm = proved(&problem.with_start(&before).unwrap());
            assert_eq!(warm.weight, proved(&problem).weight);
            cold_steps += steps(&problem);
            warm_steps += steps(&problem.with_start(&before).unwrap());
        }
    }
    assert!(warm_steps < cold_steps, "{warm_steps} {cold_steps}");
}

fn steps(problem: &Problem) -> u64 {
    let mut last = 0;
    let mut watch = |progress: Progress| {
        last = progress.steps;
        ControlFlow::Continue(())
    };
    problem.solve(Budget::unlimited().with_observer(&mut watch)).unwrap();
    last
}

#[test]
fn an_observer_sees_every_phase_and_can_stop_the_work() {
    let graph = random_graph(&mut rng(43), 400, 100, (0, 1000));
    let mut phases = Vec::new();
    let mut watch = |progress: Progress| {
        phases.push(progress.phase);
        ControlFlow::Continue(())
    };
    let problem = Problem::new(&graph, Objective::MaximumWeight);
    problem.solve(Budget::unlimited().with_observer(&mut watch)).unwrap();
    for phase in [Phase::Pricing, Phase::Fractional, Phase::Blossoms] {
        assert!(phases.contains(&phase));
    }
    let mut calls = 0;
    let mut stop = |_| {
        calls += 1;
        ControlFlow::Break(())
    };
    let stopped = problem.solve(Budget::unlimited().with_observer(&mut stop)).unwrap();
    assert_eq!(calls, 1);
    assert_eq!(problem.verify_bound(&stopped.matching, &stopped.certificate), Ok(()));
}

/// Many vertices with few neighbours each.
fn wide_graph() -> Graph {
    let mut rng = rng(44);
    let people = 9000;
    let edges = (0..6 * people).map(|at| (at % people, rng.random_range(0..people), rng.random_range(0..1000)));
    let edges: Vec<_> = edges.filter(|edge| edge.0 != edge.1).collect();
    Graph::from_edges(people, edges).unwrap()
}

#[test]
fn progress_never_falls_and_even_the_first_pass_is_seen() {
    for graph in [wide_graph(), random_graph(&mut rng(45), 400, 100, (0, 1000))] {
        let mut seen: Vec<Progress> = Vec::new();
        let mut watch = |progress: Progress| {
            let before = seen.iter().rev().find(|earlier| earlier.phase == progress.phase);
            assert!(before.is_none_or(|before| before.permille <= progress.permille));
            assert!(seen.last().is_none_or(|before| before.steps <= progress.steps));
            assert!(progress.permille <= 1000);
            seen.push(progress);
            ControlFlow::Continue(())
        };
        let problem = Problem::new(&graph, Objective::MaximumWeight);
        problem.solve(Budget::unlimited().with_observer(&mut watch)).unwrap();
        assert_eq!((seen[0].phase, seen[0].permille, seen[0].steps), (Phase::Fractional, 0, 0));
    }
}

#[test]
fn the_work_ends_at_any_report_with_a_proved_bound() {
    let graph = wide_graph();
    for objective in OBJECTIVES {
        let problem = Problem::new(&graph, objective);
        let best = proved(&problem);
        for last in 1..=20 {
            let mut calls = 0;
            let mut stop = |_| {
                calls += 1;
                if calls == last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let stopped = problem.solve(Budget::unlimited().with_observer(&mut stop)).unwrap();
            assert_eq!(calls, last);
            assert_eq!(problem.verify_bound(&stopped.matching, &stopped.certificate), Ok(()));
            let pairs = stopped.matching.cardinality();
            assert!(stopped.certificate.bound >= best.weight || pairs > best.matching.cardinality());
            assert!(2 * pairs >= best.matching.cardinality());
        }
    }
}

#[test]
fn a_wanted_gap_saves_work_on_a_large_sparse_graph() {
    let graph = wide_graph();
    let problem = Problem::new(&graph, Objective::MaximumWeight);
    let work = |gap_ppm| {
        let mut last = 0;
        let mut watch = |progress: Progress| {
            last = progress.steps;
            ControlFlow::Continue(())
        };
        let budget = Budget::unlimited().with_gap_ppm(gap_ppm).with_observer(&mut watch);
        let solution = problem.solve(budget).unwrap();
        assert!(i128::from(solution.gap()) * 1_000_000 <= i128::from(solution.certificate.bound) * i128::from(gap_ppm));
        last
    };
    let steps = [20_000, 1000, 0].map(work);
    assert!(steps[0] < steps[1] && steps[1] < steps[2], "{steps:?}");
}
