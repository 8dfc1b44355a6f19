//! Any bytes: a graph whose edges survive being written and read again, or an error with its line.
#![no_main]

use libfuzzer_sys::fuzz_target;
use matching::parse_edge_list;
use std::fmt::Write;

fuzz_target!(|text: &[u8]| {
    match parse_edge_list(text) {
        Ok(graph) if graph.vertex_count() <= 10_000 => {
            let mut again = format!("{} {}\n", graph.vertex_count(), graph.edge_count());
            for (u, v, weight) in graph.edges() {
                writeln!(again, "{u} {v} {weight}").expect("memory");
            }
            assert_eq!(parse_edge_list(again.as_bytes()).as_ref(), Ok(&graph));
        }
        Ok(_) => {}
        Err(error) => assert!(error.line <= text.len() + 1),
    }
});
