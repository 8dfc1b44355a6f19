//! Real contacts of real people, read from beside the project where they are.

use std::path::PathBuf;

use domain::roster::RosterParticipant;
use domain::{DepartmentPath, Preset, TieSource};
use planning::{GatheredTie, Gathering};

use crate::fixtures::{key, sound};

fn folder(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")).join(name);
    if !path.is_dir() {
        println!("skipped: ../shared/data/{name} absent");
        return None;
    }
    Some(path)
}

fn rows(path: PathBuf) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|line| line.trim().split(',').map(str::to_owned).collect()).collect()
}

fn read(name: &str, rounds: u32) -> Option<Gathering> {
    let folder = folder(name)?;
    let people = rows(folder.join("people.csv")).into_iter().map(|row| {
        let mut person = RosterParticipant::new(key(&row[0]));
        person.departments = DepartmentPath::parse(&row[1]).into_iter().collect();
        person
    });
    let ties = rows(folder.join("ties.csv")).into_iter().map(|row| GatheredTie {
        a: key(&row[0]),
        b: key(&row[1]),
        strength: row[2].parse().unwrap(),
        source: TieSource::Imported,
        at_seconds: row[3].parse().ok(),
    });
    let mut gathering = Gathering::new(people.collect(), rounds, Preset::Programme);
    gathering.ties = ties.collect();
    Some(gathering)
}

#[test]
fn an_office_of_ninety_two() {
    let Some(gathering) = read("sociopatterns-InVS13", 5) else { return };
    let (_, planned) = sound(gathering);
    let report = &planned.report;
    println!("InVS13: {:?}", report.waste);
    assert_eq!((report.placed, report.placeable), (460, 460));
    assert_eq!((report.repeats, report.same_department), (0, Some(0)));
    let waste = |spread: Option<domain::plan::Spread>| spread.unwrap().mean;
    assert!(report.waste.plan.unwrap() < waste(report.waste.random));
    assert!(report.waste.plan.unwrap() < waste(report.waste.random_cross_department));
}

#[test]
fn a_conference_without_departments() {
    let Some(gathering) = read("sociopatterns-SFHH", 3) else { return };
    let (_, planned) = sound(gathering);
    let report = &planned.report;
    println!("SFHH: {:?}", report.waste);
    assert_eq!(report.placed, 3 * 402, "403 people: the odd one has a breather");
    assert_eq!((report.repeats, report.byes_max), (0, 1));
    assert_eq!(report.same_department, None, "not applicable");
    assert_eq!(report.waste.random_cross_department, None);
    assert!(report.waste.plan.unwrap() < report.waste.random.unwrap().mean);
}
