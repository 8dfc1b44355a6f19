//! The organiser's console: one page about one event.

mod details;
mod event_page;
#[cfg(test)]
mod gallery;
mod graph;
pub mod pages;
mod read;
pub mod session;
mod strip;

pub use details::{Detail, details};
pub use event_page::{
    Arrivals, DepartmentRow, EnterPage, EventLine, EventPage, EventsPage, MeetingRow, PlanView, Publish, RoundView,
    SeatedPerson,
};
pub use graph::{Dot, Graph, Label, RingPerson, Tab, draw};
pub use pages::allow_simulation;
pub use read::issue_screen_link;
pub use strip::{Fact, proof, random_draw, strip};
