//! One word in green, yellow or red with the name, on the whole screen: to be read from two steps away.

use domain::ParticipantId;
use jiff::Timestamp;

use super::desk::Desk;
use super::desk_view_page::{Verdict, VerdictPage};
use crate::web::{Arg, Sentence, Words};

/// The verdict behind a code, as it is now.
pub fn of(desk: &Desk, participant: Option<ParticipantId>, code: &str, now: Timestamp) -> Verdict {
    let words = Words::english();
    let known = participant.map(|id| desk.somebody(id)).filter(|somebody| !somebody.name.is_empty());
    let since = participant.and_then(|id| desk.arrived.get(&id)).map(|at| desk.day.face.minute(*at));
    let whose = |class, code, word: Sentence, line: Sentence| Verdict {
        class,
        code,
        word,
        name: known.map(|somebody| Sentence::of(&somebody.name)).unwrap_or_default(),
        line: match known {
            Some(somebody) if line.is_empty() => Sentence::of(&somebody.shown_department()),
            _ => line,
        },
        participant: participant.map(|id| id.to_string()),
    };
    let opens = desk.day.face.time(desk.day.check_in_opens_at);
    let nothing = Sentence::default;
    match (code, since) {
        ("first", Some(_)) => whose("good", "first", words.say("helper-in"), nothing()),
        ("new", Some(_)) => whose("good", "new", words.say("helper-in"), words.say("helper-new-line")),
        ("table", _) => whose("good", "table", words.say("helper-in"), words.say("helper-table-line")),
        ("released", _) => whose("good", "released", words.say("helper-released"), words.say("helper-released-line")),
        ("already", Some(time)) => {
            let line = words.with("helper-since", &[("time", Arg::Text(&time))]);
            whose("mind", "already", words.say("helper-already"), line)
        }
        ("already", None) => whose("mind", "already", words.say("helper-already"), nothing()),
        ("undone", None) => whose("mind", "undone", words.say("helper-undone"), nothing()),
        ("not_open", _) if now < desk.day.check_in_opens_at => {
            let line = words.with("helper-opens-at", &[("time", Arg::Text(&opens))]);
            whose("stop", "not_open", words.say("helper-not-open"), line)
        }
        ("on_the_list", _) => {
            whose("stop", "on_the_list", words.say("helper-on-the-list"), words.say("helper-on-the-list-line"))
        }
        ("no_name", _) => whose("stop", "no_name", words.say("helper-no-name"), words.say("helper-no-name-line")),
        ("event_over" | "event_cancelled", _) => {
            whose("stop", "event_over", words.say("helper-over"), words.say("helper-over-line"))
        }
        _ => whose("stop", "not_in", words.say("helper-not-in"), words.say("helper-not-in-line")),
    }
}

/// The page around it.
pub fn whole(desk: &Desk, csrf: String, verdict: Verdict) -> VerdictPage {
    VerdictPage {
        words: Words::english(),
        title: desk.day.name.clone(),
        event: Sentence::of(&desk.day.name),
        path: format!("/helper/{}", desk.day.event_id),
        csrf,
        verdict,
    }
}
