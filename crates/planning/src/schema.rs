//! JSON Schemas of what goes in and comes out as files: roster, plan, facts of the day.
//!
//! The published files under `docs/schemas/` are written from here; a test holds them against the
//! types: what they call required is required, what they call optional may be left out, and every
//! document that is written fits. The dialect is JSON Schema 2020-12.

mod facts;
mod misfit;
mod parts;
mod plan;
mod roster;
mod words;

use serde_json::{Value, json};

pub use misfit::{Misfit, misfits};

/// The format of a roster file that this code reads.
pub const ROSTER_FORMAT: &str = "matchmaker.roster/1";

/// A document with a published schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// The frozen input of planning.
    Roster,
    /// A plan with its roster and its report.
    Plan,
    /// What happened on the day.
    Facts,
}

impl Document {
    /// Every document.
    pub const ALL: [Document; 3] = [Document::Roster, Document::Plan, Document::Facts];

    /// The name in file names and codes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Document::Roster => "roster",
            Document::Plan => "plan",
            Document::Facts => "facts",
        }
    }

    /// The value of the field `format`.
    pub const fn format(self) -> &'static str {
        match self {
            Document::Roster => ROSTER_FORMAT,
            Document::Plan => domain::plan::PLAN_FORMAT,
            Document::Facts => crate::day_facts::FACTS_FORMAT,
        }
    }

    /// The schema.
    pub fn schema(self) -> Value {
        let mut schema = match self {
            Document::Roster => roster::document(),
            Document::Plan => plan::document(),
            Document::Facts => facts::document(),
        };
        schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
        schema["$id"] = json!(format!("urn:{}", self.format().replace(['.', '/'], ":")));
        schema["properties"]["format"] = json!({"const": self.format()});
        schema
    }
}
