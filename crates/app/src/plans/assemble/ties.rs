//! Who knows whom, from every source that the organisation's switches allow.

use std::collections::BTreeSet;

use domain::{OrganisationId, PersonId, ProgrammeId, RunId, Switch, TieSource};
use planning::GatheredTie;
use store::events::Event;
use store::programmes::{self, Run};
use store::switches::{self, Position};
use store::{Conn, StoreError, people, ties};

use super::participants::Roll;

/// The most people of a run whose members are taken to know each other.
const RUN_PEOPLE_MAX: usize = 40;
/// Programmes of one query.
const PAGE: u32 = 200;

/// Reads every tie among the people of an event.
pub(super) fn read(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: &Event,
    roll: &Roll,
) -> Result<Vec<GatheredTie>, StoreError> {
    let off = sources_off(conn, organisation)?;
    let stored = ties::all(conn, organisation)?;
    let mut found: Vec<GatheredTie> = stored
        .iter()
        .filter(|tie| !off.contains(&tie.source))
        .filter_map(|tie| {
            let strength = tie.strength_milli as f64 / 1000.0;
            let at_seconds = tie.latest_at.map(|at| at.as_second());
            gathered(roll, [tie.a_person_id, tie.b_person_id], (tie.source, strength, at_seconds))
        })
        .collect();
    for (report, manager) in people::reporting_lines(conn, organisation)? {
        found.extend(gathered(roll, [report, manager], (TieSource::ReportingLine, 1.0, None)));
    }
    found.extend(of_runs(conn, organisation, event, roll)?);
    Ok(found)
}

fn sources_off(conn: &mut Conn, organisation: OrganisationId) -> Result<Vec<TieSource>, StoreError> {
    let guarded = [
        (Switch::ImportedTies, TieSource::Imported),
        (Switch::NamedContacts, TieSource::Named),
        (Switch::RememberMeetings, TieSource::Encounter),
    ];
    let mut off = Vec::new();
    for (switch, source) in guarded {
        if switches::position(conn, organisation, switch)? == Position::Off {
            off.push(source);
        }
    }
    Ok(off)
}

fn gathered(
    roll: &Roll,
    [a, b]: [PersonId; 2],
    (source, strength, at_seconds): (TieSource, f64, Option<i64>),
) -> Option<GatheredTie> {
    let known = |person| if source == TieSource::Encounter { roll.remembered(person) } else { roll.key(person) };
    Some(GatheredTie { a: known(a)?.clone(), b: known(b)?.clone(), strength, source, at_seconds })
}

/// People of one run know each other a little, 1/(n−1), if the run met live and was small. The
/// event's own programme does not count: its people come to meet each other.
fn of_runs(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: &Event,
    roll: &Roll,
) -> Result<Vec<GatheredTie>, StoreError> {
    let mut found = Vec::new();
    for programme in other_programmes(conn, organisation, event)? {
        let live: BTreeSet<RunId> = live_runs(conn, organisation, programme)?.into_iter().map(|run| run.id).collect();
        if live.is_empty() {
            continue;
        }
        let enrolments = programmes::enrolments_of(conn, organisation, programme)?;
        for run in live {
            let members =
                enrolments.iter().filter(|row| row.run_id == run).map(|row| row.person_id).collect::<Vec<_>>();
            found.extend(among(roll, &members));
        }
    }
    Ok(found)
}

fn among<'a>(roll: &'a Roll, members: &'a [PersonId]) -> impl Iterator<Item = GatheredTie> + 'a {
    let small = (2..=RUN_PEOPLE_MAX).contains(&members.len());
    let strength = 1.0 / (members.len().max(2) - 1) as f64;
    let present: Vec<PersonId> =
        members.iter().copied().filter(|person| small && roll.key(*person).is_some()).collect();
    let pairs: Vec<[PersonId; 2]> = present
        .iter()
        .enumerate()
        .flat_map(|(at, first)| present.iter().skip(at + 1).map(move |second| [*first, *second]))
        .collect();
    pairs.into_iter().filter_map(move |pair| gathered(roll, pair, (TieSource::SameProgramme, strength, None)))
}

fn live_runs(conn: &mut Conn, organisation: OrganisationId, programme: ProgrammeId) -> Result<Vec<Run>, StoreError> {
    let runs = programmes::runs_of(conn, organisation, programme)?;
    Ok(runs.into_iter().filter(|run| run.met_live).collect())
}

fn other_programmes(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: &Event,
) -> Result<Vec<ProgrammeId>, StoreError> {
    let mut found: Vec<ProgrammeId> = Vec::new();
    loop {
        let page = programmes::page(conn, organisation, found.last().copied(), PAGE)?;
        let last = page.len() < PAGE as usize;
        found.extend(page.into_iter().map(|programme| programme.id));
        if last {
            found.retain(|programme| Some(*programme) != event.programme_id);
            return Ok(found);
        }
    }
}
