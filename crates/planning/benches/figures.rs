//! Figures of planning: seconds for companies of several sizes. Prints a table; asserts nothing.

use std::time::Instant;

use domain::roster::{ParticipantKey, RosterInterest, RosterParticipant};
use domain::{DepartmentPath, Preset, Stance, TieSource};
use planning::{GatheredTie, Gathering, Progress, check_document, document, freeze, plan};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

fn main() {
    println!(
        "{:<12} {:>9} {:>9} {:>9} {:>8} {:>10}",
        "people×rounds", "freeze s", "plan s", "check s", "placed", "gap %"
    );
    for (people, rounds) in [(24, 4), (240, 5), (500, 5), (1000, 5)] {
        measure(people, rounds);
    }
}

fn measure(people: usize, rounds: u32) {
    let gathering = company(people, rounds);
    let start = Instant::now();
    let Ok(roster) = freeze(gathering) else { return println!("{people}×{rounds}: refused") };
    let frozen = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let planned = plan(&roster, &mut Progress::silent());
    let drafted = start.elapsed().as_secs_f64();
    let Ok(planned) = planned else { return println!("{people}×{rounds}: refused") };
    let (placed, weight, bound) = (planned.report.placed, planned.report.weight, planned.report.weight_bound);
    let document = document(roster, planned);
    let start = Instant::now();
    let findings = check_document(&document).findings.len();
    let checked = start.elapsed().as_secs_f64();
    let gap = 100.0 * (bound - weight) as f64 / weight.max(1) as f64;
    println!(
        "{:<12} {frozen:>9.3} {drafted:>9.3} {checked:>9.3} {placed:>8} {gap:>10.3}",
        format!("{people}×{rounds}")
    );
    assert_eq!(findings, 0, "a plan with findings is no figure");
}

/// Skewed departments, 30 % filled cards, five named contacts each.
fn company(people: usize, rounds: u32) -> Gathering {
    let mut rng = ChaCha8Rng::seed_from_u64(2026);
    let mut below = |end: usize| (rng.next_u64() % end as u64) as usize;
    let shares = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7];
    let key = |number: usize| ParticipantKey::new(format!("p{number:05}"));
    let everybody: Vec<RosterParticipant> = (0..people)
        .map(|number| {
            let mut person = RosterParticipant::new(key(number));
            person.departments =
                DepartmentPath::parse(&format!("D{}", shares[below(shares.len())])).into_iter().collect();
            if below(10) < 3 {
                for stance in [Stance::Offers, Stance::Seeks] {
                    person.interests.push(RosterInterest { topic: format!("t{}", below(20)), stance, confirmed: true });
                }
            }
            person
        })
        .collect();
    let mut ties = Vec::new();
    for a in 0..people {
        for _ in 0..5 {
            let b = below(people);
            let tie = GatheredTie { a: key(a), b: key(b), strength: 1.0, source: TieSource::Named, at_seconds: None };
            ties.extend((a != b).then_some(tie));
        }
    }
    Gathering { ties, ..Gathering::new(everybody, rounds, Preset::Programme) }
}
