//! The organiser's console: one page about one event.

mod details;
mod event_page;
#[cfg(test)]
mod gallery;
mod graph;
mod strip;

pub use details::{Detail, details};
pub use event_page::{
    Arrivals, DepartmentRow, EnterPage, EventLine, EventPage, EventsPage, MeetingRow, PlanView, Publish, RoundView,
    SeatedPerson,
};
pub use graph::{Dot, Graph, Label, RingPerson, Tab, draw};
pub use strip::{Fact, proof, random_draw, strip};
