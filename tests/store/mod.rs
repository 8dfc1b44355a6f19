//! Every store function on SQLite and on PostgreSQL.

mod check_in;
mod schema;
mod uniques;
pub mod world;
mod writer;
