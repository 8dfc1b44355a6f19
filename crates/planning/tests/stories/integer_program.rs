//! An exact 0/1 program as a second opinion.
//! It shares no type and no code with the planner; the rules are written down again from the roster.

use domain::roster::{Roster, RosterParticipant};
use domain::{Preset, Stance};
use planning::{Gathering, Progress, freeze, plan};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::fixtures::{key, pair, people, with};
use crate::program::Program;

/// The pairs that may meet, by departments and what is forbidden.
fn pairs(roster: &Roster) -> Vec<(usize, usize)> {
    let people = &roster.people;
    let apart = |a: &RosterParticipant, b: &RosterParticipant| {
        let forbidden = roster.forbidden.iter().any(|pair| {
            [pair.first(), pair.second()] == [&a.id, &b.id] || [pair.first(), pair.second()] == [&b.id, &a.id]
        });
        !forbidden && !a.departments.iter().any(|own| b.departments.contains(own))
    };
    let all = (0..people.len()).flat_map(|i| (i + 1..people.len()).map(move |j| (i, j)));
    all.filter(|(i, j)| apart(&people[*i], &people[*j])).collect()
}

/// One variable per pair and round: everybody at most once a round, every pair at most once, and
/// `meetings` meetings at least.
fn rounds(roster: &Roster, pairs: &[(usize, usize)], meetings: usize) -> Program {
    let rounds = roster.rounds as usize;
    let mut program = Program::new(pairs.len() * rounds);
    for person in 0..roster.people.len() {
        for round in 0..rounds {
            let own = (0..pairs.len()).filter(|e| pairs[*e].0 == person || pairs[*e].1 == person);
            program.sum(own.map(|e| e * rounds + round).collect(), 0, 1);
        }
    }
    for e in 0..pairs.len() {
        program.sum((0..rounds).map(|round| e * rounds + round).collect(), 0, 1);
    }
    program.sum((0..program.variables).collect(), meetings, usize::MAX);
    program
}

fn gives(giver: &RosterParticipant, receiver: &RosterParticipant) -> bool {
    let offers = giver.interests.iter().filter(|own| own.stance == Stance::Offers);
    offers
        .into_iter()
        .any(|offer| receiver.interests.iter().any(|need| need.stance == Stance::Seeks && need.topic == offer.topic))
}

/// Twelve people of four departments over three rounds, each with an offer and a need.
fn exchange(seed: u64) -> Roster {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let topics = ["law", "data", "sales", "writing", "ships"];
    let everybody = people(&[4, 3, 3, 2]).into_iter().map(|someone| {
        let mut topic = || topics[(dice.next_u64() % 5) as usize];
        let offers = with(someone, topic(), Stance::Offers);
        with(offers, topic(), Stance::Seeks)
    });
    let mut roster = freeze(Gathering { seed, ..Gathering::new(everybody.collect(), 3, Preset::Programme) }).unwrap();
    roster.settings.expert_cap = Some(3);
    roster
}

#[test]
fn who_can_give_and_receive_does() {
    let (mut possible, mut impossible, mut missed, mut open) = (0, 0, 0, 0);
    for seed in 0..120 {
        let roster = exchange(seed);
        let pairs = pairs(&roster);
        let mut program = rounds(&roster, &pairs, 18);
        let rounds = roster.rounds as usize;
        for person in 0..roster.people.len() {
            for giving in [true, false] {
                let serves = |e: &usize| {
                    let (i, j) = pairs[*e];
                    let other = if i == person { j } else { i };
                    let [own, other] = [person, other].map(|p| &roster.people[p]);
                    (i == person || j == person) && if giving { gives(own, other) } else { gives(other, own) }
                };
                let of = (0..pairs.len()).filter(serves).flat_map(|e| (0..rounds).map(move |r| e * rounds + r));
                program.sum(of.collect(), 1, usize::MAX);
            }
        }
        let report = plan(&roster, &mut Progress::silent()).unwrap().report;
        assert_eq!((report.placed, report.exchangers), (36, 12));
        let reached = report.give_and_receive == 12;
        match program.is_feasible() {
            Some(true) => {
                possible += 1;
                missed += usize::from(!reached);
            }
            Some(false) => {
                impossible += 1;
                assert!(!reached, "seed {seed}: the program is wrong");
            }
            None => open += 1,
        }
    }
    println!(
        "give and receive, 12 × 3: {possible} possible, {impossible} impossible, {missed} missed, {open} undecided"
    );
    assert!(possible > 5 && impossible > 50 && open < 12);
    assert_eq!(missed, 0);
}

