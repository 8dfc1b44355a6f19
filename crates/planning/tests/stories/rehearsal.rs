//! A rehearsal is the day without the day: the same healing, nobody moved for nothing, the same film each time.

use planning::{Progress, Rehearsal, rehearse};

use crate::day::conference;
use crate::fixtures::planned;

#[test]
fn fifteen_percent_stay_away_ten_come_late_five_walk_in() {
    let roster = conference(4);
    let plan = planned(&roster).plan;
    let wish = Rehearsal { no_shows_percent: 15, late: 10, walk_ins: 5, seed: 7 };
    let film = rehearse(&roster, &plan, &wish, &mut Progress::silent()).unwrap();
    assert_eq!(film.rounds.len(), 6);
    assert_eq!(film.rounds[0].not_there.len(), 30 + 10);
    let changes: Vec<_> = film.rounds.iter().flat_map(|round| &round.changes).collect();
    assert_eq!(changes.len(), 15);
    assert!(film.moved_max <= 3, "{} moved by one change", film.moved_max);
    assert_eq!(film.rounds[5].placed as usize + film.rounds[5].breathers.len(), 200 - 30 + 5);
    println!("at most {} moved per change, {} breathers", film.moved_max, film.breathers);
    assert_eq!(film, rehearse(&roster, &plan, &wish, &mut Progress::silent()).unwrap(), "the same film");
    let other = rehearse(&roster, &plan, &Rehearsal { seed: 8, ..wish }, &mut Progress::silent()).unwrap();
    assert_ne!(film, other, "another seed, another day");
}

#[test]
fn a_day_without_surprises_is_the_plan() {
    let roster = conference(4);
    let plan = planned(&roster).plan;
    let film = rehearse(&roster, &plan, &Rehearsal::default(), &mut Progress::silent()).unwrap();
    let placed =
        |round: &domain::plan::PlannedRound| round.meetings.iter().map(|one| one.people.len() as u32).sum::<u32>();
    assert_eq!(
        film.rounds.iter().map(|round| round.placed).collect::<Vec<_>>(),
        plan.rounds.iter().map(placed).collect::<Vec<_>>()
    );
    assert_eq!(film.moved_max, 0);
    let refused =
        rehearse(&roster, &plan, &Rehearsal { no_shows_percent: 91, ..Rehearsal::default() }, &mut Progress::silent());
    assert_eq!(refused.unwrap_err()[0].code, "rehearsal");
}
