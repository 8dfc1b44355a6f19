//! The seats that can be offered, each kind with its best first.

use domain::{Pace, ReachedBy};

use super::room::Room;
use super::{SeatOption, ids};

/// People who have nobody either: no exception before an exception, then the best weight.
pub(super) fn with_idle(room: &Room<'_>, asks: usize, most: usize) -> Vec<SeatOption> {
    let others = room.idle.iter().copied().filter(|other| *other != asks && !is_host(room, *other));
    let mut found: Vec<_> = others.filter_map(|other| Some((room.worth(asks, &[other])?, other))).collect();
    found.sort_by_key(|((exceptions, weight), _)| (*exceptions, -weight));
    let option = |(_, other): ((usize, i64), usize)| SeatOption::Idle {
        with: room.roster.people[other].id.clone(),
        spot: room.place_for([asks, other]),
    };
    found.into_iter().take(most).map(option).collect()
}

/// Pairs who are at ease with three: who is hard to reach last, then as above.
pub(super) fn in_pairs(room: &Room<'_>, asks: usize, most: usize) -> Vec<SeatOption> {
    let willing = |person: usize| room.roster.people[person].pace != Pace::OneToOne;
    if !willing(asks) {
        return Vec::new();
    }
    let open = room.meetings.iter().filter(|(people, spot)| {
        let plain = people.len() == 2 && people.iter().all(|person| willing(*person) && !stands_in(room, *person));
        plain && !room.is_locked(people) && room.suits(spot, &[asks])
    });
    let paper = |people: &[usize]| {
        people.iter().filter(|person| room.roster.people[**person].reached_by == ReachedBy::Paper).count()
    };
    let mut found: Vec<_> = open.filter_map(|(people, spot)| Some((room.worth(asks, people)?, people, spot))).collect();
    found.sort_by_key(|((exceptions, weight), people, _)| (paper(people), *exceptions, -weight));
    let option = |(_, people, spot): ((usize, i64), &Vec<usize>, &String)| SeatOption::Join {
        with: ids(room.roster, people),
        spot: spot.clone(),
    };
    found.into_iter().take(most).map(option).collect()
}

/// Hosts and stand-ins who are free.
pub(super) fn with_hosts(room: &Room<'_>, asks: usize) -> Vec<SeatOption> {
    let free = room.idle.iter().copied().filter(|other| *other != asks && is_host(room, *other));
    let allowed = free.filter(|host| room.worth(asks, &[*host]).is_some());
    let option = |host: usize| SeatOption::Host {
        host: room.roster.people[host].id.clone(),
        spot: room.place_for([asks, host]),
    };
    allowed.map(option).collect()
}

fn is_host(room: &Room<'_>, person: usize) -> bool {
    stands_in(room, person) || room.roster.people[person].host
}

fn stands_in(room: &Room<'_>, person: usize) -> bool {
    room.roster.people[person].standby
}
