//! The whole job, told from one end to the other with named people.

mod conference;
mod demo;
mod engine;
mod linked_events;
mod one_morning;
mod phone;
mod two_organisers;
mod two_replicas;
