//! Events: the gathering, its rounds and spots, who takes part, and their links.

pub mod api;
pub mod bodies;
pub mod change;
pub mod create;
pub mod handout;
pub mod links;
pub mod newcomer;
pub mod of_programme;
pub mod participant_api;
pub mod participants_api;
pub mod register;
pub mod rounds_api;
pub mod rules_api;
pub mod spots_api;
pub mod timing;
pub mod write_api;
