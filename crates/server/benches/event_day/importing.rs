//! A big file of people that comes in meanwhile.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use testkit::app::fresh_key;

use super::hall::Hall;

/// From when until when an import ran.
pub struct Import {
    began: Instant,
    ended: Instant,
}

impl Import {
    pub fn runs_at(&self, at: Instant) -> bool {
        (self.began..self.ended).contains(&at)
    }

    pub fn seconds(&self) -> f64 {
        (self.ended - self.began).as_secs_f64()
    }
}

/// Uploads `count` people as a job and waits until it is done.
pub fn import(hall: &Hall, count: usize) -> Import {
    let mut file = "id,name,email,department,site,manager_id\n".to_owned();
    for number in 0..count {
        let (unit, site) = (number % 40, number % 9);
        writeln!(file, "N{number},Given{number} Family{unit},n{number}@example.org,Division/Unit {unit},Site {site},")
            .unwrap();
    }
    std::thread::sleep(Duration::from_secs(3));
    let began = Instant::now();
    let upload = hall.organiser.ask("POST", "/api/v1/people/imports").key(&fresh_key());
    let upload = upload.header("Content-Type", "text/csv").header("Prefer", "respond-async").body(file.as_bytes());
    let job = upload.send().expect(202).header("location");
    loop {
        let state = hall.organiser.get(&job).expect(200).json()["state"].as_str().unwrap().to_owned();
        match state.as_str() {
            "succeeded" => return Import { began, ended: Instant::now() },
            "queued" | "running" => std::thread::sleep(Duration::from_millis(100)),
            other => panic!("the import is {other}"),
        }
    }
}
