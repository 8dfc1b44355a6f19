//! Figures of planning: seconds for companies of several sizes. Prints a table; asserts nothing.

use std::time::Instant;

use domain::plan::Spread;
use domain::roster::{Pair, ParticipantKey, RosterInterest, RosterParticipant};
use domain::{DepartmentPath, Preset, Stance, TieSource};
use planning::{
    Absence, CannotFind, DayFacts, GatheredTie, Gathering, Progress, Shown, Swap, check_document, document, freeze,
    heal, plan, reseat, swap_preview, why_not,
};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

fn main() {
    println!("CPU seconds of one thread");
    println!(
        "{:<13} {:>9} {:>9} {:>9} {:>8} {:>8} {:>8}",
        "people×rounds", "freeze", "plan", "check", "placed", "gap %", "given %"
    );
    for (people, rounds) in [(24, 4), (40, 4), (60, 6), (100, 5), (240, 5), (500, 5), (1000, 5)] {
        measure(people, rounds);
    }
    replanning();
    for name in ["sociopatterns-InVS13", "sociopatterns-SFHH"] {
        waste(name);
    }
}

/// CPU time of this thread in seconds, where the system tells it; else wall time.
fn cpu_seconds(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| since.elapsed().as_secs_f64(), |ns| ns / 1e9)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let since = Instant::now();
    let before = cpu_seconds(since);
    let done = work();
    (done, cpu_seconds(since) - before)
}

/// The middle and the slowest of twenty.
fn spread(name: &str, mut seconds: Vec<f64>) {
    seconds.sort_by(f64::total_cmp);
    let at = |percent: usize| seconds[(seconds.len() * percent / 100).min(seconds.len() - 1)];
    println!("{name}: p50 {:.4} s, p95 {:.4} s", at(50), at(95));
}

fn measure(people: usize, rounds: u32) {
    let gathering = company(people, rounds);
    let (roster, frozen) = timed(|| freeze(gathering));
    let Ok(roster) = roster else { return println!("{people}×{rounds}: refused") };
    let (planned, drafted) = timed(|| plan(&roster, &mut Progress::silent()));
    let Ok(planned) = planned else { return println!("{people}×{rounds}: refused") };
    let report = planned.report.clone();
    let document = document(roster, planned);
    let (checked, seconds) = timed(|| check_document(&document));
    let percent = |part: i64| 100.0 * part as f64 / report.weight.max(1) as f64;
    let (gap, given) =
        (percent(report.weight_bound - report.weight - report.fairness_loss), percent(report.fairness_loss));
    let name = format!("{people}×{rounds}");
    println!("{name:<13} {frozen:>9.3} {drafted:>9.3} {seconds:>9.3} {:>8} {gap:>8.3} {given:>8.3}", report.placed);
    assert_eq!(checked.findings, vec![], "a plan with findings is no figure");
}

/// What heals the day with 200 people and six rounds: the rest of the rounds, one change in a round
/// that is shown, and "I can't find". Then a swap and a price with 500 people.
fn replanning() {
    let Ok(roster) = freeze(company(200, 6)) else { return };
    let Ok(parent) = plan(&roster, &mut Progress::silent()) else { return };
    let gone =
        |k: usize, rounds: &[u32]| Absence { person: roster.people[k % 200].id.clone(), rounds: rounds.to_vec() };
    let mut rest = Vec::new();
    let mut one = Vec::new();
    let mut asked = Vec::new();
    for turn in 0..40 {
        let mut facts = DayFacts { shown: Shown { held: 2, revealed: 2 }, ..DayFacts::default() };
        facts.absences = (0..30).map(|k| gone(turn * 7 + k * 6, &[3, 4, 5, 6])).collect();
        rest.push(timed(|| heal(&roster, &parent.plan, &facts, &mut Progress::silent())).1);
        facts.shown.revealed = 3;
        facts.absences = vec![gone(turn * 7, &[3])];
        one.push(timed(|| heal(&roster, &parent.plan, &facts, &mut Progress::silent())).1);
        let meeting = &parent.plan.rounds[2].meetings[turn];
        let question =
            CannotFind { round: 3, asks: meeting.people[0].clone(), missing: vec![meeting.people[1].clone()] };
        asked.push(timed(|| reseat(&roster, &parent.plan, &question)).1);
    }
    spread("heal 200 people, rounds 3 to 6, 30 gone", rest);
    spread("heal 200 people, one gone in a shown round", one);
    spread("cannot find, 200 people", asked);
    let Ok(roster) = freeze(company(500, 5)) else { return };
    let Ok(parent) = plan(&roster, &mut Progress::silent()) else { return };
    let meetings = &parent.plan.rounds[1].meetings;
    let swap = Swap { round: 2, a: meetings[0].people[0].clone(), b: meetings[9].people[0].clone() };
    let (_, seconds) = timed(|| swap_preview(&roster, &parent.plan, &swap));
    println!("swap preview, 500 people: {seconds:.3} s");
    let pair = Pair::new(meetings[0].people[0].clone(), meetings[9].people[1].clone());
    let (_, seconds) = timed(|| why_not(&roster, &parent.plan, &pair));
    println!("why not, 500 people: {seconds:.3} s");
}

/// Five rounds on real contacts: waste of the plan beside the baselines.
fn waste(name: &str) {
    let folder = format!("{}/../../../shared/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let rows = |file: &str| -> Vec<Vec<String>> {
        let text = std::fs::read_to_string(format!("{folder}/{file}")).unwrap_or_default();
        text.lines().skip(1).map(|line| line.trim().split(',').map(str::to_owned).collect()).collect()
    };
    let people: Vec<RosterParticipant> = rows("people.csv")
        .into_iter()
        .map(|row| {
            let mut person = RosterParticipant::new(ParticipantKey::new(row[0].as_str()));
            person.departments = DepartmentPath::parse(&row[1]).into_iter().collect();
            person
        })
        .collect();
    if people.is_empty() {
        return println!("waste of {name}: skipped, ../shared/data absent");
    }
    let tie = |row: Vec<String>| GatheredTie {
        a: ParticipantKey::new(row[0].as_str()),
        b: ParticipantKey::new(row[1].as_str()),
        strength: row[2].parse().unwrap_or(0.0),
        source: TieSource::Imported,
        at_seconds: row[3].parse().ok(),
    };
    let ties = rows("ties.csv").into_iter().map(tie).collect();
    let gathering = Gathering { ties, ..Gathering::new(people, 5, Preset::Programme) };
    let Ok(roster) = freeze(gathering) else { return };
    let Ok(planned) = plan(&roster, &mut Progress::silent()) else { return };
    let waste = planned.report.waste;
    let plain = |share: Option<f64>| share.map_or("unknown".to_owned(), |share| format!("{:.1} %", 100.0 * share));
    let spread = |spread: Option<Spread>| {
        spread.map_or("unknown".to_owned(), |of| format!("{:.1} ± {:.2} %", 100.0 * of.mean, 100.0 * of.sd))
    };
    println!(
        "waste of {name}, 5 rounds: plan {}, random across departments {}, random {}",
        plain(waste.plan),
        spread(waste.random_cross_department),
        spread(waste.random)
    );
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
