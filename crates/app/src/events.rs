//! Events: the gathering, its rounds and spots, who takes part, and their links.

pub mod api;
pub mod bodies;
pub mod create;
pub mod handout;
pub mod links;
pub mod newcomer;
pub mod of_programme;
pub mod participants_api;
pub mod register;
pub mod rules_api;
pub mod timing;
