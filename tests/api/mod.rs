//! Scenarios over the API: one file per resource.

mod company;
mod imports;
mod refusals;
mod sign_in;
mod three_requests;
