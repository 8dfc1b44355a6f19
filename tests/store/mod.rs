//! Every store function on SQLite and on PostgreSQL.

mod access;
mod check_in;
mod erasure;
mod events;
mod people;
mod schema;
mod small;
mod uniques;
pub mod world;
mod writer;
