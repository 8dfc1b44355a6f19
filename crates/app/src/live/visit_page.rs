//! One look at a phone: what the store knows, put on a page.

use actix_web::http::StatusCode;
use actix_web::http::header::{ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use domain::SessionKind;
use domain::roster::ParticipantKey;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use store::attendance::{self, AttendanceFact};
use store::{Conn, StoreError, confirmations};

use super::phone_page::{PhoneBody, PhonePage};
use super::screen::Screen;
use super::{Doing, Doings, Reader};
use crate::day::PageTime;
use crate::day::{Day, Directory, Guest, Moment, load, moment};
use crate::web::{Words, page, personal};

/// What a phone's page is made of.
#[derive(Debug)]
pub struct Visit {
    pub day: Day,
    pub guest: Guest,
    pub directory: Directory,
    /// Standing facts about the reader and whoever they are with.
    pub facts: Vec<AttendanceFact>,
    /// How many acts the reader has ever said.
    pub said: u64,
    /// The rounds for which the reader has said whether they met.
    pub answered: Vec<u32>,
    /// Whether what the reader sees of the round in hand is not what was revealed.
    pub changed: bool,
    /// What forms of this phone carry; none: nothing can be tapped here.
    pub csrf: Option<String>,
}

/// Reads what `guest` may see now; none: the event is gone.
pub fn visit(conn: &mut Conn, guest: Guest, now: Timestamp) -> Result<Option<Visit>, StoreError> {
    let Some(day) = load::day(conn, guest.organisation_id, guest.event_id)? else { return Ok(None) };
    let visible = load::visible_to(&day, &guest.key(), now);
    let (organisation, event, own) = (guest.organisation_id, guest.event_id, guest.participant_id);
    let directory = load::directory_of(conn, organisation, &visible, now)?;
    let people = load::company(&day, &guest.key(), now);
    let facts = attendance::of_participants(conn, organisation, event, &people)?;
    let said = attendance::count_said(conn, organisation, event, own)?;
    let answered = confirmations::answered_rounds(conn, organisation, event, own)?;
    let changed = load::changed_since_reveal(conn, &day, &guest.key(), now)?;
    Ok(Some(Visit { day, guest, directory, facts, said, answered, changed, csrf: None }))
}

impl Visit {
    /// What somebody who has arrived sees.
    pub fn screen(&self, words: &Words, now: Timestamp) -> Screen {
        let (key, facts) = (self.guest.key(), self.day.facts());
        let reader = self.reader(words, &key, now);
        let seen = moment(&facts, &key, now);
        let away = match seen {
            Moment::Finished | Moment::Cancelled => None,
            Moment::Breather { round, .. } => reader.away(&self.doings()).or(self.doings().chosen(round.number)),
            // The plan of a round that runs stays as it is; who chose a breather has left the place all the same.
            Moment::Go { round, .. } => reader.away(&self.doings()).or(self.doings().rests(round.number)),
            _ => reader.away(&self.doings()),
        };
        match away {
            Some(kind) => reader.away_screen(kind),
            None => reader.screen(&seen),
        }
    }

    fn reader<'a>(&'a self, words: &'a Words, key: &'a ParticipantKey, now: Timestamp) -> Reader<'a> {
        let rounds = self.day.timetable.rounds.iter().map(|round| round.number);
        let missed = rounds.filter(|number| self.doings().away(*number).is_some()).collect();
        Reader { day: &self.day, directory: &self.directory, words, key, now, changed: self.changed, missed }
    }

    fn doings(&self) -> Doings<'_> {
        Doings { participant: self.guest.participant_id, facts: &self.facts, said: self.said, answered: &self.answered }
    }

    /// What can be tapped now; nothing behind a link alone.
    fn doing(&self, words: &Words, now: Timestamp) -> Doing {
        let Some(csrf) = self.csrf.clone() else { return Doing::default() };
        let (key, facts) = (self.guest.key(), self.day.facts());
        let doing = self.reader(words, &key, now).doing(&moment(&facts, &key, now), &self.doings(), csrf);
        let own_link = self.guest.session.is_some_and(|sitting| sitting.kind == SessionKind::Link);
        Doing { after: if own_link { "/me/after".to_owned() } else { String::new() }, ..doing }
    }

    fn page_time(&self, doing: &Doing, now: Timestamp) -> PageTime {
        let time = self.day.page_time(now);
        PageTime { next: [time.next, doing.next].into_iter().flatten().min(), ..time }
    }

    fn is_over(&self, now: Timestamp) -> bool {
        self.day.closed_at.is_some() || now > self.day.ends_at
    }

    /// A whole page with `screen`, whose main part is asked for again at `live`.
    pub fn page(&self, status: StatusCode, words: Words, screen: Screen, now: Timestamp, live: &str) -> HttpResponse {
        let doing = self.doing(&words, now);
        let time = self.page_time(&doing, now);
        let mut whole = PhonePage::new(words, &self.day.name, &time, screen);
        (whole.over, whole.ends_ms) = (self.is_over(now), self.day.ends_at.as_millisecond());
        whole.doing = doing;
        live.clone_into(&mut whole.live_path);
        live.strip_suffix("/now").unwrap_or_default().clone_into(&mut whole.base);
        if whole.base == "/me" && whole.live {
            "/me/events".clone_into(&mut whole.events);
        }
        page(status, &whole)
    }

    /// The main part alone, or 304 when the browser has it already.
    pub fn body(&self, words: Words, screen: Screen, now: Timestamp, request: &HttpRequest) -> HttpResponse {
        let doing = self.doing(&words, now);
        let mut body = PhoneBody::new(words, &self.page_time(&doing, now), screen);
        (body.over, body.ends_ms) = (self.is_over(now), self.day.ends_at.as_millisecond());
        body.doing = doing;
        let tag = body.tag();
        if request.headers().get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
            return personal(HttpResponse::NotModified()).insert_header((ETAG, tag)).finish();
        }
        let mut answer = page(StatusCode::OK, &body);
        if let Ok(tag) = tag.parse() {
            answer.headers_mut().insert(ETAG, tag);
        }
        answer
    }
}

/// A strong tag of what a part says; not of the second at which it was asked.
pub fn tag_of(part: &impl Template) -> String {
    let hash = Sha256::digest(part.render().unwrap_or_default().as_bytes());
    let short: String = hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{short}\"")
}

impl PhoneBody {
    /// The tag of this body with everything taken out that moves by the second.
    fn tag(&self) -> String {
        let mut still = self.clone();
        still.now_ms = 0;
        if let Screen::Go(go) = &mut still.screen {
            go.meter = 0;
        }
        tag_of(&still)
    }
}
