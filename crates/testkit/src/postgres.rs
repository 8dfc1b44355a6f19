//! A PostgreSQL server for the tests of this process, from the machine's own binaries.
//!
//! The server listens on a socket in a temporary folder and runs as an unprivileged user, for it
//! refuses to run as root. A small shell keeps watch: it reads a pipe that closes when the test
//! process ends, however that happens, and then stops the server and removes the folder.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails right here")]

use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Whether a commit waits for the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Fast: a test survives the end of a process, not the end of the machine.
    ProcessOnly,
    /// As in production, for measurements.
    Disk,
}

/// A server that this process has started, or the one at `TEST_DATABASE_URL`.
pub struct PostgresServer {
    /// The address up to the database's name.
    place: Place,
    folder: Option<PathBuf>,
    watch: Option<Watch>,
}

enum Place {
    Socket(PathBuf),
    Address(String),
}

/// Closing the pipe ends the server.
struct Watch {
    shell: Child,
    pipe: Option<ChildStdin>,
}

/// `$1` folder, `$2` binaries, `$3` settings, `$4` how to become another user.
const KEEP_WATCH: &str = r#"
set -e
as="$4"
cd /
trap '' INT TERM HUP
$as "$2/initdb" -D "$1/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$1/log" 2>&1
$as "$2/postgres" -D "$1/data" -k "$1" -c listen_addresses= $3 >>"$1/log" 2>&1 &
for _ in $(seq 200); do
    if "$2/pg_isready" -q -h "$1" -U postgres; then echo ready; break; fi
    sleep 0.05
done
while read -r _; do :; done
$as "$2/pg_ctl" -D "$1/data" -m immediate stop >>"$1/log" 2>&1 || true
rm -rf "$1"
"#;

