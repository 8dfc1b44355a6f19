//! `schema`: the published JSON Schemas.

use planning::Document;

use crate::exit::Exit;
use crate::failure::Failure;

/// Which schema.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// roster, plan or facts.
    #[arg(value_parser = document)]
    document: Document,
}

fn document(text: &str) -> Result<Document, String> {
    let found = Document::ALL.into_iter().find(|document| document.as_str() == text);
    found.ok_or_else(|| "give roster, plan or facts".to_owned())
}

/// Prints the schema.
///
/// # Errors
/// None.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    println!("{:#}", options.document.schema());
    Ok(Exit::Clean)
}
