//! Every store function on SQLite and on PostgreSQL.

mod access;
mod check_in;
mod events;
mod people;
mod schema;
mod uniques;
pub mod world;
mod writer;
