//! Who stays away, comes late or walks in, drawn from the seed.

use domain::roster::{ParticipantKey, Roster, RosterParticipant};

use super::Rehearsal;
use crate::day_facts::WalkIn;
use crate::stream::{draw_below, shuffle, stream};

/// The people of a rehearsal, each with the round while which they come.
pub(super) struct Cast {
    no_shows: Vec<ParticipantKey>,
    late: Vec<(u32, RosterParticipant)>,
    walk_ins: Vec<(u32, RosterParticipant)>,
}

impl Cast {
    pub(super) fn draw(roster: &Roster, wish: &Rehearsal) -> Self {
        let mut people: Vec<&RosterParticipant> = roster.people.iter().filter(|person| !person.standby).collect();
        people.sort_by_key(|person| &person.id);
        let mut rng = stream(wish.seed, "rehearsal");
        shuffle(&mut people, &mut rng);
        let gone = people.len() * wish.no_shows_percent as usize / 100;
        let comes = |at: usize| 2 + at as u32 % 2;
        let no_shows = people.iter().take(gone).map(|person| person.id.clone()).collect();
        let late = people.iter().skip(gone).take(wish.late as usize).enumerate();
        let late = late.map(|(at, person)| (comes(at), (*person).clone())).collect();
        let walk_ins = (0..wish.walk_ins as usize).filter(|_| !people.is_empty()).map(|at| {
            let like = people.get(draw_below(people.len(), &mut rng)).copied();
            let id = ParticipantKey::new(format!("walk-in {}", at + 1));
            let departments = like.map(|like| like.departments.clone()).unwrap_or_default();
            (comes(at), RosterParticipant { departments, ..RosterParticipant::new(id) })
        });
        let walk_ins = walk_ins.collect();
        Self { no_shows, late, walk_ins }
    }

    /// Who was not seen when a round is about to be shown.
    pub(super) fn not_there(&self, number: u32) -> Vec<ParticipantKey> {
        let late = self.late.iter().filter(|(comes, _)| *comes >= number).map(|(_, person)| person.id.clone());
        self.no_shows.iter().cloned().chain(late).collect()
    }

    /// Who comes while a round is shown.
    pub(super) fn changes(&self, number: u32) -> Vec<(&'static str, WalkIn)> {
        let now = |people: &[(u32, RosterParticipant)], code: &'static str| -> Vec<(&'static str, WalkIn)> {
            let here = people.iter().filter(|(comes, _)| *comes == number);
            here.map(|(_, person)| (code, WalkIn { person: person.clone(), from_round: number })).collect()
        };
        let mut changes = now(&self.late, "late");
        changes.extend(now(&self.walk_ins, "walk_in"));
        changes
    }
}
