//! What a server feels like on the day, over the product's own routes, on both databases.
//!
//! `cargo bench -p server --bench event_day` starts the release binary as a process of its own and prints: an event of a
//! thousand people that is opened; fifty phones that come in within one second; a thousand that come in within a minute,
//! alone and while a file of 50,000 people is imported; two thousand open live streams with what each keeps in memory, and
//! how long a change takes to reach the last of them. A phone opens its link and taps, as a phone does; all of them stand
//! behind one address. The load comes from the same processors.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on stops and says so")]

#[path = "event_day/arrivals.rs"]
mod arrivals;
#[path = "event_day/hall.rs"]
mod hall;
#[path = "event_day/importing.rs"]
mod importing;
#[path = "event_day/opening.rs"]
mod opening;
#[path = "event_day/streams.rs"]
mod streams;

use std::ops::Range;
use std::time::Duration;

use arrivals::Arrival;
use hall::Hall;
use store::StoreUrl;
use testkit::postgres::{Durability, PostgresServer};

const BURST: Range<usize> = 0..50;
const ALONE: Range<usize> = 50..1_050;
const BESIDE: Range<usize> = 1_050..2_050;
const STREAMS: usize = 2_000;
const MINUTE: Duration = Duration::from_secs(60);

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    day("SQLite FULL", &StoreUrl::Sqlite(folder.path().join("day.db")));
    let server = PostgresServer::start(Durability::Disk);
    day("PostgreSQL", &server.url(&server.create_database()).parse().unwrap());
}

fn day(name: &str, url: &StoreUrl) {
    let hall = Hall::open(url, BESIDE.end);
    println!("{name}");
    println!(
        "  {:<50} {:>6} {:>8} {:>8} {:>8} {:>8}",
        "from the request to the answer, ms", "times", "p50", "p95", "p99", "max"
    );
    opening::measure(&hall, |name, times| row(&format!("an event of 1,000 opens: {name}"), times));
    let burst = arrivals::come_in(&hall, BURST, Duration::from_secs(1));
    row("50 phones come in within a second", &times(&burst));
    let alone = arrivals::come_in(&hall, ALONE, MINUTE);
    row("1,000 within a minute", &times(&alone));
    let (beside, import) = std::thread::scope(|scope| {
        let import = scope.spawn(|| importing::import(&hall, 50_000));
        (arrivals::come_in(&hall, BESIDE, MINUTE), import.join().unwrap())
    });
    row(
        &format!("… of them while 50,000 are imported, {:.0} s", import.seconds()),
        &times(beside.iter().filter(|arrival| import.runs_at(arrival.at))),
    );
    let phones: Vec<Arrival> = burst.into_iter().chain(alone).chain(beside).take(STREAMS).collect();
    streams::measure(&hall, &phones);
}

fn times<'a>(arrivals: impl IntoIterator<Item = &'a Arrival>) -> Vec<f64> {
    arrivals.into_iter().map(|arrival| arrival.took_ms).collect()
}

/// Prints a row of waiting times in milliseconds.
fn row(name: &str, times: &[f64]) {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share).round() as usize];
    let (p50, p95, p99, max) = (at(0.5), at(0.95), at(0.99), at(1.0));
    println!("  {name:<50} {:>6} {p50:>8.1} {p95:>8.1} {p99:>8.1} {max:>8.1}", sorted.len());
}
