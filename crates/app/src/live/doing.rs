//! What a phone can do besides looking: the taps, what can be taken back, and who looks for whom.

use domain::plan::Meeting;
use domain::{AttendanceKind, Pace, ParticipantId};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use store::attendance::AttendanceFact;

use super::phone_screen::Reader;
use crate::day::{Moment, RoundPhase, RoundTime};
use crate::live::acts::{ANSWER_WITHIN, COME_WITHIN};
use crate::plans::presence::out_by;
use crate::web::{Arg, Sentence};

/// How long an act can be taken back by oneself.
const UNDO_WITHIN: SignedDuration = SignedDuration::from_secs(10);
/// People need a moment to walk before they look for each other.
const SEARCH_FROM: SignedDuration = SignedDuration::from_secs(90);
/// A third chair is worth it only with so much left of the round.
const TRIO_LEFT: SignedDuration = SignedDuration::from_mins(3);

/// What somebody may choose whose partner does not come.
const CHOICES: [AttendanceKind; 3] = [AttendanceKind::JoinTrio, AttendanceKind::HostCome, AttendanceKind::Breather];

/// The taps of one look at a phone.
#[derive(Debug, Clone, Default)]
pub struct Doing {
    pub csrf: String,
    pub undo: Option<Undo>,
    /// Somebody looks for the reader, or what became of the reader's own search.
    pub search: Option<Search>,
    pub taps: Vec<TapForm>,
    /// The round that is over and not answered for.
    pub reflect: Option<Reflect>,
    /// Where the page after the rounds is; empty: nowhere.
    pub after: String,
    /// When other taps become possible, or one ends.
    pub next: Option<Timestamp>,
}

/// One button that says one thing.
#[derive(Debug, Clone)]
pub struct TapForm {
    pub act: &'static str,
    pub label: Sentence,
    pub round: u32,
    pub until_round: Option<u32>,
    /// The same until something was said, so that a second press is no second act.
    pub key: String,
}

/// What was said a moment ago.
#[derive(Debug, Clone)]
pub struct Undo {
    pub said: Sentence,
    pub of: String,
    pub key: String,
    pub until_ms: i64,
}

/// "Did you meet Grace?"
#[derive(Debug, Clone)]
pub struct Reflect {
    pub asked: Sentence,
    pub round: u32,
    pub key: String,
}

/// A sentence about two who look for each other, with what can be answered.
#[derive(Debug, Clone)]
pub struct Search {
    pub said: Sentence,
    pub choices: Vec<TapForm>,
}

/// The facts that a phone's taps follow from.
#[derive(Debug, Clone, Copy)]
pub struct Doings<'a> {
    pub participant: ParticipantId,
    /// Standing facts of the reader and of the people of the meeting that is shown.
    pub facts: &'a [AttendanceFact],
    /// How many acts the reader has ever said, undone ones too: keys follow from it.
    pub said: u64,
    /// The rounds for which the reader has said whether they met.
    pub answered: &'a [u32],
}

impl<'a> Doings<'a> {
    /// The standing fact of a kind about somebody in a round.
    pub fn stands(&self, about: ParticipantId, kind: AttendanceKind, round: u32) -> Option<&'a AttendanceFact> {
        let fits = |fact: &&AttendanceFact| {
            fact.participant_id == about && fact.kind == kind && fact.round_number == Some(round)
        };
        self.facts.iter().rev().find(fits)
    }

    /// What the reader has said about being away in `round`, if anything.
    pub fn away(&self, round: u32) -> Option<AttendanceKind> {
        let own: Vec<_> = self.facts.iter().filter(|fact| fact.participant_id == self.participant).collect();
        let said = [AttendanceKind::Skip, AttendanceKind::Left, AttendanceKind::Late];
        out_by(&own, round).map(|fact| fact.kind).find(|kind| said.contains(kind))
    }

    /// What the reader chose who was left alone in `round`, if not another place.
    pub fn chosen(&self, round: u32) -> Option<AttendanceKind> {
        let kinds = [AttendanceKind::Breather, AttendanceKind::HostCome];
        kinds.into_iter().find(|kind| self.stands(self.participant, *kind, round).is_some())
    }

    /// The breather that the reader chose in `round` instead of waiting for their partner.
    pub fn rests(&self, round: u32) -> Option<AttendanceKind> {
        self.chosen(round).filter(|kind| *kind == AttendanceKind::Breather)
    }

    /// Whether somebody who was left alone in `round` has chosen what to do instead.
    fn has_chosen(&self, about: ParticipantId, round: u32) -> bool {
        CHOICES.into_iter().any(|kind| self.stands(about, kind, round).is_some())
    }

    /// The latest that the reader said; that they were not found is said by somebody else.
    fn latest(&self) -> Option<&'a AttendanceFact> {
        let own = self.facts.iter().filter(|fact| fact.participant_id == self.participant);
        own.filter(|fact| fact.kind != AttendanceKind::NotFound).max_by_key(|fact| fact.occurred_at)
    }

    /// A key that is the same until the reader says something else.
    fn key(&self, act: &str, round: u32) -> String {
        let text = format!("{} {act} {round} {}", self.participant, self.said);
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(Sha256::digest(text.as_bytes())).for_each(|(byte, hash)| *byte = hash);
        uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
    }
}

