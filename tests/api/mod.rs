//! Scenarios over the API: one file per resource.

mod refusals;
