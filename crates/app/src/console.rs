//! The organiser's console: one page about one event.

mod acts;
mod details;
mod directory;
mod event_page;
#[cfg(test)]
mod gallery;
mod imports;
pub mod pages;
mod picture;
mod plan_scene;
mod read;
pub(crate) mod seated;
pub mod steward_entry;
mod strip;
mod table;
mod versions;

pub use acts::issue_screen_link;
pub use details::{Detail, details};
pub use event_page::{
    Arrivals, DepartmentRow, EnterPage, EventLine, EventPage, EventsPage, MeetingRow, PlanView, Publish, RoundView,
    SeatedPerson,
};
pub use pages::allow_simulation;
pub use picture::{Dot, Label, Picture, RingPerson, Tab, draw};

pub use strip::{Fact, given_up, proof, random_draw, strip};