#[test]
fn what_is_called_the_most_places_is_the_most() {
    let (mut most, mut called, mut fewer) = (0, 0, 0);
    for seed in 0..60_u64 {
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        let sizes = [[5, 2, 1], [4, 2, 2], [3, 3, 2], [6, 1, 1]][(seed % 4) as usize];
        let mut event = Gathering { seed, ..Gathering::new(people(&sizes), 2, Preset::Programme) };
        let ids: Vec<String> = event.people.iter().map(|person| person.id.to_string()).collect();
        for _ in 0..dice.next_u64() % 8 {
            let [a, b] = [0, 0].map(|_| ids[(dice.next_u64() % 8) as usize].as_str());
            event.forbidden.extend((key(a) != key(b)).then(|| pair(a, b)));
        }
        let Ok(roster) = freeze(event) else { continue };
        let Ok(planned) = plan(&roster, &mut Progress::silent()) else { continue };
        let pairs = pairs(&roster);
        let possible = |meetings: &usize| rounds(&roster, &pairs, *meetings).is_feasible() == Some(true);
        let best = 2 * (0..=8).rev().find(possible).unwrap_or(0) as u32;
        let report = planned.report;
        assert!(report.placed <= best && best <= report.placeable, "seed {seed}: {best}, {report:?}");
        assert!(!report.placed_is_optimal || report.placed == best, "seed {seed}");
        most += usize::from(report.placed == best);
        called += usize::from(report.placed_is_optimal);
        fewer += usize::from(report.placed < best);
    }
    println!("most places, 8 × 2: {most} reached, {called} of them called so, {fewer} fewer than possible");
    assert!(called > 20 && most >= called);
}

/// Six to eleven people of a few departments and topics, some with blank cards, over two to four rounds.
fn mixed(seed: u64) -> Option<Roster> {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let mut below = |end: u64| (dice.next_u64() % end) as usize;
    let sizes =
        [&[2, 2, 2][..], &[3, 2, 2], &[4, 3, 1], &[3, 3, 3], &[4, 3, 2, 1], &[5, 3, 3], &[1; 6], &[1; 8]][below(8)];
    let (topics, rounds) = (2 + below(3), 2 + below(3) as u32);
    let everybody = people(sizes).into_iter().map(|someone| {
        let mut card = someone;
        for stance in [Stance::Offers, Stance::Seeks] {
            if below(4) > 0 {
                card = with(card, ["law", "data", "sales", "ships"][below(topics as u64)], stance);
            }
        }
        card
    });
    let event = Gathering { seed, ..Gathering::new(everybody.collect(), rounds, Preset::Programme) };
    let mut roster = freeze(event).ok()?;
    roster.settings.expert_cap = Some(rounds);
    roster.settings.odd = domain::OddOne::Bye;
    Some(roster)
}

/// The schedules that leave nobody out more than `spared` rounds and let all but `lacking` of those with an offer and
/// a need give and receive.
fn whole(roster: &Roster, meetings: usize, spared: usize, lacking: usize) -> Program {
    let pairs = pairs(roster);
    let count = roster.rounds as usize;
    let mut program = rounds(roster, &pairs, meetings);
    let mut short = Vec::new();
    for (person, own) in roster.people.iter().enumerate() {
        let meets = |e: &usize| pairs[*e].0 == person || pairs[*e].1 == person;
        let over =
            |of: Vec<usize>| of.into_iter().flat_map(|e| (0..count).map(move |r| e * count + r)).collect::<Vec<_>>();
        program.sum(over((0..pairs.len()).filter(meets).collect()), count - spared, usize::MAX);
        let states = |stance| own.interests.iter().any(|interest| interest.stance == stance);
        if !states(Stance::Offers) || !states(Stance::Seeks) {
            continue;
        }
        let lacks = program.variables;
        program.variables += 1;
        short.push(lacks);
        for giving in [true, false] {
            let serves = |e: &usize| {
                let other = &roster.people[pairs[*e].0 + pairs[*e].1 - person];
                if giving { gives(own, other) } else { gives(other, own) }
            };
            let mut of = over((0..pairs.len()).filter(|e| meets(e) && serves(e)).collect());
            of.push(lacks);
            program.sum(of, 1, usize::MAX);
        }
    }
    program.sum(short, 0, lacking);
    program
}

#[test]
fn as_many_give_and_receive_as_the_program_can_find() {
    let (mut equal, mut fewer, mut open) = (0, 0, 0);
    for seed in 0..300 {
        let Some(roster) = mixed(seed) else { continue };
        let Ok(planned) = plan(&roster, &mut Progress::silent()) else { continue };
        let report = planned.report;
        let spared = report.byes_max as usize;
        let lacking = (report.exchangers - report.give_and_receive) as usize;
        let more = |lacking: usize| whole(&roster, report.placed as usize / 2, spared, lacking).is_feasible();
        assert_ne!(more(lacking), Some(false), "seed {seed}: the program is wrong");
        match if lacking == 0 { Some(false) } else { more(lacking - 1) } {
            Some(true) => {
                fewer += 1;
                println!("seed {seed}: more than {} of {}", report.give_and_receive, report.exchangers);
            }
            Some(false) => equal += 1,
            None => open += 1,
        }
    }
    println!("who gives and receives: {equal} as many as can, {fewer} fewer, {open} undecided");
    assert_eq!(fewer, 0);
}
