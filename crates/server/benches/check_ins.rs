//! Check-ins per second, beside what the bare framework can do, in one run.
//!
//! `cargo bench -p server --bench check_ins` prints one table: the framework alone, with a token
//! and JSON (the ceiling), a check-in that is acknowledged after its commit on SQLite with
//! `synchronous=FULL` and on PostgreSQL with `fsync`, and an import of 10,000 people. Each figure
//! is the median of three runs. The load comes from this process, so it shares the processors.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on stops and says so")]

#[path = "check_ins/load.rs"]
mod load;
#[path = "check_ins/serve.rs"]
mod serve;
#[path = "check_ins/world.rs"]
mod world;

use std::time::Instant;

use load::{Figure, Request};
use store::{Store, StoreUrl};
use testkit::postgres::{Durability, PostgresServer};
use world::World;

/// As in the product.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 3;
/// Everybody of these events arrives once in a run.
const EVENTS: usize = 4;
const PEOPLE: usize = 10_000;
const REQUESTS: usize = EVENTS * PEOPLE;

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    println!("{REQUESTS} requests a run, {RUNS} runs, medians; {} processors", num_processors());
    println!("{:<44} {:>9} {:>9} {:>9} {:>10}", "", "req/s", "p50 ms", "p99 ms", "of ceiling");
    let token = serve::token();
    let hello = median(|_| bare(64, &token, "/hello"));
    print_row("bare framework, 64 connections", &hello, None);
    let ceiling = median(|_| bare(64, &token, "/nothing"));
    print_row("token + JSON, 64 connections: the ceiling", &ceiling, Some(&ceiling));
    let ceiling_256 = median(|_| bare(256, &token, "/nothing"));
    print_row("token + JSON, 256 connections: the ceiling", &ceiling_256, Some(&ceiling_256));

    let folder = tempfile::tempdir().unwrap();
    let sqlite = StoreUrl::Sqlite(folder.path().join("bench.db"));
    check_ins("SQLite FULL", &sqlite, &token, [&ceiling, &ceiling_256]);
    let server = PostgresServer::start(Durability::Disk);
    let postgres: StoreUrl = server.url(&server.create_database()).parse().unwrap();
    check_ins("PostgreSQL", &postgres, &token, [&ceiling, &ceiling_256]);
}

fn num_processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn bare(connections: usize, token: &str, path: &str) -> Figure {
    let address = serve::start(None);
    let body = r#"{"participant_id":"01900000-0000-7000-8000-000000000000","action_key":"tap"}"#;
    let requests = (0..REQUESTS).map(|_| Request::new(path, token, body)).collect();
    load::run(address, connections, requests)
}

fn check_ins(name: &str, url: &StoreUrl, token: &str, ceilings: [&Figure; 2]) {
    let store = Store::open(url).unwrap();
    let began = Instant::now();
    let world = World::import(&store, PEOPLE);
    println!("{:<44} {:>9.0} ms", format!("{name}: import of 10,000 people"), began.elapsed().as_secs_f64() * 1e3);
    for (connections, ceiling) in [64, 256].into_iter().zip(ceilings) {
        let figure = median(|_| arrive(&store, &world, connections, token));
        print_row(&format!("{name}: check-in, {connections} connections"), &figure, Some(ceiling));
    }
    store.close();
}

/// Everybody of some new events arrives once; each acknowledgement is checked to be a first one.
fn arrive(store: &Store, world: &World, connections: usize, token: &str) -> Figure {
    let events: Vec<_> = (0..EVENTS).map(|_| world.new_event(store)).collect();
    let address = serve::start(Some(store.clone()));
    let mut requests = Vec::with_capacity(REQUESTS);
    for (event_id, participants) in &events {
        for participant_id in participants {
            let path = format!("/events/{}/{event_id}/check-ins", world.organisation_id);
            let body = format!(r#"{{"participant_id":"{participant_id}","action_key":"tap"}}"#);
            requests.push(Request::new(&path, token, &body));
        }
    }
    let figure = load::run(address, connections, requests);
    let arrived: u64 = events.iter().map(|(event_id, _)| world.count_arrived(store, *event_id)).sum();
    assert_eq!(arrived, REQUESTS as u64, "an acknowledged check-in is missing");
    figure
}

fn median(run: impl Fn(usize) -> Figure) -> Figure {
    let mut figures: Vec<Figure> = (0..RUNS).map(run).collect();
    figures.sort_by(|a, b| a.per_second.total_cmp(&b.per_second));
    figures.swap_remove(RUNS / 2)
}

fn print_row(name: &str, figure: &Figure, ceiling: Option<&Figure>) {
    let share = ceiling.map_or(String::new(), |top| format!("{:.0} %", 100.0 * figure.per_second / top.per_second));
    let Figure { per_second, p50_ms, p99_ms } = figure;
    println!("{name:<44} {per_second:>9.0} {p50_ms:>9.2} {p99_ms:>9.2} {share:>10}");
}
