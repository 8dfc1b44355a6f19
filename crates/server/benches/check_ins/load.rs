//! A small load generator: keep-alive connections, one request at a time on each.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Instant;

use actix_web::rt::System;
use actix_web::rt::net::TcpStream;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// What one run has shown.
pub struct Figure {
    pub per_second: f64,
    pub p50_ms: f64,
    pub p99_ms: f64,
}

/// The bytes of one request.
pub struct Request(Vec<u8>);

impl Request {
    pub fn new(path: &str, token: &str, body: &str) -> Self {
        let length = body.len();
        Self(
            format!(
                "POST {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n\
                 Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
            )
            .into_bytes(),
        )
    }
}

/// Sends all requests, each once, over as many connections as asked.
pub fn run(address: SocketAddr, connections: usize, requests: Vec<Request>) -> Figure {
    let count = requests.len();
    let waiting = Rc::new(RefCell::new(requests));
    let times = Rc::new(RefCell::new(Vec::with_capacity(count)));
    let began = Instant::now();
    System::new().block_on(async {
        let spawn = |_| actix_web::rt::spawn(one_connection(address, Rc::clone(&waiting), Rc::clone(&times)));
        let tasks: Vec<_> = (0..connections).map(spawn).collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
    let seconds = began.elapsed().as_secs_f64();
    let mut times = times.borrow_mut();
    assert_eq!(times.len(), count);
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((count - 1) as f64 * share) as usize];
    Figure { per_second: count as f64 / seconds, p50_ms: at(0.50), p99_ms: at(0.99) }
}

async fn one_connection(address: SocketAddr, waiting: Rc<RefCell<Vec<Request>>>, times: Rc<RefCell<Vec<f64>>>) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let mut buffer = vec![0; 8_192];
    loop {
        let Some(Request(bytes)) = waiting.borrow_mut().pop() else { return };
        let sent = Instant::now();
        stream.write_all(&bytes).await.unwrap();
        read_answer(&mut stream, &mut buffer).await;
        times.borrow_mut().push(sent.elapsed().as_secs_f64() * 1e3);
    }
}

/// Reads one answer to its end, and insists on 200 or 201.
async fn read_answer(stream: &mut TcpStream, buffer: &mut [u8]) {
    let mut filled = 0;
    loop {
        let read = stream.read(&mut buffer[filled..]).await.unwrap();
        assert!(read > 0, "the server hung up");
        filled += read;
        let text = std::str::from_utf8(&buffer[..filled]).unwrap();
        if let Some((head, body)) = text.split_once("\r\n\r\n")
            && body.len() >= content_length(head)
        {
            assert!(head.starts_with("HTTP/1.1 20"), "{text}");
            return;
        }
    }
}

fn content_length(head: &str) -> usize {
    let value = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    value.unwrap().parse().unwrap()
}
