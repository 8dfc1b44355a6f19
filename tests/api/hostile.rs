//! Bodies that mean harm: refused with a code, at once, in bounded memory.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::json;
use testkit::app::{TestApp, fresh_key};
use testkit::database::TestDatabase;

fn start() -> (TestDatabase, TestApp) {
    let database = TestDatabase::sqlite();
    let app = TestApp::start(database.url());
    (database, app)
}

#[test]
fn a_hundred_megabytes_are_refused_before_they_are_sent() {
    let (_database, app) = start();
    let mut stream = TcpStream::connect(app.url.trim_start_matches("http://")).unwrap();
    let head = "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\nConnection: close\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413");
}

#[test]
fn depth_nulls_surrogates_and_packed_bodies_are_refused() {
    let (_database, app) = start();
    let client = app.anonymous();
    let send = |body: &[u8]| {
        client.ask("POST", "/api/v1/sessions").header("Content-Type", "application/json").body(body).send()
    };
    let deep = "[".repeat(100_000);
    for (body, status, code) in [
        (deep.as_bytes(), 422, "invalid_body"),
        (&b"{\"email\":\"a\\u0000\",\"password\":\"x\"}"[..], 400, "invalid_json"),
        (b"{\"email\":\"\\ud800\",\"password\":\"x\"}", 400, "invalid_json"),
        (b"{\"email\":NaN}", 400, "invalid_json"),
        (b"\xff\xfe", 400, "invalid_json"),
        (b"", 400, "invalid_json"),
        (b"{\"email\":\"a@example.org\",\"password\":\"x\",\"role\":\"organiser\"}", 422, "invalid_body"),
    ] {
        assert_eq!(send(body).expect(status).code(), code);
    }
    let packed = client.ask("POST", "/api/v1/sessions").header("Content-Encoding", "gzip").json(&json!({})).send();
    assert_eq!(packed.expect(415).code(), "unsupported_media_type");
    let text = client.ask("POST", "/api/v1/sessions").header("Content-Type", "text/plain").body(b"{}").send();
    assert_eq!(text.expect(415).code(), "unsupported_media_type");
}

#[test]
fn files_of_every_bad_kind_are_a_report_or_a_code() {
    let (_database, app) = start();
    let olga = app.organiser();
    let wide = format!("id{}\n1\n", ",x".repeat(100_000));
    let zip = b"PK\x03\x04\x14\x00\x00\x00\x08\x00".to_vec();
    let files: [&[u8]; 8] =
        [b"", b"\n\n", b"id,name\n\"1,Ada\n", wide.as_bytes(), &zip, b"\xff\xfe\x00", b"name\nAda\n", b"id\n1\n1\n"];
    for file in files {
        let refused = olga.upload("/api/v1/people/imports", "text/csv", file);
        assert!((400..500).contains(&refused.status), "{} {}", refused.status, refused.text());
        assert!(!refused.code().is_empty());
    }
    assert_eq!(olga.get("/api/v1/people").json()["items"], json!([]));
}

#[test]
fn addresses_and_headers_that_mean_nothing_are_refused() {
    let (_database, app) = start();
    let olga = app.organiser();
    assert_eq!(olga.get("/api/v1/people/no-id").expect(400).code(), "invalid_path");
    assert_eq!(olga.get("/api/v1/people?limit=0").expect(400).code(), "invalid_query");
    assert_eq!(olga.get("/api/v1/people?limit=x").expect(400).code(), "invalid_query");
    assert_eq!(olga.get("/api/v1/people?page=2").expect(400).code(), "invalid_query");
    assert_eq!(olga.get("/api/v1/people?cursor=zz").expect(400).code(), "invalid_cursor");
    assert_eq!(olga.get("/api/v1/people?search=%00").expect(400).code(), "invalid_query");
    assert_eq!(olga.get("/api/v1/people/%00").expect(400).code(), "invalid_path");
    let spaced =
        olga.ask("POST", "/api/v1/people/imports").key("a key").header("Content-Type", "text/csv").body(b"id\n1\n");
    assert_eq!(spaced.send().expect(400).code(), "invalid_header");
    assert!(!fresh_key().is_empty());
}

#[test]
fn a_body_that_never_ends_is_refused() {
    let (_database, app) = start();
    let mut stream = TcpStream::connect(app.url.trim_start_matches("http://")).unwrap();
    stream.set_write_timeout(Some(std::time::Duration::from_secs(2))).unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(3))).unwrap();
    let head = "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let chunk = [b"10000\r\n".as_slice(), &[b'['; 0x10000], b"\r\n"].concat();
    let taken = (0..1_600).take_while(|_| stream.write_all(&chunk).is_ok()).count();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap_or_default();
    let was_hung_up = taken < 1_600 && answer.is_empty();
    assert!(was_hung_up || answer.starts_with(b"HTTP/1.1 413"), "{taken} pieces, {}", String::from_utf8_lossy(&answer));
}

/// The most memory that this process has held, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()).and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[test]
fn files_at_full_size_are_refused_with_a_code() {
    let (_database, app) = start();
    let olga = app.organiser();
    let before = peak();
    let mut stream = TcpStream::connect(app.url.trim_start_matches("http://")).unwrap();
    let head = format!(
        "POST /api/v1/people/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\nIdempotency-Key: k\r\nContent-Type: text/csv\r\nContent-Length: 200000000\r\nConnection: close\r\n\r\n",
        olga.token().unwrap()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413", "200 MB");
    let wide = format!("id,name{}\n1,Ada\n", ",x".repeat(1_000_000));
    let open = format!("id,name\n1,\"{}", "Ada\n".repeat(5_000_000));
    let long = format!("id,name\n1,{}\n", "a".repeat(20 << 20));
    for (name, file) in [("a million columns", wide), ("a quote that never closes", open), ("a cell of 20 MB", long)] {
        let asking = olga.ask("POST", "/api/v1/people/imports").key(&fresh_key()).header("Content-Type", "text/csv");
        let refused = asking.header("Prefer", "wait=60, respond-async").body(file.as_bytes()).send();
        let code = match refused.status {
            200 => refused.json()["error"]["code"].as_str().unwrap_or_default().to_owned(),
            _ => refused.code(),
        };
        assert_eq!(code, "import_refused", "{name}");
    }
    println!("the process held {} MiB more at its peak", (peak() - before) >> 10);
    assert_eq!(olga.get("/api/v1/people").json()["items"], json!([]));
}
