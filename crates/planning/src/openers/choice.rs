//! Which line and which variant: by hash, complementary for the two, nothing said twice.

use std::collections::BTreeSet;

use domain::roster::Roster;

use super::ladder::{Ladder, Line};
use super::{Opener, OpenerKey, VARIANTS};
use crate::stream::fnv1a;

/// Reader, key, variant, `theirs` and `yours`.
type Said = (usize, OpenerKey, u8, Option<String>, Option<String>);

/// Key, variant and arguments that each person has seen.
#[derive(Debug, Default)]
pub(super) struct Seen {
    said: BTreeSet<Said>,
}

/// The starters of both people of a pair. What one is asked about, the other is told to be asked
/// about: one-way help reads "ask them" on one side and "they'd like ideas" on the other.
pub(super) fn for_two(
    roster: &Roster,
    ladder: &Ladder<'_>,
    seen: &mut Seen,
    round: u32,
    pair: [usize; 2],
) -> [Opener; 2] {
    let [i, j] = pair;
    let (own, other) = (ladder.lines(i, j), ladder.lines(j, i));
    let (a, b) = together(&own, &other, |line| seen.is_new(i, line), |line| seen.is_new(j, line));
    [seen.say(roster, round, [i, j], a), seen.say(roster, round, [j, i], b)]
}

/// The starter of one person about another.
pub(super) fn for_one(roster: &Roster, ladder: &Ladder<'_>, seen: &mut Seen, round: u32, pair: [usize; 2]) -> Opener {
    let lines = ladder.lines(pair[0], pair[1]);
    let line = lines.iter().find(|line| seen.is_new(pair[0], line)).or(lines.last()).cloned();
    seen.say(roster, round, pair, line.unwrap_or(HELLO))
}

const HELLO: Line = Line { key: OpenerKey::Hello, theirs: None, yours: None };

/// The first pair of lines that go together and are new to both; else the best line of each.
fn together(
    own: &[Line],
    other: &[Line],
    new_a: impl Fn(&Line) -> bool,
    new_b: impl Fn(&Line) -> bool,
) -> (Line, Line) {
    let mut pairs: Vec<(usize, usize)> = (0..own.len())
        .flat_map(|k| (0..other.len()).map(move |l| (k, l)))
        .filter(|(k, l)| fit(&own[*k], &other[*l]))
        .collect();
    pairs.sort_by_key(|(k, l)| (own[*k].key.min(other[*l].key), k + l, *k));
    let fresh = pairs.iter().find(|(k, l)| new_a(&own[*k]) && new_b(&other[*l])).or(pairs.first());
    let (a, b) = fresh.map_or((HELLO, HELLO), |(k, l)| (own[*k].clone(), other[*l].clone()));
    (a, b)
}

/// Whether two lines go together, one for each side.
fn fit(a: &Line, b: &Line) -> bool {
    use OpenerKey::{AskThem, BothWays, Department, Hello, SharedTopic, TheySeek, WorkingOn};
    match (a.key, b.key) {
        (BothWays, BothWays) => a.yours == b.theirs && a.theirs == b.yours,
        // A need whose answer is only suggested: the other side reads of the topic, not of a claim.
        (TheySeek, AskThem | SharedTopic) => a.yours == b.theirs,
        (AskThem | SharedTopic, TheySeek) => a.theirs == b.yours,
        (SharedTopic, SharedTopic) => a.theirs == b.theirs,
        (AskThem | WorkingOn | Department | Hello, AskThem | WorkingOn | Department | Hello) => true,
        _ => false,
    }
}

impl Seen {
    /// Whether some variant of the line has not been read by the person.
    fn is_new(&self, person: usize, line: &Line) -> bool {
        (1..=VARIANTS).any(|variant| !self.said.contains(&entry(person, line, variant)))
    }

    /// Chooses the variant: the one of the hash, or the next that is new.
    fn say(&mut self, roster: &Roster, round: u32, pair: [usize; 2], line: Line) -> Opener {
        let [person, partner] = pair.map(|position| roster.people[position].id.clone());
        let (low, high) = if person < partner { (&person, &partner) } else { (&partner, &person) };
        let name = format!("{round}|{low}|{high}|{person}|{}", line.key.as_str());
        let start = (fnv1a(name.as_bytes()) >> 32) % u64::from(VARIANTS);
        let turns = (0..VARIANTS).map(|step| (start as u8 + step) % VARIANTS + 1);
        let fresh = |variant: &u8| !self.said.contains(&entry(pair[0], &line, *variant));
        let variant = turns.clone().find(fresh).unwrap_or(start as u8 + 1);
        self.said.insert(entry(pair[0], &line, variant));
        Opener { round, person, partner, key: line.key, variant, theirs: line.theirs, yours: line.yours }
    }
}

fn entry(person: usize, line: &Line, variant: u8) -> Said {
    (person, line.key, variant, line.theirs.clone(), line.yours.clone())
}
