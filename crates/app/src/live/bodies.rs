//! The live state of an event as the API speaks it.

use std::collections::BTreeSet;

use domain::{AttendanceKind, OrganisationId, ParticipantId, RollCall};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::attendance::AttendanceFact;
use store::{Conn, StoreError, attendance, participants, roll_calls};
use utoipa::ToSchema;

use crate::day::{Day, RoundPhase};

/// How an event stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(example = json!({
    "state": "live", "driver": "clock", "revision": 7, "now": "2026-05-04T07:31:00Z", "registered": 180, "checked_in": 142,
    "not_seen": 38, "wifi_trouble": false, "next_round": 1, "decision": null, "rounds": []
}))]
pub struct LiveState {
    /// `draft`, `open`, `live` or `closed`.
    pub state: &'static str,
    pub driver: &'static str,
    /// Also the ETag; raised whenever somebody may have to look again.
    pub revision: u64,
    #[schema(value_type = String, format = DateTime)]
    pub now: Timestamp,
    pub registered: usize,
    pub checked_in: usize,
    /// Registered, not arrived, and not said to come later or to have left.
    pub not_seen: usize,
    /// Check-ins and event streams have fallen together: look at the network before anybody is left out.
    pub wifi_trouble: bool,
    /// The round that is shown next.
    pub next_round: Option<u32>,
    /// What was decided about those who were not seen before that round: `without`, `with`, `show_names`.
    pub decision: Option<&'static str>,
    pub rounds: Vec<LiveRound>,
}

/// How a round stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(example = json!({
    "number": 1, "phase": "running", "reveals_at": "2026-05-04T07:33:00Z", "starts_at": "2026-05-04T07:35:00Z",
    "ends_at": "2026-05-04T07:45:00Z", "paused_at": null, "extended_minutes": 0
}))]
pub struct LiveRound {
    pub number: u32,
    /// `upcoming`, `revealed`, `running` or `held`.
    pub phase: &'static str,
    #[schema(value_type = String, format = DateTime)]
    pub reveals_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub ends_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub paused_at: Option<Timestamp>,
    pub extended_minutes: u32,
}

/// How an event should stand.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"state": "live"}))]
pub struct LiveBody {
    /// `live`: the first round is shown. `closed`: the round that runs is over, and nothing starts any more.
    pub state: String,
}

/// How a round should stand; what is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"phase": "running", "extended_minutes": 3}))]
pub struct RoundBody {
    /// `revealed`, `running` or `held`; never backwards.
    pub phase: Option<String>,
    pub paused: Option<bool>,
    /// In all; never less than before.
    #[schema(maximum = 60)]
    pub extended_minutes: Option<u32>,
}

/// The answer to "38 not seen".
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"choice": "without"}))]
pub struct RollCallBody {
    /// `without`, `with` or `show_names`. While nobody answers they stay planned.
    pub choice: String,
}

impl LiveState {
    /// How the event of `day` stands at `now`.
    ///
    /// # Errors
    /// What the store says.
    pub fn read(conn: &mut Conn, organisation: OrganisationId, day: &Day, now: Timestamp) -> Result<Self, StoreError> {
        let registered: Vec<ParticipantId> =
            participants::of_event(conn, organisation, day.event_id)?.into_iter().map(|one| one.id).collect();
        let facts = attendance::of_event(conn, organisation, day.event_id)?;
        let decisions = roll_calls::of_event(conn, organisation, day.event_id)?;
        let next_round = day.timetable.upcoming(now).map(|round| round.number);
        let decision = decisions.iter().find(|(round, _)| Some(*round) == next_round).map(|(_, choice)| *choice);
        let arrived = with_fact(&facts, &[AttendanceKind::Arrived]);
        let heard_of = with_fact(&facts, &[AttendanceKind::Arrived, AttendanceKind::Late, AttendanceKind::Left]);
        Ok(Self {
            state: state(day),
            driver: day.timetable.driver.as_str(),
            revision: day.revision,
            now,
            registered: registered.len(),
            checked_in: registered.iter().filter(|id| arrived.contains(id)).count(),
            not_seen: registered.iter().filter(|id| !heard_of.contains(id)).count(),
            wifi_trouble: crate::day::trouble::suspected(conn, organisation, day.event_id, &facts, now)?,
            next_round,
            decision: decision.map(RollCall::as_str),
            rounds: rounds(day, now),
        })
    }
}

fn with_fact(facts: &[AttendanceFact], kinds: &[AttendanceKind]) -> BTreeSet<ParticipantId> {
    facts.iter().filter(|fact| kinds.contains(&fact.kind)).map(|fact| fact.participant_id).collect()
}

fn state(day: &Day) -> &'static str {
    match (day.opened_at, day.started_at, day.closed_at) {
        (.., Some(_)) => "closed",
        (_, Some(_), None) => "live",
        (Some(_), None, None) => "open",
        (None, None, None) => "draft",
    }
}

fn rounds(day: &Day, now: Timestamp) -> Vec<LiveRound> {
    let table = &day.timetable;
    let round = |round: &crate::day::RoundTime| LiveRound {
        number: round.number,
        phase: phase_name(table.phase(round, now)),
        reveals_at: round.reveals_at,
        starts_at: round.starts_at,
        ends_at: round.ends_at,
        paused_at: round.paused_at,
        extended_minutes: round.extended_minutes,
    };
    table.rounds.iter().map(round).collect()
}

/// The word for a phase.
pub fn phase_name(phase: RoundPhase) -> &'static str {
    match phase {
        RoundPhase::Upcoming => "upcoming",
        RoundPhase::Revealed => "revealed",
        RoundPhase::Running => "running",
        RoundPhase::Held => "held",
    }
}
