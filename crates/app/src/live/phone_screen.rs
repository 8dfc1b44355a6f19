//! A moment of the day as a screen: times in the event's zone, words in the reader's language.

use domain::AttendanceKind;
use domain::plan::{Bye, Meeting};
use domain::roster::ParticipantKey;
use jiff::{SignedDuration, Timestamp};

use super::Conversation;
use super::screen::{Breather, Finished, Go, Met, Notice, Screen, Waiting, name_class};
use crate::day::{Day, Published};
use crate::day::{Directory, Moment, RoundPhase, RoundTime};
use crate::web::{Arg, Sentence, Sign, Words};

/// Who looks at which event, when, in which language.
pub struct Reader<'a> {
    pub day: &'a Day,
    pub directory: &'a Directory,
    pub words: &'a Words,
    pub key: &'a ParticipantKey,
    pub now: Timestamp,
    /// Whether what the reader sees of this round is not what was revealed.
    pub changed: bool,
    /// The rounds that the reader stayed away from by their own word.
    pub missed: Vec<u32>,
}

impl Reader<'_> {
    /// The screen of `moment`. The door is not drawn here: it has a form of its own.
    pub fn screen(&self, moment: &Moment<'_>) -> Screen {
        match moment {
            Moment::Cancelled => self.notice("cancelled", "cancelled"),
            Moment::NotOpen { opens_at } => self.not_open(*opens_at),
            Moment::TooLate | Moment::Door => self.notice("too-late", "too_late"),
            Moment::Waiting { appears_at, held } => self.waiting(*appears_at, *held),
            Moment::Go { round, running, position, meeting, next } => {
                Screen::Go(Box::new(self.go(round, *running, *position, meeting, *next)))
            }
            Moment::Breather { round, bye, chance, next } => {
                Screen::Breather(self.breather(round, *bye, *chance, *next))
            }
            Moment::Finished => Screen::Finished(self.finished()),
        }
    }

    fn at(&self, key: &str, instant: Timestamp) -> Sentence {
        self.words.with(key, &[("time", Arg::Text(&self.day.face.time(instant)))])
    }

    /// A sentence with the time at which a round is shown, or that it follows.
    fn next(&self, key: &str, next: &RoundTime) -> Sentence {
        let known = self.day.timetable.appears_at(next, self.now);
        known.map_or_else(|| self.words.say("place-follows"), |instant| self.at(key, instant))
    }

    fn notice(&self, key: &str, code: &'static str) -> Screen {
        let part = |end: &str| self.words.say(&format!("{key}-{end}"));
        Screen::Notice(Notice { title: part("title"), lead: part("lead"), big_time: None, again: None, code })
    }

    fn not_open(&self, opens_at: Timestamp) -> Screen {
        let (time, date) = (self.day.face.time(opens_at), self.words.date(&self.day.face, opens_at));
        let when = if self.day.face.same_day(self.now, opens_at) {
            time.clone()
        } else {
            self.words.plain_with("opens-day", &[("date", &date), ("time", &time)])
        };
        let title = self.words.with("opens-title", &[("time", Arg::Text(&when))]);
        let big_time = Some(time).filter(|time| *time == when);
        Screen::Notice(Notice { title, lead: self.words.say("opens-lead"), big_time, again: None, code: "not_open" })
    }

    fn waiting(&self, appears_at: Option<Timestamp>, held: usize) -> Screen {
        let title = match held {
            0 => self.words.say("youre-in"),
            _ => self.words.with("people-met-so-far", &[("count", Arg::Count(held as i64))]),
        };
        let key = if held == 0 { "first-place-at" } else { "next-place-at" };
        let planned = self.day.published.is_some();
        let line = match appears_at.filter(|_| planned) {
            Some(instant) => self.at(key, instant),
            None => self.words.say(if planned { "place-follows" } else { "place-soon" }),
        };
        let big_time = appears_at.filter(|_| planned).map(|instant| self.day.face.time(instant));
        Screen::In(Waiting { first: held == 0, title, line, rounds: rounds_line(self.words, self.day), big_time })
    }

    fn go(&self, round: &RoundTime, running: bool, position: usize, meeting: &Meeting, next: Option<&RoundTime>) -> Go {
        let sign = Sign::at(position);
        let (from, to) = if running { (round.starts_at, round.ends_at) } else { (round.reveals_at, round.starts_at) };
        let paused = running && round.paused_at.is_some();
        let minutes = minutes_of(if running { round.left(self.now) } else { to.duration_since(self.now) });
        let time = match (running, paused) {
            (_, true) => "paused-left",
            (true, false) => "minutes-left",
            (false, false) => "minutes-to-start",
        };
        let until = match (running, paused) {
            (_, true) => Sentence::default(),
            (true, false) => self.at("until", round.ends_at),
            (false, false) => self.at("starts-at", round.starts_at),
        };
        let published = self.day.published.as_deref();
        let talk = published.map(|published| self.conversation(published, meeting));
        let opener = published.and_then(|published| {
            published.openers.iter().find(|opener| opener.round == round.number && opener.person == *self.key)
        });
        let company = if self.changed { Conversation::now_with } else { Conversation::with };
        let with = talk.as_ref().map(company).unwrap_or_default();
        let (from_ms, to_ms) = (from.as_millisecond(), to.as_millisecond());
        let stands_at = round.paused_at.filter(|_| paused).unwrap_or(self.now);
        let passed = (stands_at.as_millisecond() - from_ms).clamp(0, (to_ms - from_ms).max(0));
        Go {
            sign,
            noun: Sentence::of(&self.day.noun),
            name: Sentence::of(&meeting.spot),
            name_class: name_class(&meeting.spot),
            round: self.round_of(round),
            time: self.words.with(time, &[("minutes", Arg::Count(minutes))]),
            until,
            look_for: self.look_for(sign),
            said: format!("{}. {}", self.spot(meeting).text(), with.text()),
            with,
            department: talk.as_ref().map(Conversation::departments).unwrap_or_default(),
            opener: talk.as_ref().map(|talk| talk.opener(opener)).unwrap_or_default(),
            reasons: talk.as_ref().map(Conversation::reasons).unwrap_or_default(),
            cards: talk.as_ref().map(Conversation::cards).unwrap_or_default(),
            wave: self.names(meeting),
            changed: self.changed,
            next: next.map_or_else(|| self.words.say("no-next"), |next| self.next("next-at", next)),
            last_minute: running && !paused && minutes <= 1,
            meter: passed * 1000 / (to_ms - from_ms).max(1),
            meter_max: 1000,
            from_ms: if paused { 0 } else { from_ms },
            to_ms: if paused { 0 } else { to_ms },
        }
    }

    fn spot(&self, meeting: &Meeting) -> Sentence {
        self.words.with("spot-says", &[("noun", Arg::Text(&self.day.noun)), ("name", Arg::Text(&meeting.spot))])
    }

    /// The first names of a meeting, the same on every phone of it.
    fn names(&self, meeting: &Meeting) -> Sentence {
        let names: Vec<&str> = meeting.people.iter().map(|one| self.directory.somebody(one).first_name()).collect();
        Sentence::of(&names.join(" + "))
    }

    fn conversation<'b>(&'b self, published: &'b Published, meeting: &'b Meeting) -> Conversation<'b> {
        let (words, directory, roster) = (self.words, self.directory, &published.roster);
        Conversation { words, directory, roster, meeting, reader: self.key }
    }

    fn look_for(&self, sign: Sign) -> Sentence {
        let colour = self.words.plain(&format!("colour-{}", sign.colour()));
        let shape = self.words.plain(&format!("shape-{}", sign.shape()));
        self.words.with("look-for", &[("colour", Arg::Text(&colour)), ("shape", Arg::Text(&shape))])
    }

    fn round_of(&self, round: &RoundTime) -> Sentence {
        let rounds = self.day.timetable.rounds.len() as i64;
        self.words.with("round-of", &[("number", Arg::Count(round.number.into())), ("rounds", Arg::Count(rounds))])
    }

    fn breather(
        &self,
        round: &RoundTime,
        bye: Option<&Bye>,
        chance: Option<&RoundTime>,
        next: Option<&RoundTime>,
    ) -> Breather {
        let cause = bye.and_then(|bye| serde_json::to_value(bye.cause).ok());
        let cause = cause.as_ref().and_then(|code| code.as_str()).unwrap_or("absent");
        let until = match next {
            Some(next) => self.next("breather-until", next),
            None => self.words.say("breather-last"),
        };
        let chance = chance.map(|chance| {
            let time = self.day.face.time(chance.starts_at);
            self.words
                .with("bye-next-chance", &[("number", Arg::Count(chance.number.into())), ("time", Arg::Text(&time))])
        });
        let said = self.breather_said(round);
        let cause = if self.changed { "changed" } else { cause };
        Breather { round: self.round_of(round), cause: self.words.say(&format!("bye-{cause}")), until, chance, said }
    }

    fn breather_said(&self, round: &RoundTime) -> String {
        format!("{}. {}", self.words.plain("breather-title"), self.round_of(round).text())
    }

    /// Whom the reader was placed with; whether they met is theirs to say.
    fn finished(&self) -> Finished {
        let mut met = Vec::new();
        let rounds = self.day.published.iter().flat_map(|published| &published.plan.rounds);
        for planned in rounds.filter(|planned| self.is_held(planned.number) && !self.missed.contains(&planned.number)) {
            let seat = planned.meetings.iter().enumerate().find(|(_, meeting)| meeting.people.contains(self.key));
            let Some((position, meeting)) = seat else { continue };
            for other in meeting.people.iter().filter(|other| *other != self.key) {
                let somebody = self.directory.somebody(other);
                let (first, department) =
                    (Sentence::of(somebody.first_name()), Sentence::of(&somebody.shown_department()));
                met.push(Met { sign: Sign::at(position), first, department });
            }
        }
        let title = match self.day.open_until(self.now) {
            Some(until) => self.at("open-slot", until),
            None => self.words.say("finished-title"),
        };
        Finished { title, lead: self.words.say("finished-lead"), met }
    }

    /// The screen of somebody who stays away from the round by their own word.
    pub fn away_screen(&self, kind: AttendanceKind) -> Screen {
        let table = &self.day.timetable;
        let round = table.current(self.now).or_else(|| table.upcoming(self.now));
        let said = match kind {
            AttendanceKind::Skip | AttendanceKind::Late => "away",
            AttendanceKind::Breather | AttendanceKind::HostCome => "did",
            _ => return self.notice("left", "left"),
        };
        let Some(round) = round else { return self.notice("left", "left") };
        let next = table.rounds.iter().find(|later| later.number > round.number);
        let until = match next {
            Some(next) => self.next("breather-until", next),
            None => self.words.say("breather-last"),
        };
        let cause = self.words.say(&format!("{said}-{}", kind.as_str()));
        let said = self.breather_said(round);
        Screen::Breather(Breather { round: self.round_of(round), cause, until, chance: None, said })
    }

    fn is_held(&self, number: u32) -> bool {
        let table = &self.day.timetable;
        let round = table.rounds.iter().find(|round| round.number == number);
        round.is_some_and(|round| table.phase(round, self.now) == RoundPhase::Held)
    }
}

/// "5 conversations of 8 minutes, each with somebody from another department."
pub fn rounds_line(words: &Words, day: &Day) -> Sentence {
    let rounds = &day.timetable.rounds;
    let minutes = rounds.first().map_or(0, |round| (round.ends_at.as_second() - round.starts_at.as_second()) / 60);
    words.with("rounds-line", &[("rounds", Arg::Count(rounds.len() as i64)), ("minutes", Arg::Count(minutes))])
}

/// Whole minutes, counting a begun one.
fn minutes_of(left: SignedDuration) -> i64 {
    (left.as_secs().max(0) + 59) / 60
}
