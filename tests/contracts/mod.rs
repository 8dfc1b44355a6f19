//! What others rely on: OpenAPI, the list of codes, the shape of plan.json.

mod api;
mod conversation;
