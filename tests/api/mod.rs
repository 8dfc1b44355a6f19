//! Scenarios over the API: one file per resource.

mod company;
mod hands;
mod imports;
mod matrix;
mod refusals;
mod sign_in;
mod three_requests;
mod tokens;
