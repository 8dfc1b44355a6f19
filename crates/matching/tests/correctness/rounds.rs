//! Several rounds: no repeats, a true bound, fair byes, and how near to the optimum.

use crate::support::{OBJECTIVES, random_graph, rng};
use matching::{Budget, Graph, Objective, Problem, RoundsProblem, RoundsSolution, VerifyError, schedule_bound};
use rand::RngExt;

fn solved(problem: &RoundsProblem) -> RoundsSolution {
    let solution = problem.solve(Budget::unlimited()).unwrap();
    assert_eq!(problem.verify(&solution), Ok(()));
    assert!(solution.gap >= 0);
    assert_eq!(solution.bound - solution.weight, solution.gap);
    solution
}

fn complete(rng: &mut rand_chacha::ChaCha8Rng, people: u32) -> Graph {
    random_graph(rng, people, 100, (1, 1000))
}

/// The greatest weight of disjoint matchings, edge by edge: in no round or in one of them. `busy` has
/// the absent of each round as bits.
fn best_weight(edges: &[(u32, u32, i64)], busy: &mut [u32]) -> i64 {
    let Some((&(u, v, weight), rest)) = edges.split_first() else {
        return 0;
    };
    let mut best = best_weight(rest, busy);
    for round in 0..busy.len() {
        let pair = 1 << u | 1 << v;
        if busy[round] & pair == 0 {
            busy[round] |= pair;
            best = best.max(weight + best_weight(rest, busy));
            busy[round] &= !pair;
        }
        if busy.iter().all(|&bits| bits == 0) {
            break;
        }
    }
    best
}

fn presence(rng: &mut rand_chacha::ChaCha8Rng, people: u32, rounds: u32, away_of_ten: u32) -> Vec<Vec<bool>> {
    (0..rounds).map(|_| (0..people).map(|_| rng.random_range(0..10) >= away_of_ten).collect()).collect()
}

#[test]
fn the_bound_holds_when_people_come_and_go() {
    let mut rng = rng(58);
    let mut optimal = 0;
    for _ in 0..800 {
        let people = rng.random_range(2..=6);
        let percent = rng.random_range(40..=100);
        let graph = random_graph(&mut rng, people, percent, (1, 12));
        let there = presence(&mut rng, people, 3, 3);
        let away = |round: &Vec<bool>| (0..people).filter(|&v| !round[v as usize]).fold(0, |bits, v| bits | 1 << v);
        let mut busy: Vec<u32> = there.iter().map(away).collect();
        let best = best_weight(&graph.edges().collect::<Vec<_>>(), &mut busy);
        let problem = RoundsProblem::new(&graph, 3, Objective::MaximumWeight).with_presence(&there).unwrap();
        let solution = solved(&problem);
        assert!(solution.weight <= best && best <= solution.bound, "{best} {solution:?}");
        optimal += u32::from(solution.weight == best);
    }
    assert!(optimal >= 760, "only {optimal} of 800 were optimal");
}

/// What is possible round by round, each the best of what is left.
fn round_by_round(graph: &Graph, there: &[Vec<bool>]) -> i64 {
    let mut earlier: Vec<matching::Matching> = Vec::new();
    for present in there {
        let open = graph.filtered(|u, v| {
            let both = present[u as usize] && present[v as usize];
            both && earlier.iter().all(|matching| matching.mate(u) != Some(v))
        });
        let best = Problem::new(&open, Objective::MaximumCardinality).solve(Budget::unlimited()).unwrap();
        earlier.push(best.matching);
    }
    earlier.iter().map(|matching| matching.weight(graph)).sum()
}

#[test]
fn who_comes_and_goes_is_split_better_than_round_by_round() {
    let mut rng = rng(59);
    let (mut gaps, mut gaps_by_round) = (0, 0);
    for _ in 0..10 {
        let graph = complete(&mut rng, 60);
        let there = presence(&mut rng, 60, 5, 2);
        let problem = RoundsProblem::new(&graph, 5, Objective::MaximumCardinality).with_presence(&there).unwrap();
        let solution = solved(&problem);
        gaps += solution.gap;
        gaps_by_round += solution.bound - round_by_round(&graph, &there);
        assert!(solution.gap * 100 <= solution.weight, "gap {} of {}", solution.gap, solution.weight);
    }
    assert!(5 * gaps < 3 * gaps_by_round, "{gaps} {gaps_by_round}");
}

#[test]
fn the_bound_is_never_below_the_optimum_and_the_gap_is_honest() {
    let mut rng = rng(51);
    let mut optimal = 0;
    for _ in 0..1500 {
        let vertices = rng.random_range(2..=6);
        let percent = rng.random_range(30..=100);
        let graph = random_graph(&mut rng, vertices, percent, (1, 12));
        let rounds = rng.random_range(1..=3_u32);
        let edges: Vec<_> = graph.edges().collect();
        let best = best_weight(&edges, &mut vec![0; rounds as usize]);
        let problem = RoundsProblem::new(&graph, rounds, Objective::MaximumWeight);
        let solution = solved(&problem);
        assert!(solution.weight <= best && best <= solution.bound, "{best} {solution:?}");
        assert_eq!(problem.bound(&solution.vertex_duals, solution.pair_dual), solution.bound);
        assert!(schedule_bound(&graph, rounds, &solution.vertex_duals) >= best);
        optimal += u32::from(solution.weight == best);
    }
    assert!(optimal >= 1450, "only {optimal} of 1500 were optimal");
}

