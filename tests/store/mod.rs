//! Every store function on SQLite and on PostgreSQL.

mod access;
mod answers;
mod canary;
mod check_in;
mod crash;
mod erasure;
mod events;
mod interests;
mod people;
mod schema;
mod small;
mod uniques;
mod work;
pub mod world;
mod writer;
