//! Every store function on SQLite and on PostgreSQL.

mod check_in;
pub mod world;
