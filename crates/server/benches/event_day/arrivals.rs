//! Phones that open their link and tap "I'm here", spread evenly over a time.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use testkit::app::Client;
use testkit::phone::hidden;

use super::hall::Hall;

/// Enough that nobody's turn waits for another one's answer.
const HANDS: usize = 64;

/// One phone that came in.
pub struct Arrival {
    /// When the tap was sent.
    pub at: Instant,
    pub took_ms: f64,
    /// Of its session.
    pub cookie: String,
}

/// Lets these people come in, one after the other within `time`.
pub fn come_in(hall: &Hall, who: Range<usize>, time: Duration) -> Vec<Arrival> {
    let (began, next, count) = (Instant::now(), AtomicUsize::new(0), who.len());
    let arrivals = Mutex::new(Vec::with_capacity(count));
    std::thread::scope(|scope| {
        for _ in 0..HANDS.min(count) {
            scope.spawn(|| {
                while let turn = next.fetch_add(1, Ordering::SeqCst)
                    && turn < count
                {
                    let due = began + time.mul_f64(turn as f64 / count as f64);
                    std::thread::sleep(due.saturating_duration_since(Instant::now()));
                    let arrival = arrive(hall, &hall.crowd.links[who.start + turn]);
                    arrivals.lock().unwrap().push(arrival);
                }
            });
        }
    });
    arrivals.into_inner().unwrap()
}

fn arrive(hall: &Hall, link: &str) -> Arrival {
    let phone = Client::new(&format!("http://{}", hall.address), None);
    let path = &link[link.find("/j/").unwrap()..];
    let page = phone.get(path).expect(200).text();
    let form = format!("key={}&nonce={}", hidden(&page, "key"), hidden(&page, "nonce"));
    let tap = phone.ask("POST", path).header("Content-Type", "application/x-www-form-urlencoded").body(form.as_bytes());
    let at = Instant::now();
    let answer = tap.send().expect(303);
    let took_ms = at.elapsed().as_secs_f64() * 1e3;
    Arrival { at, took_ms, cookie: answer.header("set-cookie").split(';').next().unwrap().to_owned() }
}