#[test]
fn each_round_is_proved_for_what_the_earlier_ones_left() {
    let mut rng = rng(52);
    for people in [20, 21, 40] {
        let graph = complete(&mut rng, people);
        for objective in OBJECTIVES {
            let solution = solved(&RoundsProblem::new(&graph, 5, objective));
            let mut earlier: Vec<matching::Matching> = Vec::new();
            for round in &solution.rounds {
                let open = graph.filtered(|u, v| earlier.iter().all(|m| m.mate(u) != Some(v)));
                let byes: Vec<u32> =
                    (0..people).map(|v| earlier.iter().map(|m| u32::from(m.mate(v).is_none())).sum()).collect();
                let mut problem = Problem::new(&open, objective);
                if objective == Objective::MaximumCardinality && byes.iter().any(|&count| count > 0) {
                    problem = problem.with_priorities(&byes).unwrap();
                }
                let proof = (&round.matching, &round.certificate);
                assert_eq!(problem.verify_bound(proof.0, proof.1), Ok(()));
                assert_eq!(round.optimal, problem.verify(proof.0, proof.1).is_ok());
                earlier.push(round.matching.clone());
            }
        }
    }
}

#[test]
fn nobody_sits_out_twice_when_the_number_is_odd() {
    let mut rng = rng(53);
    for people in [5, 7, 9, 15, 21] {
        let graph = complete(&mut rng, people);
        let rounds = people.min(9);
        let solution = solved(&RoundsProblem::new(&graph, rounds, Objective::MaximumCardinality));
        for v in 0..people {
            let byes = solution.rounds.iter().filter(|round| round.matching.mate(v).is_none()).count();
            assert!(byes <= 1, "{people} people: {v} sits out {byes} times");
        }
        assert!(solution.rounds.iter().all(|round| round.matching.cardinality() == people as usize / 2));
    }
}

#[test]
fn the_split_matching_is_near_the_bound() {
    let mut rng = rng(54);
    for (people, rounds) in [(24, 5), (40, 6), (40, 12), (100, 8), (240, 5)] {
        let graph = complete(&mut rng, people);
        let solution = solved(&RoundsProblem::new(&graph, rounds, Objective::MaximumCardinality));
        assert!(solution.gap * 20_000 <= solution.weight, "gap {} of {}", solution.gap, solution.weight);
    }
}

#[test]
fn an_odd_number_of_people_is_as_near_to_its_bound() {
    let mut rng = rng(57);
    for (people, rounds) in [(25, 5), (41, 12), (155, 5)] {
        let graph = complete(&mut rng, people);
        let solution = solved(&RoundsProblem::new(&graph, rounds, Objective::MaximumCardinality));
        assert!(solution.pair_dual > 0);
        assert!(solution.gap * 500 <= solution.weight, "gap {} of {}", solution.gap, solution.weight);
    }
}

#[test]
fn the_absent_are_not_paired() {
    let mut rng = rng(55);
    for _ in 0..30 {
        let people = rng.random_range(4..=24);
        let graph = random_graph(&mut rng, people, 80, (0, 100));
        let presence: Vec<Vec<bool>> =
            (0..4).map(|_| (0..people).map(|_| rng.random_range(0..4) > 0).collect()).collect();
        for objective in OBJECTIVES {
            let problem = RoundsProblem::new(&graph, 4, objective).with_presence(&presence).unwrap();
            solved(&problem);
        }
    }
}

#[test]
fn spoilt_rounds_are_refused() {
    let graph = complete(&mut rng(56), 12);
    let presence = vec![vec![true; 12]; 3];
    let problem = RoundsProblem::new(&graph, 3, Objective::MaximumCardinality).with_presence(&presence).unwrap();
    let sound = solved(&problem);
    let mut repeated = sound.clone();
    repeated.rounds[2].matching = repeated.rounds[0].matching.clone();
    assert!(matches!(problem.verify(&repeated), Err(VerifyError::MetBefore { round: 2, .. })));
    let mut lowered = sound.clone();
    lowered.bound = lowered.weight - 1;
    assert!(matches!(problem.verify(&lowered), Err(VerifyError::Bound { .. })));
    let mut negative = sound.clone();
    negative.vertex_duals[3] = -4;
    assert!(matches!(problem.verify(&negative), Err(VerifyError::DualBelowMinimum { vertex: 3, .. })));
    let mut dual = sound.clone();
    dual.pair_dual += 2;
    assert!(matches!(problem.verify(&dual), Err(VerifyError::Bound { .. })));
    dual.pair_dual = -1;
    assert_eq!(problem.verify(&dual), Err(VerifyError::PairDual(-1)));
    let mut away = presence.clone();
    away[1][5] = false;
    let problem = RoundsProblem::new(&graph, 3, Objective::MaximumCardinality).with_presence(&away).unwrap();
    assert!(matches!(problem.verify(&sound), Err(VerifyError::Absent { round: 1, .. })));
}
