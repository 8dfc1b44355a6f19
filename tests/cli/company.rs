//! Made-up companies as files.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// A folder of its own.
pub fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Writes a file into a folder.
pub fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) {
    fs::write(folder.join(name), text).unwrap();
}

/// People of departments of these sizes: `a00`, `a01`, …, `b00`, ….
pub fn people(sizes: &[usize]) -> String {
    let mut file = "id,department\n".to_owned();
    for (department, size) in sizes.iter().enumerate() {
        let letter = char::from(b'a' + department as u8);
        (0..*size).for_each(|number| file.push_str(&format!("{letter}{number:02},Department {letter}\n")));
    }
    file
}

/// Of the people of these departments, three in ten offer a topic and seek another, so that some
/// can help each other both ways; the other cards stay blank.
pub fn interests(sizes: &[usize]) -> String {
    const TOPICS: [&str; 4] = ["Negotiation", "Coaching", "Budgets", "Data analysis"];
    let people = people(sizes);
    let said = people.lines().skip(1).enumerate().filter(|(place, _)| place % 10 < 3).map(|(_, line)| line);
    let mut file = "person_id;topic;stance\n".to_owned();
    for (number, line) in said.enumerate() {
        let id = line.split(',').next().unwrap_or_default();
        let (offers, seeks) = (TOPICS[number % 4], TOPICS[(number % 4) ^ 1]);
        file.push_str(&format!("{id};{offers};offers\n{id};{seeks};seeks\n"));
    }
    file
}
