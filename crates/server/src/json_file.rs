//! JSON documents in and out: version and shape are checked before anything is read.

use std::path::Path;

use domain::plan::PlanDocument;
use domain::roster::Roster;
use planning::{Document, Misfit};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::failure::{CodedError, Failure};
use crate::files;

/// Reads a document of this kind.
///
/// # Errors
/// No JSON, another version, or every place where the shape is wrong.
pub fn read<T: DeserializeOwned>(path: &Path, kind: Document) -> Result<T, Failure> {
    let bytes = files::read(path)?;
    let mut value: Value = serde_json::from_slice(&bytes)
        .map_err(|error| {
            let at = format!("{}:{}:{}", path.display(), error.line(), error.column());
            unreadable(kind, &error).at(at).action(format!("pass a {} file", kind.as_str()))
        })
        .map_err(Failure::input)?;
    right_version(path, kind, &value)?;
    let misfits = planning::misfits(&kind.schema(), &value);
    if !misfits.is_empty() {
        return Err(Failure::inputs(misfits.iter().map(|misfit| coded(path, kind, misfit)).collect()));
    }
    if let (Document::Roster | Document::Facts, Some(fields)) = (kind, value.as_object_mut()) {
        fields.remove("format");
    }
    serde_json::from_value(value)
        .map_err(|error| Failure::input(unreadable(kind, &error).at(path.display()).action("correct the value")))
}

fn unreadable(kind: Document, error: &serde_json::Error) -> CodedError {
    CodedError::new(format!("{}_unreadable", kind.as_str()), format!("this is no {}: {error}", kind.as_str()))
}

/// The version first: the shape of another one tells nothing.
fn right_version(path: &Path, kind: Document, value: &Value) -> Result<(), Failure> {
    let (found, wanted) = (value["format"].as_str(), kind.format());
    if found == Some(wanted) {
        return Ok(());
    }
    let what = match found {
        Some(found) => format!("the format is {}, and this program reads {wanted}", found.escape_debug()),
        None => format!("the field `format` is missing; {wanted} is wanted"),
    };
    let action = format!("write the file again as {wanted}; see `matchmaker schema {}`", kind.as_str());
    let error = CodedError::new(format!("{}_version", kind.as_str()), what);
    Err(Failure::input(error.at(format!("{}#/format", path.display())).action(action)))
}

fn coded(path: &Path, kind: Document, misfit: &Misfit) -> CodedError {
    CodedError::new(misfit.code, &misfit.detail)
        .at(format!("{}#{}", path.display(), misfit.at))
        .action(format!("see `matchmaker schema {}`", kind.as_str()))
}

/// Writes a plan with everything that is needed to check it.
///
/// # Errors
/// `file_unwritable`.
pub fn write_plan(path: &Path, document: &PlanDocument) -> Result<(), Failure> {
    write(path, &serde_json::to_value(document).unwrap_or_default())
}

/// Writes a roster as [`read`] reads it.
///
/// # Errors
/// `file_unwritable`.
pub fn write_roster(path: &Path, roster: &Roster) -> Result<(), Failure> {
    let mut value = serde_json::to_value(roster).unwrap_or_default();
    value["format"] = json!(Document::Roster.format());
    write(path, &value)
}

fn write(path: &Path, value: &Value) -> Result<(), Failure> {
    let mut bytes = value.to_string().into_bytes();
    bytes.push(b'\n');
    files::write(path, &bytes)
}
