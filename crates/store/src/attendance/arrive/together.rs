//! Many arrivals by a statement that is the same for any number and is prepared once: SQLite, which is no journey away,
//! runs it for each; PostgreSQL takes one array per column.

use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, Text};
use diesel::sqlite::SqliteConnection;
use domain::{AttendanceFactId, AttendanceKind, EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;

use super::Arrival;
use crate::Result;
use crate::attendance::NewFact;
use crate::connection::{Conn, Dialect};
use crate::schema::attendance_fact;
use crate::sql_types::{Id, Instant};

/// Inserts what is new, and answers with its ids.
pub(super) fn insert(conn: &mut Conn, arrivals: &[Arrival]) -> Result<Vec<AttendanceFactId>> {
    match &mut conn.0 {
        Dialect::Pg(c) => Ok(Columns::of(arrivals).get_results(c)?),
        Dialect::Sqlite(c) => insert_rows(c, arrivals),
    }
}

fn insert_rows(c: &mut SqliteConnection, arrivals: &[Arrival]) -> Result<Vec<AttendanceFactId>> {
    let mut made = Vec::with_capacity(arrivals.len());
    for arrival in arrivals {
        let row = new_fact(arrival);
        let insert = diesel::insert_into(attendance_fact::table).values(&row).on_conflict_do_nothing();
        if insert.execute(c)? == 1 {
            made.push(arrival.id);
        }
    }
    Ok(made)
}

fn new_fact(arrival: &Arrival) -> NewFact {
    NewFact {
        organisation_id: arrival.organisation_id,
        id: arrival.id,
        event_id: arrival.event_id,
        participant_id: arrival.participant_id,
        kind: AttendanceKind::Arrived,
        round_number: None,
        action_key: arrival.action_key.clone(),
        occurred_at: arrival.occurred_at,
        received_at: arrival.received_at,
        actor: arrival.actor.clone(),
    }
}

/// The arrivals column by column.
#[derive(Default)]
struct Columns {
    organisations: Vec<OrganisationId>,
    ids: Vec<AttendanceFactId>,
    events: Vec<EventId>,
    participants: Vec<ParticipantId>,
    action_keys: Vec<String>,
    occurred: Vec<Timestamp>,
    received: Vec<Timestamp>,
    actors: Vec<String>,
}

impl Columns {
    fn of(arrivals: &[Arrival]) -> Self {
        let mut columns = Self::default();
        for arrival in arrivals {
            columns.organisations.push(arrival.organisation_id);
            columns.ids.push(arrival.id);
            columns.events.push(arrival.event_id);
            columns.participants.push(arrival.participant_id);
            columns.action_keys.push(arrival.action_key.clone());
            columns.occurred.push(arrival.occurred_at);
            columns.received.push(arrival.received_at);
            columns.actors.push(arrival.actor.clone());
        }
        columns
    }
}

impl QueryId for Columns {
    type QueryId = Columns;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for Columns {
    type SqlType = Id;
}

impl<C> RunQueryDsl<C> for Columns {}

impl QueryFragment<Pg> for Columns {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql(
            "INSERT INTO attendance_fact (organisation_id, id, event_id, participant_id, kind, action_key, \
             occurred_at, received_at, actor) \
             SELECT o, i, e, p, 'arrived', k, happened, received, who FROM unnest(",
        );
        out.push_bind_param::<Array<Id>, _>(&self.organisations)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Id>, _>(&self.ids)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Id>, _>(&self.events)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Id>, _>(&self.participants)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Text>, _>(&self.action_keys)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Instant>, _>(&self.occurred)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Instant>, _>(&self.received)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Text>, _>(&self.actors)?;
        out.push_sql(") AS t (o, i, e, p, k, happened, received, who) ON CONFLICT DO NOTHING RETURNING id");
        Ok(())
    }
}
