//! The text form: what is read, and where each fault is.

use matching::{EdgeListFault as Fault, parse_edge_list};

#[test]
fn blanks_comments_and_parallel_edges_are_understood() {
    let graph = parse_edge_list(b"# people\r\n4 3\r\n\n 0\t1 5\n1 0 9\n# last\n2 3 -1").unwrap();
    assert_eq!(graph.edges().collect::<Vec<_>>(), [(0, 1, 9), (2, 3, -1)]);
    assert_eq!(parse_edge_list(b"0 0").unwrap().vertex_count(), 0);
}

#[test]
fn every_fault_has_its_line() {
    type Case = (&'static [u8], usize, fn(&Fault) -> bool);
    let cases: [Case; 13] = [
        (b"", 1, |f| *f == Fault::Empty),
        (b"# nothing\n\n", 1, |f| *f == Fault::Empty),
        (b"3\n", 1, |f| matches!(f, Fault::Fields { found: 1, .. })),
        (b"3 1 4\n", 1, |f| matches!(f, Fault::Fields { found: 3, .. })),
        (b"3 -1\n", 1, |f| matches!(f, Fault::Number { .. })),
        (b"3 2\n0 1 5\n\n0 2\n", 4, |f| matches!(f, Fault::Fields { found: 2, .. })),
        (b"3 1\n0 3 5\n", 2, |f| *f == Fault::VertexOutOfRange { vertex: 3, vertices: 3 }),
        (b"3 1\n0 -1 5\n", 2, |f| matches!(f, Fault::Number { .. })),
        (b"3 1\n1 1 5\n", 2, |f| *f == Fault::SelfLoop(1)),
        (b"3 1\n0 1 5.5\n", 2, |f| matches!(f, Fault::Number { field, .. } if field == "5.5")),
        (b"3 1\n0 1 9223372036854775808\n", 2, |f| matches!(f, Fault::Number { .. })),
        (b"3 2\n0 1 5\n0 2 9223372036854775807\n", 3, |f| matches!(f, Fault::WeightOverflow { .. })),
        (b"3 3\n0 1 5\n0 2 1\n", 3, |f| *f == Fault::EdgeCount { announced: 3, found: 2 }),
    ];
    for (text, line, right) in cases {
        let error = parse_edge_list(text).unwrap_err();
        assert_eq!(error.line, line, "{error}");
        assert!(right(&error.fault), "{error}");
    }
    let more = parse_edge_list(b"3 1\n0 1 5\n0 2 5\n").unwrap_err();
    assert_eq!((more.line, more.fault), (3, Fault::EdgeCount { announced: 1, found: 2 }));
    let bytes = parse_edge_list(b"3 1\n0 \xff 5\n").unwrap_err();
    assert_eq!(bytes.line, 2);
}
