//! The whole job, told from one end to the other with named people.

mod a_first_event;
mod conference;
mod engine;
mod forget_me;
mod forget_whom_i_met;
mod linked_events;
mod odd_hours;
mod one_morning;
pub mod phone;
mod the_wrong_spreadsheet;
mod two_organisers;
mod two_replicas;
mod undo_everything;
