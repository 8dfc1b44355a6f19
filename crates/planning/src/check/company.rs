//! Who may be in a meeting of this size: pace, stand-ins, and trios where they are wanted.

use domain::{OddOne, Pace};

use super::Finding;
use super::view::{SeatedMeeting, SeatedRound, View};

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let meetings = view.rounds.iter().flat_map(|round| round.meetings.iter().map(move |meeting| (round, meeting)));
    let told = |(round, meeting): &(&SeatedRound<'_>, &SeatedMeeting<'_>)| {
        let locked =
            view.roster.locks.iter().any(|lock| {
                lock.round == round.number && lock.people.iter().all(|id| meeting.stored.people.contains(id))
            });
        let people = &meeting.stored.people;
        let forced = |pair: &domain::roster::Pair| people.contains(pair.first()) && people.contains(pair.second());
        locked || view.is_held(round.number) || (people.len() == 2 && view.roster.forced.iter().any(forced))
    };
    meetings.filter(|place| !told(place)).flat_map(|(round, meeting)| of_meeting(view, round.number, meeting)).collect()
}

fn of_meeting(view: &View<'_>, round: u32, meeting: &SeatedMeeting<'_>) -> Vec<Finding> {
    let size = meeting.people.len();
    let said = |code, detail: String| Finding::new(code, detail).in_round(round).about(&meeting.stored.people);
    let mut findings = Vec::new();
    for person in &meeting.people {
        let most = match view.person(*person).pace {
            Pace::OneToOne => 2,
            Pace::UpToThree => 3,
            Pace::Any => 8,
        };
        if size > most {
            findings.push(said(
                "pace",
                format!("{} is in a meeting of {size} in round {round} and wants at most {most}.", view.id(*person)),
            ));
        }
    }
    let stand_ins = meeting.people.iter().filter(|person| view.person(**person).standby).count();
    if stand_ins > 0 && (stand_ins, size) != (1, 2) {
        findings
            .push(said("standby", format!("A stand-in of round {round} is not with one person who would be alone.")));
    }
    if size > 2 && view.roster.settings.odd == OddOne::Bye {
        findings.push(said("meeting_size", format!("Round {round} has a meeting of {size}, and no trio is wanted.")));
    }
    findings
}
