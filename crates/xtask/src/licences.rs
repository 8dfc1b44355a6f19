//! `cargo xtask licences`: every crate in the build has a licence that a permissive product may carry.

mod expression;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::complaint::Complaint;

const POLICY: &str = "deny.toml";

/// Asks cargo which crates are built here and complains about those outside the list in `deny.toml`.
///
/// # Errors
/// The policy cannot be read, or cargo cannot say what it builds.
pub fn run(root: &Path) -> io::Result<Vec<Complaint>> {
    let policy = std::fs::read_to_string(root.join(POLICY))?;
    let metadata = metadata(root)?;
    Ok(complaints(&allowed(&policy), &metadata))
}

fn complaints(allowed: &BTreeSet<&str>, metadata: &Value) -> Vec<Complaint> {
    if allowed.is_empty() {
        return vec![Complaint::new("licence", POLICY, 0, "no licence is allowed: the list `allow` was not found")];
    }
    let built: BTreeSet<&str> = array(&metadata["resolve"]["nodes"]).filter_map(|node| node["id"].as_str()).collect();
    let packages =
        array(&metadata["packages"]).filter(|package| package["id"].as_str().is_some_and(|id| built.contains(id)));
    packages.filter_map(|package| refused(allowed, package)).collect()
}

fn refused(allowed: &BTreeSet<&str>, package: &Value) -> Option<Complaint> {
    let licence = package["license"].as_str().unwrap_or_default();
    let name = package["name"].as_str().unwrap_or("a crate without a name");
    let detail = format!("{name} carries `{licence}`, which {POLICY} does not allow");
    (!expression::satisfied(licence, allowed)).then(|| Complaint::new("licence", "Cargo.lock", 0, detail))
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The strings of the list `allow = [ … ]`.
fn allowed(policy: &str) -> BTreeSet<&str> {
    let list = policy.split_once("\nallow = [").and_then(|(_, rest)| rest.split_once("\n]"));
    let lines = list.map_or("", |(list, _)| list).lines().map(str::trim).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split('"').nth(1)).collect()
}

fn metadata(root: &Path) -> io::Result<Value> {
    let host = host()?;
    let arguments = ["metadata", "--format-version=1", "--locked", "--filter-platform", &host];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root).output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    serde_json::from_slice(&output.stdout).map_err(io::Error::other)
}

/// The target triple of this machine, so that crates for others are not even downloaded.
fn host() -> io::Result<String> {
    let output = Command::new("rustc").arg("-vV").output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let triple = text.lines().find_map(|line| line.strip_prefix("host: "));
    triple.map(str::to_owned).ok_or_else(|| io::Error::other("rustc -vV names no host"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const LIST: &str = "[licenses]\nallow = [\n  \"MIT\",\n  # \"GPL-3.0\" never\n  \"ISC\",\n]\n";

    fn metadata_of(licence: Value) -> Value {
        json!({"resolve": {"nodes": [{"id": "a"}]}, "packages": [{"id": "a", "name": "a", "license": licence}]})
    }

    #[test]
    fn a_licence_outside_the_list_is_found() {
        assert_eq!(complaints(&allowed(LIST), &metadata_of(json!("GPL-3.0"))).len(), 1);
        assert_eq!(complaints(&allowed(LIST), &metadata_of(json!(null))).len(), 1);
        assert_eq!(complaints(&allowed(LIST), &metadata_of(json!("GPL-3.0 OR MIT"))), []);
    }

    #[test]
    fn a_list_that_cannot_be_read_allows_nothing() {
        assert_eq!(complaints(&allowed("allow: MIT"), &metadata_of(json!("MIT"))).len(), 1);
    }
}
