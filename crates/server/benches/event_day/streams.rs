//! Live streams of many phones: what each keeps in memory, and how long a change takes to reach all.

use std::time::{Duration, Instant};

use actix_web::rt::System;
use actix_web::rt::net::TcpStream;
use serde_json::json;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::arrivals::Arrival;
use super::hall::Hall;

/// Changes whose way to the last stream is measured.
const CHANGES: usize = 5;

/// What a stream has told, and when it was heard.
type Heard = (Instant, u64);

/// Opens a stream for each phone, and changes the event a few times.
pub fn measure(hall: &Hall, phones: &[Arrival]) {
    let streams = phones.len();
    let before = hall.memory();
    System::new().block_on(async {
        let (heard, mut hears) = unbounded_channel();
        for phone in phones {
            actix_web::rt::spawn(listen(hall.address.clone(), phone.cookie.clone(), heard.clone()));
        }
        all_hear(&mut hears, streams, 0).await;
        let each = hall.memory().saturating_sub(before) as f64 / streams as f64 / 1_024.0;
        println!("  {streams} open streams: {each:.1} KiB each, the server keeps {} MiB", hall.memory() >> 20);
        let (mut firsts, mut lasts) = (Vec::new(), Vec::new());
        for change in 0..CHANGES {
            let began = Instant::now();
            let revision = rename(hall, change).await;
            let (first, last) = all_hear(&mut hears, streams, revision).await;
            firsts.push(first - began);
            lasts.push(last - began);
        }
        let (first, last) = (median(firsts), median(lasts));
        println!("  from a change to the first stream {first:.0?}, to the last {last:.0?} (medians of {CHANGES})");
    });
}

/// When the first and the last of so many streams told this revision, or a later one.
async fn all_hear(hears: &mut UnboundedReceiver<Heard>, streams: usize, revision: u64) -> (Instant, Instant) {
    let mut times = Vec::with_capacity(streams);
    while times.len() < streams {
        let (at, told) = hears.recv().await.unwrap();
        if told >= revision {
            times.push(at);
        }
    }
    (*times.iter().min().unwrap(), *times.iter().max().unwrap())
}

/// Changes the event, and answers with the revision that tells of it.
async fn rename(hall: &Hall, change: usize) -> u64 {
    let (organiser, path) = (hall.organiser.clone(), hall.crowd.path(""));
    let asking = move || {
        let event = path.trim_end_matches('/');
        let tag = organiser.get(event).expect(200).header("etag");
        let body = json!({ "name": format!("Change {change}") });
        let changed = organiser.ask("PATCH", event).header("If-Match", &tag).json(&body).send().expect(200);
        changed.header("etag").trim_matches('"').parse().unwrap()
    };
    actix_web::rt::task::spawn_blocking(asking).await.unwrap()
}

/// Passes on each revision that the stream tells.
async fn listen(address: String, cookie: String, heard: UnboundedSender<Heard>) {
    let mut socket = TcpStream::connect(&address).await.unwrap();
    let asking =
        format!("GET /me/events HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: gzip\r\nCookie: {cookie}\r\n\r\n");
    socket.write_all(asking.as_bytes()).await.unwrap();
    let mut lines = BufReader::new(socket).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        assert!(!line.starts_with("HTTP/1.1 4"), "{line}");
        if let Some(revision) = line.strip_prefix("id: ") {
            heard.send((Instant::now(), revision.trim().parse().unwrap())).unwrap();
        }
    }
    panic!("the stream ended");
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
