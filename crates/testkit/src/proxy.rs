//! The network between a phone and the server, as bad as a test wants it: a TCP proxy on a free
//! port whose weather can change while connections are open.
//!
//! A browser's own offline switch does not reach a service worker; this does.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails right here")]

mod link;
mod pump;
mod weather;

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use link::Link;
pub use weather::Weather;

/// A proxy that listens until it is dropped.
pub struct Proxy {
    address: SocketAddr,
    link: Arc<Link>,
    closing: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl Proxy {
    /// A proxy in front of `server`, an address such as `127.0.0.1:8080` or `http://127.0.0.1:8080`.
    /// The weather is clear.
    pub fn before(server: &str) -> Self {
        let server: SocketAddr = server.trim_start_matches("http://").trim_end_matches('/').parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (link, closing) = (Arc::new(Link::default()), Arc::new(AtomicBool::new(false)));
        let (shared, ends) = (link.clone(), closing.clone());
        let listening = std::thread::spawn(move || {
            for phone in listener.incoming().map_while(Result::ok).take_while(|_| !ends.load(Ordering::SeqCst)) {
                let link = shared.clone();
                std::thread::spawn(move || pump::connect(&link, phone, server));
            }
        });
        Self { address, link, closing, listening: Some(listening) }
    }

    /// Where it listens, `http://127.0.0.1:…`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Changes the weather, also for connections that are open.
    pub fn set(&self, weather: Weather) {
        self.link.set(weather);
    }

    /// How many answers were cut so far.
    pub fn cut(&self) -> usize {
        self.link.cut()
    }

    /// How many connections were asked for so far.
    pub fn connections(&self) -> usize {
        self.link.connections()
    }

    /// Bytes that reached the phone and bytes that reached the server.
    pub fn bytes(&self) -> (u64, u64) {
        self.link.bytes()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        self.link.set(Weather::Drop);
        // Wakes the listener, which then sees that it closes.
        drop(TcpStream::connect(self.address));
        if let Some(listening) = self.listening.take() {
            drop(listening.join());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::time::{Duration, Instant};

    use super::*;

    /// Answers each line with the line.
    fn echo() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                std::thread::spawn(move || {
                    let (mut from, mut to) = (stream.try_clone().unwrap(), stream);
                    drop(std::io::copy(&mut from, &mut to));
                });
            }
        });
        address.to_string()
    }

    fn phone(proxy: &Proxy) -> TcpStream {
        let stream = TcpStream::connect(proxy.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
        stream
    }

    /// What comes back for `sent`: the text, or nothing when the connection ends or says nothing.
    fn ask(stream: &mut TcpStream, sent: &str) -> String {
        if stream.write_all(sent.as_bytes()).is_err() {
            return String::new();
        }
        let mut answer = vec![0; sent.len()];
        match stream.read_exact(&mut answer) {
            Ok(()) => String::from_utf8(answer).unwrap(),
            Err(_) => String::new(),
        }
    }

    #[test]
    fn clear_weather_passes_everything() {
        let proxy = Proxy::before(&echo());
        let long = "ada ".repeat(50_000);
        assert_eq!(ask(&mut phone(&proxy), &long), long);
        assert_eq!(proxy.bytes(), (200_000, 200_000));
        assert_eq!((proxy.connections(), proxy.cut()), (1, 0));
    }

    #[test]
    fn without_a_network_a_plain_request_fails() {
        let proxy = Proxy::before(&echo());
        let mut open = phone(&proxy);
        assert_eq!(ask(&mut open, "ada"), "ada", "the control of the control");
        proxy.set(Weather::Drop);
        assert_eq!(ask(&mut open, "ada"), "", "an open connection breaks");
        assert_eq!(ask(&mut phone(&proxy), "ada"), "", "a new one breaks too");
        proxy.set(Weather::Clear);
        assert_eq!(ask(&mut phone(&proxy), "ada"), "ada");
    }

    #[test]
    fn a_black_hole_keeps_what_it_is_given_until_it_is_gone() {
        let proxy = Proxy::before(&echo());
        let mut open = phone(&proxy);
        proxy.set(Weather::Blackhole);
        open.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
        assert_eq!(ask(&mut open, "ada"), "", "no answer and no refusal");
        proxy.set(Weather::Clear);
        open.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
        let mut late = [0; 3];
        open.read_exact(&mut late).unwrap();
        assert_eq!(&late, b"ada", "as TCP sends again what got lost");
    }

    #[test]
    fn a_delay_and_a_slow_link_take_their_time() {
        let proxy = Proxy::before(&echo());
        proxy.set(Weather::Delay(Duration::from_millis(60)));
        let began = Instant::now();
        assert_eq!(ask(&mut phone(&proxy), "ada"), "ada");
        assert!(began.elapsed() >= Duration::from_millis(120), "60 ms there and 60 ms back");
        proxy.set(Weather::Slow { kbit_per_second: 400, round_trip: Duration::from_millis(100) });
        let (began, page) = (Instant::now(), "ada ".repeat(2_500));
        assert_eq!(ask(&mut phone(&proxy), &page), page);
        // A handshake, 10,000 bytes there, half of the way back at least overlaps: 100 + 100 + 200 ms.
        assert!(began.elapsed() >= Duration::from_millis(400), "{:?}", began.elapsed());
    }

    #[test]
    fn an_answer_is_cut_as_often_as_was_asked() {
        let proxy = Proxy::before(&echo());
        proxy.set(Weather::CutReply { per_cent: 30, seed: 7 });
        let whole = (0..200).filter(|_| ask(&mut phone(&proxy), "ada") == "ada").count();
        assert_eq!(whole + proxy.cut(), 200, "what is not whole was cut");
        assert!((40..=80).contains(&proxy.cut()), "{} of 200", proxy.cut());
        let (_, to_server) = proxy.bytes();
        assert_eq!(to_server, 600, "the server heard every request");
    }
}
