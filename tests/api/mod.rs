//! Scenarios over the API: one file per resource.

mod acts;
mod check_ins;
pub mod company;
mod conventions;
mod event_settings;
mod every_answer;
mod fields;
mod hands;
mod hostile;
mod imports;
mod jobs;
mod mail;
mod matrix;
mod objects;
mod oidc;
mod private;
mod queries;
mod refusals;
mod resources;
mod retries;
mod sign_in;
mod step_up;
mod stewards;
mod three_requests;
mod tokens;
mod what_if;
