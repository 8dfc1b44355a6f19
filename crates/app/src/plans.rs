//! Plans: from what the store knows to who meets whom, versioned and checked.

pub mod api;
pub mod assemble;
pub mod change;
mod diagnosis;
pub mod draft;
pub mod export;
pub mod graph;
pub mod heal;
pub mod job;
pub mod mask;
pub mod names;
mod newcomers;
pub(crate) mod presence;
pub mod publish;
pub mod rehearsals_api;
mod seating;
mod under_way;
pub mod version_line;
pub mod versions_api;
pub mod view;
pub mod what_if;
pub mod what_if_api;
