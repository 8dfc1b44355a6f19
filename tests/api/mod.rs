//! Scenarios over the API: one file per resource.

mod acts;
mod check_ins;
pub mod company;
mod conventions;
mod hands;
mod hostile;
mod imports;
mod jobs;
mod mail;
mod matrix;
mod oidc;
mod private;
mod refusals;
mod sign_in;
mod step_up;
mod stewards;
mod three_requests;
mod tokens;
