//! The picture of a plan: people in a ring by department, meetings as lines across it.

use std::collections::BTreeMap;
use std::f64::consts::TAU;

use domain::plan::Plan;
use domain::roster::ParticipantKey;

use crate::web::{Sentence, Sign};

const CENTRE: (f64, f64) = (450.0, 380.0);
const RING: f64 = 300.0;
const LABEL_RING: f64 = 342.0;
/// How much of the ring separates two departments.
const GAP: f64 = 0.02;

/// Somebody in the ring.
#[derive(Debug, Clone)]
pub struct RingPerson {
    pub key: ParticipantKey,
    pub name: String,
    pub department: String,
    pub arrived: bool,
}

/// The picture, ready to be drawn.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    pub faint: Vec<String>,
    pub strong: Vec<String>,
    pub dots: Vec<Dot>,
    pub labels: Vec<Label>,
    pub tabs: Vec<Tab>,
    pub lead: Sentence,
    pub described_plain: String,
}

#[derive(Debug, Clone)]
pub struct Dot {
    pub x: String,
    pub y: String,
    pub scale: String,
    pub sign: Sign,
    pub name: String,
    pub arrived: bool,
}

#[derive(Debug, Clone)]
pub struct Label {
    pub x: String,
    pub y: String,
    pub anchor: &'static str,
    pub text: String,
}

#[derive(Debug, Clone)]
pub struct Tab {
    pub href: String,
    pub label: Sentence,
    pub current: bool,
}

/// Draws the ring of `people` (in order of department) and the meetings of `plan`; those of
/// `round`, or all, stand out. O(people + meetings).
pub fn draw(people: &[RingPerson], plan: &Plan, round: Option<u32>) -> Picture {
    let mut picture = Picture::default();
    let angles = place(people, &mut picture);
    for planned in &plan.rounds {
        let stands_out = round == Some(planned.number);
        let lines = planned.meetings.iter().flat_map(|meeting| chords(&meeting.people, &angles));
        if stands_out { picture.strong.extend(lines) } else { picture.faint.extend(lines) }
    }
    if round.is_none() && picture.faint.len() <= 80 {
        std::mem::swap(&mut picture.faint, &mut picture.strong);
    }
    picture
}

/// Puts a dot per person and a label per department on the ring; answers with the angles.
fn place<'a>(people: &'a [RingPerson], picture: &mut Picture) -> BTreeMap<&'a ParticipantKey, f64> {
    let mut angles = BTreeMap::new();
    let mut groups: Vec<(&str, Vec<&RingPerson>)> = Vec::new();
    for person in people {
        match groups.last_mut() {
            Some((department, group)) if *department == person.department => group.push(person),
            _ => groups.push((&person.department, vec![person])),
        }
    }
    let step = (1.0 - GAP * groups.len() as f64).max(0.1) / people.len().max(1) as f64;
    // Two rows of dots leave room for twice the size.
    let scale = format!("{:.3}", (step * TAU * RING * 0.017).clamp(0.04, 0.16));
    let mut at = 0.0;
    for (number, (department, group)) in groups.iter().enumerate() {
        let middle = (at + step * group.len() as f64 / 2.0) * TAU;
        picture.labels.push(label(department, middle));
        for person in group {
            let angle = (at + step / 2.0) * TAU;
            angles.insert(&person.key, angle);
            let radius = RING + if angles.len() % 2 == 0 { 14.0 } else { 0.0 };
            picture.dots.push(dot(person, Sign::at(number), point(angle, radius), &scale));
            at += step;
        }
        at += GAP;
    }
    angles
}

fn point(angle: f64, radius: f64) -> (f64, f64) {
    (CENTRE.0 + radius * angle.sin(), CENTRE.1 - radius * angle.cos())
}

fn dot(person: &RingPerson, sign: Sign, (x, y): (f64, f64), scale: &str) -> Dot {
    let half = scale.parse::<f64>().unwrap_or(0.1) * 50.0;
    let name = format!("{}, {}", person.name, person.department);
    let (x, y) = (format!("{:.1}", x - half), format!("{:.1}", y - half));
    Dot { x, y, scale: scale.to_owned(), sign, name, arrived: person.arrived }
}

fn label(department: &str, angle: f64) -> Label {
    let (x, y) = point(angle, LABEL_RING);
    let anchor = match x - CENTRE.0 {
        offset if offset > 60.0 => "start",
        offset if offset < -60.0 => "end",
        _ => "middle",
    };
    let text = if department.is_empty() { "–".to_owned() } else { shortened(department) };
    Label { x: format!("{x:.0}"), y: format!("{y:.0}"), anchor, text }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= 14 { text.to_owned() } else { text.chars().take(13).chain(['…']).collect() }
}

/// A line per pair of the meeting, bent towards the centre.
fn chords(people: &[ParticipantKey], angles: &BTreeMap<&ParticipantKey, f64>) -> Vec<String> {
    let mut lines = Vec::new();
    for (position, one) in people.iter().enumerate() {
        for other in people.iter().skip(position + 1) {
            if let (Some(from), Some(to)) = (angles.get(one), angles.get(other)) {
                let ((x1, y1), (x2, y2)) = (point(*from, RING - 10.0), point(*to, RING - 10.0));
                let (cx, cy) = ((x1 + x2) / 4.0 + CENTRE.0 / 2.0, (y1 + y2) / 4.0 + CENTRE.1 / 2.0);
                lines.push(format!("M{x1:.0} {y1:.0}Q{cx:.0} {cy:.0} {x2:.0} {y2:.0}"));
            }
        }
    }
    lines
}
