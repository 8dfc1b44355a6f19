//! Inside `app`: a verb knows no framework, and a slice calls no other slice's verbs.

use std::collections::BTreeSet;

use crate::complaint::Complaint;
use crate::rust::{Source, UsedPath};
use crate::tree::Tree;

const SLICES: [&str; 11] = [
    "access",
    "checkin",
    "day",
    "encounters",
    "events",
    "interests",
    "live",
    "network",
    "people",
    "plans",
    "programmes",
];

/// What several slices share of the day's state: as pure as a slice, and there to be called.
const SHARED: &str = "day";

/// The files of a slice that speak to the outside, besides those that end in `_page` or `_api`. The others are pure of
/// frameworks, and those that are named after a public function of theirs are verbs.
const EDGES: [&str; 7] = ["api", "bodies", "forms", "job", "mod", "pages", "view"];

const FRAMEWORKS: [&str; 4] = ["actix_web", "askama", "utoipa_actix_web", "tracing_actix_web"];

/// One request makes an event and its first draft: the file that may call the verbs of the slice beside it
/// (docs/decisions/0003).
const REACHES_OVER: [(&str, &str); 1] = [("crates/app/src/events/of_programme.rs", "plans")];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let sources: Vec<Source> = tree.rust().collect();
    let verbs: BTreeSet<(String, String)> = sources.iter().filter_map(verb).collect();
    let mut complaints = Vec::new();
    for source in &sources {
        let Some(place) = Place::of(&source.path) else { continue };
        for path in source.product_paths() {
            let path = place.absolute(&path);
            if place.is_inside() && FRAMEWORKS.contains(&path.segments[0]) {
                let detail = format!("a verb knows no {}: move it to api.rs or pages.rs", path.segments[0]);
                complaints.push(Complaint::new("verb_framework", &source.path, path.line, detail));
            }
            if let Some((slice, other)) = place.foreign_verb(&path, &verbs)
                && !REACHES_OVER.contains(&(&source.path, slice))
            {
                let detail = format!("{} calls a verb of another slice: {slice}::{other}", place.slice);
                complaints.push(Complaint::new("slice_arrow", &source.path, path.line, detail));
            }
        }
    }
    complaints
}

/// Where a file stands in `app`: its slice, and its file name without `.rs`.
struct Place<'a> {
    slice: &'a str,
    file: &'a str,
}

impl<'a> Place<'a> {
    fn of(path: &'a str) -> Option<Self> {
        let inside = path.strip_prefix("crates/app/src/")?.strip_suffix(".rs")?;
        let slice = inside.split('/').next()?;
        SLICES.contains(&slice).then(|| Self { slice, file: inside.rsplit('/').next().unwrap_or(slice) })
    }

    /// Whether the file has rules and knows no framework.
    fn is_inside(&self) -> bool {
        let edge = EDGES.contains(&self.file) || self.file.ends_with("_page") || self.file.ends_with("_api");
        self.slice != "access" && self.file != self.slice && !edge
    }

    /// `super::super::x` from a file of a slice is `crate::x`.
    fn absolute<'b>(&self, path: &UsedPath<'b>) -> UsedPath<'b> {
        let mut segments = path.segments.clone();
        if segments.starts_with(&["super", "super"]) {
            segments.splice(0..2, ["crate"]);
        }
        UsedPath { segments, line: path.line }
    }

    /// The other slice and its verb that the path names. Types of another slice are no verbs.
    fn foreign_verb<'b>(&self, path: &UsedPath<'b>, verbs: &BTreeSet<(String, String)>) -> Option<(&'b str, &'b str)> {
        let [root, slice, item, ..] = path.segments[..] else { return None };
        let named_type = path.segments.last().is_some_and(|last| last.starts_with(char::is_uppercase));
        let foreign = root == "crate" && slice != self.slice && slice != "access" && !named_type;
        let is_verb = verbs.contains(&(slice.to_owned(), item.to_owned()));
        (foreign && is_verb).then_some((slice, item))
    }
}

/// Slice and name of a file that is named after a public function of its own.
fn verb(source: &Source) -> Option<(String, String)> {
    let place = Place::of(&source.path)?;
    let code = source.product_code();
    let own = ["pub fn", "pub async fn"].iter().any(|kind| {
        let declared = format!("{kind} {}", place.file);
        code.match_indices(&declared).any(|(at, _)| code[at + declared.len()..].starts_with(['(', '<']))
    });
    (place.is_inside() && place.slice != SHARED && own).then(|| (place.slice.to_owned(), place.file.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(path: &str, text: &str) -> Vec<&'static str> {
        let publish = ("crates/app/src/plans/publish.rs", "pub fn publish() {}");
        check(&Tree::of(&[publish, (path, text)])).iter().map(|c| c.rule).collect()
    }

    #[test]
    fn a_framework_in_a_verb_is_found() {
        assert_eq!(complaints("crates/app/src/events/open.rs", "use actix_web::HttpResponse;"), ["verb_framework"]);
        assert_eq!(complaints("crates/app/src/events/api.rs", "use actix_web::HttpResponse;"), [""; 0]);
    }

    #[test]
    fn a_call_of_another_slices_verb_is_found() {
        assert_eq!(complaints("crates/app/src/events/open.rs", "use crate::plans::publish;"), ["slice_arrow"]);
        assert_eq!(complaints("crates/app/src/events/api.rs", "use crate::plans::publish::publish;"), ["slice_arrow"]);
        assert_eq!(
            complaints("crates/app/src/events/pages.rs", "super::super::plans::publish::publish();"),
            ["slice_arrow"]
        );
    }

    #[test]
    fn a_verb_that_waits_is_a_verb() {
        let come_back = ("crates/app/src/checkin/come_back.rs", "pub async fn come_back() {}");
        let caller = ("crates/app/src/live/load.rs", "use crate::checkin::come_back;");
        assert_eq!(check(&Tree::of(&[come_back, caller])).len(), 1);
    }

    #[test]
    fn a_file_that_is_named_after_what_it_holds_is_no_verb() {
        let facts = ("crates/app/src/plans/presence.rs", "pub fn out_by() {}");
        let caller = ("crates/app/src/live/load.rs", "use crate::plans::presence;");
        assert_eq!(check(&Tree::of(&[facts, caller])), []);
    }

    #[test]
    fn what_slices_share_is_called_and_knows_no_framework() {
        let moment = ("crates/app/src/day/moment.rs", "use actix_web::web;\npub fn moment() {}");
        let caller = ("crates/app/src/live/visit.rs", "use crate::day::moment;");
        let rules: Vec<&str> = check(&Tree::of(&[moment, caller])).iter().map(|c| c.rule).collect();
        assert_eq!(rules, ["verb_framework"]);
    }

    #[test]
    fn its_own_verbs_and_shared_modules_are_no_trespass() {
        assert_eq!(complaints("crates/app/src/plans/api.rs", "use crate::plans::publish;"), [""; 0]);
        assert_eq!(complaints("crates/app/src/events/open.rs", "use crate::problem::Problem;"), [""; 0]);
    }
}
