//! Ten thousand seeded plans with everything at once: not one breaks a rule.

use domain::roster::{Lock, Pair, RosterParticipant, Spot};
use domain::{Language, OddOne, Pace, Preset, Purpose, Stance, TieSource, WhenImpossible};
use planning::{GatheredTie, Gathering, Progress, check_document, document, freeze, plan};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::fixtures::{key, person, with};

struct Dice(ChaCha8Rng);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        (self.0.next_u64() % end as u64) as usize
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

fn somebody(number: usize, rounds: u32, dice: &mut Dice) -> RosterParticipant {
    let mut someone = person(&format!("p{number:02}"), dice.pick(&["Legal", "Sales", "Ops", "Ops", "Ops", "HR", ""]));
    for stance in [Stance::Offers, Stance::Seeks, Stance::Curious] {
        if dice.one_in(2) {
            someone = with(someone, dice.pick(&["law", "data", "sales"]), stance);
        }
    }
    someone.pace = dice.pick(&[Pace::OneToOne, Pace::UpToThree, Pace::Any]);
    someone.rest_after = dice.one_in(8).then(|| 1 + dice.below(3) as u32);
    someone.absent_rounds = (1..=rounds).filter(|_| dice.one_in(10)).collect();
    someone.standby = dice.one_in(10);
    someone.host = dice.one_in(10);
    someone.step_free = dice.one_in(10);
    someone.quiet = dice.one_in(10);
    someone.fixed_spot = dice.one_in(14).then(|| "Hall".to_owned());
    someone.past_byes = dice.below(2) as u32;
    someone.purpose = dice.one_in(3).then(|| dice.pick(Purpose::ALL));
    if dice.one_in(5) {
        someone.languages = vec![Language::parse(dice.pick(&["en", "sv-SE", "sv"])).unwrap()];
    }
    someone
}

fn event(seed: u64) -> Gathering {
    let mut dice = Dice(ChaCha8Rng::seed_from_u64(seed));
    let (people, rounds) = (4 + dice.below(12), 1 + dice.below(4) as u32);
    let everybody: Vec<_> = (0..people).map(|number| somebody(number, rounds, &mut dice)).collect();
    let mut event = Gathering::new(everybody, rounds, dice.pick(Preset::ALL));
    let pair = |dice: &mut Dice| {
        let (a, b) = (dice.below(people), dice.below(people));
        (a != b).then(|| Pair::new(key(&format!("p{a:02}")), key(&format!("p{b:02}"))))
    };
    event.forbidden.extend(pair(&mut dice));
    event.excluded.extend(pair(&mut dice));
    event.forced.extend(pair(&mut dice).filter(|_| dice.one_in(3)));
    if let Some(kept) = pair(&mut dice).filter(|_| dice.one_in(3)) {
        let round = 1 + dice.below(rounds as usize) as u32;
        event.locks.push(Lock { round, people: vec![kept.first().clone(), kept.second().clone()] });
    }
    for _ in 0..dice.below(6) {
        let tie = |pair: Pair| GatheredTie {
            a: pair.first().clone(),
            b: pair.second().clone(),
            strength: 1.0,
            source: TieSource::Named,
            at_seconds: None,
        };
        event.ties.extend(pair(&mut dice).map(tie));
    }
    let spot = |name: &str, step_free, quiet| Spot { name: name.into(), capacity: 6, step_free, quiet };
    event.spots = vec![spot("Hall", true, true), spot("Gallery", false, true), spot("Bar", true, false)];
    event.odd = dice.pick(OddOne::ALL);
    event.when_impossible = dice.pick(WhenImpossible::ALL);
    event.seed = seed;
    event
}

#[test]
fn ten_thousand_plans_break_no_rule() {
    let (mut plans, mut trios, mut stand_ins, mut rests, mut exceptions, mut refused) = (0, 0, 0, 0, 0, 0);
    for seed in 0..10_000 {
        let Ok(roster) = freeze(event(seed)) else {
            refused += 1;
            continue;
        };
        let planned = match plan(&roster, &mut Progress::silent()) {
            Ok(planned) => planned,
            Err(refusals) => {
                assert!(refusals.iter().all(|refusal| !refusal.detail.is_empty()), "seed {seed}");
                refused += 1;
                continue;
            }
        };
        plans += 1;
        let meetings = planned.plan.rounds.iter().flat_map(|round| &round.meetings);
        trios += meetings.clone().filter(|meeting| meeting.people.len() == 3).count();
        let stands_in = |id| roster.people.iter().any(|person| &person.id == id && person.standby);
        stand_ins += meetings.filter(|meeting| meeting.people.iter().any(stands_in)).count();
        let byes = planned.plan.rounds.iter().flat_map(|round| &round.byes);
        rests += byes.filter(|bye| bye.cause == domain::plan::ByeCause::Rest).count();
        exceptions += planned.plan.exceptions.len();
        let checked = check_document(&document(roster, planned));
        assert_eq!(checked.findings, vec![], "seed {seed}");
        assert!(checked.notes.is_empty(), "seed {seed}");
    }
    println!(
        "{plans} plans, {refused} refused; {trios} trios, {stand_ins} stand-ins, {rests} rests, {exceptions} exceptions"
    );
    assert!(plans > 5_000 && trios > 500 && stand_ins > 500 && rests > 500 && exceptions > 500);
}
