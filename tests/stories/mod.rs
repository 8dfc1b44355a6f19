//! The whole job, told from one end to the other with named people.

mod demo;
mod engine;
mod one_morning;
mod phone;
mod two_organisers;