impl PostgresServer {
    /// The server that all tests of this process share.
    pub fn shared() -> &'static PostgresServer {
        static SHARED: OnceLock<PostgresServer> = OnceLock::new();
        SHARED.get_or_init(|| match std::env::var("TEST_DATABASE_URL") {
            Ok(url) => Self { place: Place::Address(url), folder: None, watch: None },
            Err(_) => Self::start(Durability::ProcessOnly),
        })
    }

    /// Starts a server of its own.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not start: half of the tests would prove nothing.
    pub fn start(durability: Durability) -> Self {
        let binaries = binaries();
        let folder = make_folder();
        let user = unprivileged_user();
        if let Some(user) = user {
            let owned = Command::new("chown").arg(user).arg(&folder).status().unwrap();
            assert!(owned.success(), "the folder of the server could not be given to {user}");
        }
        let become_user = user.map(|user| format!("setpriv --reuid={user} --regid={user} --clear-groups"));
        let settings = match durability {
            Durability::ProcessOnly => {
                "-c fsync=off -c full_page_writes=off -c max_connections=300 -c max_wal_size=128MB"
            }
            Durability::Disk => "-c max_connections=300 -c shared_buffers=256MB",
        };
        let mut shell = Command::new("sh")
            .args(["-c", KEEP_WATCH, "keep-watch"])
            .arg(&folder)
            .arg(binaries)
            .arg(settings)
            .arg(become_user.unwrap_or_default())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        wait_until_ready(&mut shell, &folder);
        let pipe = shell.stdin.take();
        Self { place: Place::Socket(folder.clone()), folder: Some(folder), watch: Some(Watch { shell, pipe }) }
    }

    /// The address of one of its databases.
    pub fn url(&self, database: &str) -> String {
        match &self.place {
            Place::Socket(folder) => format!("postgres:///{database}?user=postgres&host={}", folder.display()),
            Place::Address(url) => with_database(url, database),
        }
    }

    /// Makes an empty database with a name of its own, and answers with the name.
    pub fn create_database(&self) -> String {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("matchmaker_{}_{number}", std::process::id());
        self.run_sql(&format!("CREATE DATABASE {name} TEMPLATE template0"));
        name
    }

    /// Drops a database with whoever is still connected.
    pub fn drop_database(&self, name: &str) {
        self.run_sql(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    /// Stops the server as a crash would, and starts it again on the same folder.
    pub fn crash_and_restart(&self) {
        self.crash();
        self.start_again();
    }

    /// Stops the server at once: what was not written is lost, and every connection breaks.
    pub fn crash(&self) {
        self.control(&["-m", "immediate", "stop"]);
    }

    /// Starts a stopped server again.
    pub fn start_again(&self) {
        let folder = self.folder();
        let options = format!("-k {} -c listen_addresses= -c max_connections=300", folder.display());
        self.control(&["-w", "-l", &folder.join("data/log").display().to_string(), "-o", &options, "start"]);
    }

    fn folder(&self) -> &Path {
        self.folder.as_deref().expect("only a server that this process has started can be stopped")
    }

    fn control(&self, arguments: &[&str]) {
        let mut command = match unprivileged_user() {
            Some(user) => {
                let mut command = Command::new("setpriv");
                command.args([&format!("--reuid={user}"), &format!("--regid={user}"), "--clear-groups"]);
                command.arg(binaries().join("pg_ctl"));
                command
            }
            None => Command::new(binaries().join("pg_ctl")),
        };
        command.arg("-D").arg(self.folder().join("data")).args(arguments).current_dir("/");
        let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        assert!(status.success(), "pg_ctl {arguments:?} failed");
    }

    fn run_sql(&self, sql: &str) {
        ask(&self.url("postgres"), sql);
    }
}

/// What a database answers to a statement, as text.
pub fn ask(url: &str, sql: &str) -> String {
    let output = Command::new(binaries().join("psql"))
        .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql])
        .arg(url)
        .output()
        .unwrap();
    assert!(output.status.success(), "{sql}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

impl Drop for PostgresServer {
    fn drop(&mut self) {
        if let Some(mut watch) = self.watch.take() {
            drop(watch.pipe.take());
            drop(watch.shell.wait());
        }
    }
}

/// The folder of the newest PostgreSQL on this machine.
fn binaries() -> &'static Path {
    static FOUND: OnceLock<PathBuf> = OnceLock::new();
    FOUND.get_or_init(|| {
        let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
        let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
        folders.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
        folders.retain(|folder| folder.join("initdb").exists() && folder.join("psql").exists());
        folders.sort_by_key(|folder| folder.components().count());
        folders.pop().expect("PostgreSQL is not installed: `apt-get install postgresql`, or set TEST_DATABASE_URL")
    })
}

/// Whom root becomes to run the server; none for everybody else.
fn unprivileged_user() -> Option<&'static str> {
    if std::fs::metadata("/proc/self").unwrap().uid() != 0 {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").unwrap();
    let known = |name: &str| users.lines().any(|line| line.split(':').next() == Some(name));
    Some(if known("postgres") { "postgres" } else { "nobody" })
}

/// Where temporary files go, or under `/tmp` where that is too long: a socket's path has at most 107 bytes.
fn make_folder() -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let temporary = Some(std::env::temp_dir()).filter(|folder| folder.as_os_str().len() < 50);
    let folder = temporary
        .unwrap_or_else(|| PathBuf::from("/tmp"))
        .join(format!("matchmaker-postgres-{}-{number}", std::process::id()));
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir(&folder).unwrap();
    folder
}

fn wait_until_ready(shell: &mut Child, folder: &Path) {
    let mut line = String::new();
    BufReader::new(shell.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let log = || std::fs::read_to_string(folder.join("log")).unwrap_or_default();
    assert_eq!(line.trim(), "ready", "PostgreSQL did not start:\n{}", log());
}

/// `postgres://user@host/old?options` with another database.
fn with_database(url: &str, database: &str) -> String {
    let (address, options) = url.split_once('?').map_or((url, String::new()), |(a, o)| (a, format!("?{o}")));
    let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
    let host = rest.split('/').next().unwrap_or_default();
    format!("{scheme}://{host}/{database}{options}")
}
