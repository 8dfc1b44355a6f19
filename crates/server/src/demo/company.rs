//! A believable company out of a seed: 240 people, eight departments of very different size,
//! three programmes, reporting lines, who already knows whom, and cards that most left blank.

use rand::RngExt;
use rand::seq::{IndexedRandom, SliceRandom};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use super::names::names;
use super::topics::{SITES, SYLLABUSES, Syllabus, UNITS, WISHES};

/// How many of a hundred people filled in their card.
const CARDS_PERCENT: u32 = 30;

/// One colleague.
#[derive(Debug, Clone)]
pub struct Colleague {
    pub key: String,
    pub name: String,
    pub email: String,
    pub department: &'static str,
    pub site: &'static str,
    pub languages: String,
    /// The key of the direct manager.
    pub manager: Option<String>,
    pub pace: &'static str,
    /// "Ask me about"; empty with a blank card.
    pub offers: Vec<&'static str>,
    /// "I'd like ideas on".
    pub seeks: Vec<&'static str>,
}

/// One place in a programme.
#[derive(Debug, Clone)]
pub struct Seat {
    pub person: String,
    pub completed: bool,
    pub goal: Option<&'static str>,
}

/// Two people who worked together, by key.
#[derive(Debug, Clone)]
pub struct Acquaintance {
    pub a: String,
    pub b: String,
    pub weight: u32,
    pub days_ago: u32,
}

/// The whole company.
#[derive(Debug, Clone)]
pub struct Company {
    pub people: Vec<Colleague>,
    pub programmes: Vec<(Syllabus, Vec<Seat>)>,
    pub ties: Vec<Acquaintance>,
}

/// Makes the company of `seed`; the same seed gives the same people.
pub fn company(seed: u64) -> Company {
    let mut stream = ChaCha8Rng::seed_from_u64(seed);
    let mut people = staff(&mut stream);
    fill_cards(&mut people, &mut stream);
    let programmes =
        SYLLABUSES.iter().enumerate().map(|(at, syllabus)| (*syllabus, seats(&people, at, &mut stream))).collect();
    let ties = acquaintances(&people, &mut stream);
    Company { people, programmes, ties }
}

fn staff(stream: &mut ChaCha8Rng) -> Vec<Colleague> {
    let total = UNITS.iter().map(|unit| unit.people).sum();
    let mut fresh_names = names(total, stream).into_iter();
    let mut people = Vec::with_capacity(total);
    for unit in UNITS {
        let head = format!("E{:04}", people.len() + 1);
        let mut lead = head.clone();
        for place in 0..unit.people {
            let key = format!("E{:04}", people.len() + 1);
            let manager = match place {
                0 => None,
                _ if place % 8 == 1 => Some(head.clone()),
                _ => Some(lead.clone()),
            };
            if place % 8 == 1 {
                lead.clone_from(&key);
            }
            people.push(colleague(key, fresh_names.next().unwrap_or_default(), unit.path, manager, stream));
        }
    }
    people
}

fn colleague(
    key: String,
    name: String,
    department: &'static str,
    manager: Option<String>,
    stream: &mut ChaCha8Rng,
) -> Colleague {
    let (site, language) = SITES.choose(stream).copied().unwrap_or(("Malmö", "sv"));
    let pace = if stream.random_range(0..10) == 0 { "one_to_one" } else { "any" };
    let email = format!("{}@brinkholm.example", key.to_lowercase());
    let languages = format!("en|{language}");
    Colleague { key, name, email, department, site, languages, manager, pace, offers: vec![], seeks: vec![] }
}

fn fill_cards(people: &mut [Colleague], stream: &mut ChaCha8Rng) {
    for person in people {
        if stream.random_range(0..100) >= CARDS_PERCENT {
            continue;
        }
        let knows = UNITS.iter().find(|unit| unit.path == person.department).map_or(&[][..], |unit| unit.knows);
        person.offers = some_of(knows, stream);
        let wishes: Vec<&'static str> = WISHES.into_iter().filter(|wish| !knows.contains(wish)).collect();
        person.seeks = some_of(&wishes, stream);
    }
}

fn some_of(topics: &[&'static str], stream: &mut ChaCha8Rng) -> Vec<&'static str> {
    let count = stream.random_range(1..=3).min(topics.len());
    topics.sample(stream, count).copied().collect()
}

/// Everybody is in the first programme, two in five in each of the others.
fn seats(people: &[Colleague], syllabus: usize, stream: &mut ChaCha8Rng) -> Vec<Seat> {
    let topics = SYLLABUSES.get(syllabus).map_or(&[][..], |syllabus| syllabus.topics);
    let mut taken = Vec::new();
    for person in people {
        if syllabus > 0 && stream.random_range(0..5) >= 2 {
            continue;
        }
        let completed = stream.random_range(0..100) < if syllabus == 0 { 35 } else { 60 };
        let has_goal = stream.random_range(0..100) < 20;
        let goal = if has_goal { topics.choose(stream).copied() } else { None };
        taken.push(Seat { person: person.key.clone(), completed, goal });
    }
    taken
}

/// Ties mostly inside a department and a site, some across: about six per person.
fn acquaintances(people: &[Colleague], stream: &mut ChaCha8Rng) -> Vec<Acquaintance> {
    let mut ties = Vec::new();
    for (at, person) in people.iter().enumerate() {
        let mut others: Vec<&Colleague> = people.iter().skip(at + 1).collect();
        others.shuffle(stream);
        for other in others.into_iter().take(60) {
            let alike = u32::from(other.department == person.department) * 3 + u32::from(other.site == person.site);
            if stream.random_range(0..100) < [1, 4, 0, 12, 30].get(alike as usize).copied().unwrap_or(30) {
                let (weight, days_ago) = (stream.random_range(1..=8), stream.random_range(5..600));
                ties.push(Acquaintance { a: person.key.clone(), b: other.key.clone(), weight, days_ago });
            }
        }
    }
    ties
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn it_is_skewed_mostly_blank_and_the_same_each_time() {
        let made = company(1);
        assert_eq!(made.people.len(), 240);
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        for person in &made.people {
            *sizes.entry(person.department.split('/').next().unwrap()).or_default() += 1;
        }
        assert_eq!(sizes.len(), 8);
        let largest = sizes.values().max().unwrap();
        assert!(*largest >= 4 * sizes.values().min().unwrap() && *largest <= 120, "{sizes:?}");
        let blank = made.people.iter().filter(|person| person.offers.is_empty() && person.seeks.is_empty()).count();
        assert!((150..=186).contains(&blank), "{blank} of 240 cards are blank");
        assert_eq!(format!("{:?}", company(1)), format!("{made:?}"));
        assert_ne!(format!("{:?}", company(2)), format!("{made:?}"));
    }

    #[test]
    fn every_manager_comes_first_and_ties_are_known_people() {
        let made = company(3);
        let position = |key: &str| made.people.iter().position(|person| person.key == key);
        for (at, person) in made.people.iter().enumerate() {
            if let Some(manager) = &person.manager {
                assert!(position(manager).unwrap() < at, "{} under {manager}", person.key);
            }
        }
        assert!(made.ties.len() > 400, "{}", made.ties.len());
        assert!(made.ties.iter().all(|tie| tie.a < tie.b && position(&tie.b).is_some()));
    }
}