impl Reader<'_> {
    /// What can be tapped at `moment`.
    pub fn doing(&self, moment: &Moment<'_>, doings: &Doings<'_>, csrf: String) -> Doing {
        let mut doing = Doing { csrf, undo: self.undo(doings), ..Doing::default() };
        doing.next = doings.latest().map(|fact| fact.occurred_at + UNDO_WITHIN).filter(|end| *end > self.now);
        doing.reflect = self.reflect(doings);
        let table = &self.day.timetable;
        let current = table.current(self.now).or_else(|| table.upcoming(self.now));
        let Some(round) = current.filter(|_| self.day.closed_at.is_none()) else { return doing };
        match moment {
            Moment::Go { .. } if doings.rests(round.number).is_some() => {
                doing.taps.push(self.tap(doings, "leave", round));
            }
            Moment::Go { running, meeting, next, .. } if doings.away(round.number).is_none() => {
                let from = round.starts_at + SEARCH_FROM;
                if *running && self.now >= from {
                    self.search(&mut doing, round, meeting, doings);
                } else {
                    doing.next = [doing.next, Some(from)].into_iter().flatten().min();
                }
                if let Some(next) = next {
                    let mut late = self.tap(doings, "late", round);
                    late.until_round = Some(next.number);
                    doing.taps.push(late);
                }
                doing.taps.push(self.tap(doings, "skip", round));
                doing.taps.push(self.tap(doings, "leave", round));
            }
            Moment::Waiting { .. } | Moment::Breather { .. } if doings.away(round.number).is_none() => {
                doing.taps.push(self.tap(doings, "leave", round));
            }
            _ => {}
        }
        doing
    }

    /// The latest round that is over, or in its last minute, if the reader met somebody and has not said so.
    fn reflect(&self, doings: &Doings<'_>) -> Option<Reflect> {
        let table = &self.day.timetable;
        let ending = |round: &&RoundTime| {
            let phase = table.phase(round, self.now);
            let last_minute = round.left(self.now) <= SignedDuration::from_secs(60);
            phase == RoundPhase::Held || (phase == RoundPhase::Running && last_minute)
        };
        let round = table.rounds.iter().rev().find(ending)?;
        if doings.answered.contains(&round.number) || doings.away(round.number).is_some() {
            return None;
        }
        let plan = self.day.published.iter().flat_map(|published| &published.plan.rounds);
        let mut meetings = plan.filter(|one| one.number == round.number).flat_map(|one| &one.meetings);
        let meeting = meetings.find(|meeting| meeting.people.contains(self.key))?;
        let others = meeting.people.iter().filter(|person| *person != self.key);
        let names: Vec<&str> = others.map(|other| self.directory.somebody(other).first_name()).collect();
        let asked = self.words.with("after-did-you-meet", &[("name", Arg::Text(&names.join(", ")))]);
        Some(Reflect { asked, round: round.number, key: doings.key("met", round.number) })
    }

    fn tap(&self, doings: &Doings<'_>, act: &'static str, round: &RoundTime) -> TapForm {
        let label = self.words.say(&format!("tap-{act}"));
        TapForm { act, label, round: round.number, until_round: None, key: doings.key(act, round.number) }
    }

    fn undo(&self, doings: &Doings<'_>) -> Option<Undo> {
        let fact = doings.latest()?;
        let until = fact.occurred_at + UNDO_WITHIN;
        if self.now >= until {
            return None;
        }
        let said = self.words.say(&format!("did-{}", fact.kind.as_str()));
        let key = doings.key(&format!("undo {}", fact.action_key), 0);
        Some(Undo { said, of: fact.action_key.clone(), key, until_ms: until.as_millisecond() })
    }

    /// Who looks for whom at the place that is shown.
    fn search(&self, doing: &mut Doing, round: &RoundTime, meeting: &Meeting, doings: &Doings<'_>) {
        let own = doings.participant;
        let others = meeting.people.iter().filter_map(|person| person.as_str().parse().ok());
        let others: Vec<ParticipantId> = others.filter(|other| *other != own).collect();
        let Some(first) = others.first() else { return };
        let stands = |about, kind| doings.stands(about, kind, round.number);
        if let Some(asked) = stands(own, AttendanceKind::CannotFind) {
            doing.search = Some(self.own_search(round, (*first, asked.occurred_at), doings));
            let choice_from = asked.occurred_at + ANSWER_WITHIN;
            let coming = stands(*first, AttendanceKind::OnMyWay).map(|coming| coming.occurred_at + COME_WITHIN);
            doing.next =
                [doing.next, Some(choice_from), coming].into_iter().flatten().filter(|at| *at > self.now).min();
            return;
        }
        let answered = [AttendanceKind::OnMyWay, AttendanceKind::CannotCome].map(|kind| stands(own, kind).is_some());
        let looking = |other: &&ParticipantId| {
            stands(**other, AttendanceKind::CannotFind).is_some() && !doings.has_chosen(**other, round.number)
        };
        let looking = others.iter().find(looking);
        if let Some(other) = looking.filter(|_| answered == [false, false]) {
            let name = self.directory.somebody(&crate::day::load::key(*other)).first_name();
            let place = self.words.plain_with("spot-says", &[("noun", &self.day.noun), ("name", &meeting.spot)]);
            doing.search = Some(Search {
                said: self.words.with("search-asks", &[("name", Arg::Text(name)), ("place", Arg::Text(&place))]),
                choices: ["on_my_way", "cannot_come"].map(|act| self.tap(doings, act, round)).into(),
            });
            return;
        }
        let mut find = self.tap(doings, "cannot_find", round);
        let name = self.directory.somebody(&crate::day::load::key(*first)).first_name();
        find.label = self.words.with("tap-cannot_find", &[("name", Arg::Text(name))]);
        doing.taps.insert(0, find);
    }

    /// Whether the reader's own pace lets them sit with two others.
    fn may_join_two(&self) -> bool {
        let people = self.day.published.iter().flat_map(|published| &published.roster.people);
        people.filter(|person| person.id == *self.key).all(|person| person.pace != Pace::OneToOne)
    }

    fn own_search(&self, round: &RoundTime, (other, asked): (ParticipantId, Timestamp), doings: &Doings<'_>) -> Search {
        let (own, number) = (doings.participant, round.number);
        let name = self.directory.somebody(&crate::day::load::key(other)).first_name();
        let said = |key: &str| self.words.with(key, &[("name", Arg::Text(name))]);
        if let Some(kind) = CHOICES.into_iter().find(|kind| doings.stands(own, *kind, number).is_some()) {
            return Search { said: said(&format!("did-{}", kind.as_str())), choices: Vec::new() };
        }
        let coming = doings.stands(other, AttendanceKind::OnMyWay, number);
        if coming.is_some_and(|coming| self.now < coming.occurred_at + COME_WITHIN) {
            return Search { said: said("search-coming"), choices: Vec::new() };
        }
        let cannot = doings.stands(other, AttendanceKind::CannotCome, number).is_some();
        if !cannot && coming.is_none() && self.now < asked + ANSWER_WITHIN {
            return Search { said: said("search-asked"), choices: Vec::new() };
        }
        let left = round.left(self.now);
        let trio = (left >= TRIO_LEFT && self.may_join_two()).then_some("join_trio");
        let acts = trio.into_iter().chain(["host_come", "breather"]);
        let key = if coming.is_some() { "search-coming" } else { "search-choose" };
        Search { said: said(key), choices: acts.map(|act| self.tap(doings, act, round)).collect() }
    }

    /// Whether the round that people look at is one that the reader stays away from by their own word.
    pub fn away(&self, doings: &Doings<'_>) -> Option<AttendanceKind> {
        let table = &self.day.timetable;
        let round = table.current(self.now).or_else(|| table.upcoming(self.now))?;
        let kind = doings.away(round.number)?;
        let shown = kind == AttendanceKind::Left || table.phase(round, self.now) > RoundPhase::Upcoming;
        shown.then_some(kind)
    }
}
