//! Live streams of many phones: what each keeps in memory, and how long a change takes to reach all.

use std::time::{Duration, Instant};

use actix_web::rt::System;
use actix_web::rt::net::TcpStream;
use serde_json::json;
use testkit::app::Client;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use super::arrivals::Arrival;
use super::hall::Hall;

/// Changes whose way to the last stream is measured.
const CHANGES: usize = 5;

/// Opens the streams, and changes the event a few times.
pub fn measure(hall: &Hall, phones: &[Arrival]) {
    let streams = phones.len();
    let before = hall.memory();
    System::new().block_on(async {
        let (heard, mut hears) = unbounded_channel();
        for phone in phones {
            actix_web::rt::spawn(listen(hall.address.clone(), phone.cookie.clone(), heard.clone()));
        }
        for _ in 0..streams {
            hears.recv().await.unwrap();
        }
        let each = hall.memory().saturating_sub(before) as f64 / streams as f64 / 1_024.0;
        println!("  {streams} open streams: {each:.1} KiB each, the server keeps {} MiB", hall.memory() >> 20);
        let (mut firsts, mut lasts) = (Vec::new(), Vec::new());
        for change in 0..CHANGES {
            let began = Instant::now();
            let organiser = hall.organiser.clone();
            let event = hall.crowd.path("");
            std::thread::spawn(move || rename(&organiser, event.trim_end_matches('/'), change));
            for number in 0..streams {
                hears.recv().await.unwrap();
                if number == 0 {
                    firsts.push(began.elapsed());
                }
            }
            lasts.push(began.elapsed());
        }
        println!(
            "  from a change to the first stream {:.0?}, to the last {:.0?} (medians of {CHANGES})",
            median(firsts),
            median(lasts)
        );
    });
}

fn rename(organiser: &Client, event: &str, change: usize) {
    let tag = organiser.get(event).expect(200).header("etag");
    let body = json!({ "name": format!("Change {change}") });
    organiser.ask("PATCH", event).header("If-Match", &tag).json(&body).send().expect(200);
}

/// Tells of each revision that the stream tells.
async fn listen(address: String, cookie: String, heard: UnboundedSender<()>) {
    let mut socket = TcpStream::connect(&address).await.unwrap();
    let asking =
        format!("GET /me/events HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: gzip\r\nCookie: {cookie}\r\n\r\n");
    socket.write_all(asking.as_bytes()).await.unwrap();
    let mut buffer = [0; 2_048];
    loop {
        let read = socket.read(&mut buffer).await.unwrap();
        assert!(read > 0, "the stream ended");
        let text = String::from_utf8_lossy(&buffer[..read]);
        assert!(!text.starts_with("HTTP/1.1 4"), "{text}");
        for _ in text.matches("id: ") {
            heard.send(()).unwrap();
        }
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
