//! Instances as events have them.

use crate::support::{OBJECTIVES, proved_for, rng};
use matching::{Graph, Objective};
use rand::RngExt;

/// All pairs across departments of these sizes.
fn across(departments: &[u32], mut weight: impl FnMut(u32, u32) -> i64) -> Graph {
    let of: Vec<usize> = (departments.iter().enumerate())
        .flat_map(|(department, &size)| std::iter::repeat_n(department, size as usize))
        .collect();
    let people = u32::try_from(of.len()).unwrap();
    let mut builder = Graph::builder(people);
    for u in 0..people {
        for v in u + 1..people {
            if of[u as usize] != of[v as usize] {
                builder.add_edge(u, v, weight(u, v)).unwrap();
            }
        }
    }
    builder.build().unwrap()
}

#[test]
fn everybody_has_the_same_weight() {
    for people in [24, 155, 500] {
        let third = people / 3;
        let graph = across(&[third, third, people - 2 * third], |_, _| 1000);
        for objective in OBJECTIVES {
            let solution = proved_for(&graph, objective);
            assert_eq!(solution.matching.cardinality(), people as usize / 2);
        }
    }
}

#[test]
fn seventy_percent_are_equal() {
    let mut rng = rng(21);
    let graph = across(&[80, 70, 60, 50, 40], |_, _| match rng.random_range(0..10) {
        0..7 => 500,
        _ => rng.random_range(0..3000),
    });
    for objective in OBJECTIVES {
        assert!(proved_for(&graph, objective).matching.is_perfect());
    }
}

#[test]
fn one_giant_department_leaves_the_surplus_over() {
    let mut rng = rng(22);
    let graph = across(&[150, 20, 20, 10], |_, _| rng.random_range(0..1000));
    let solution = proved_for(&graph, Objective::MaximumCardinality);
    assert_eq!(solution.matching.exposed().count(), 100);
    assert_eq!(solution.certificate.barrier.len(), 50);
}

#[test]
fn skewed_departments_leave_out_as_many_as_they_must() {
    let mut rng = rng(23);
    for (departments, left_out) in [([20, 10, 5, 5], 0), ([15, 10, 8, 7], 0), ([24, 8, 4, 4], 8)] {
        let graph = across(&departments, |_, _| rng.random_range(0..100));
        let solution = proved_for(&graph, Objective::MaximumCardinality);
        assert_eq!(solution.matching.exposed().count(), left_out);
    }
}

/// Published shapes that break blossom codes: nested blossoms that are relabelled, augmented
/// through and expanded (after the test cases of Galil 1986 as van Rantwijk collected them).
#[test]
fn nested_blossoms_are_relabelled_and_expanded() {
    type Edges = &'static [(u32, u32, i64)];
    let cases: [(u32, Edges, i64); 4] = [
        (5, &[(1, 2, 8), (1, 3, 9), (2, 3, 10), (3, 4, 7)], 15),
        (
            9,
            &[(1, 2, 19), (1, 3, 20), (1, 8, 8), (2, 3, 25), (2, 4, 18), (3, 5, 18), (4, 5, 13), (4, 7, 7), (5, 6, 7)],
            47,
        ),
        (
            11,
            &[
                (1, 2, 45),
                (1, 5, 45),
                (2, 3, 50),
                (3, 4, 45),
                (4, 5, 50),
                (1, 6, 30),
                (3, 9, 35),
                (4, 8, 35),
                (5, 7, 26),
                (9, 10, 5),
            ],
            146,
        ),
        (
            13,
            &[
                (1, 2, 45),
                (1, 7, 45),
                (2, 3, 50),
                (3, 4, 45),
                (4, 5, 95),
                (4, 6, 94),
                (5, 6, 94),
                (6, 7, 50),
                (1, 8, 30),
                (3, 11, 35),
                (5, 9, 36),
                (7, 10, 26),
                (11, 12, 5),
            ],
            241,
        ),
    ];
    for (vertices, edges, weight) in cases {
        let graph = Graph::from_edges(vertices, edges.iter().copied()).unwrap();
        let solution = proved_for(&graph, Objective::MaximumWeight);
        assert_eq!(solution.weight, weight);
    }
}
