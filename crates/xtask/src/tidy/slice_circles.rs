//! The modules at the top of a crate form no circle: what joins them stands above, what they share below.
//!
//! Linear in the uses for each module; a crate has some dozens of modules.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::complaint::Complaint;
use crate::rust::{Source, UsedPath};
use crate::tree::Tree;

/// Files at the top of a crate that name every module by their nature.
const LISTS: [&str; 3] = ["lib", "main", "routes"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let sources: Vec<Source> = tree.rust().collect();
    let mut graphs: BTreeMap<&str, Graph> = BTreeMap::new();
    for source in &sources {
        if let Some(place) = Place::of(&source.path) {
            graphs.entry(place.krate).or_default().add(&place, source);
        }
    }
    graphs.iter().flat_map(|(krate, graph)| graph.complaints(krate)).collect()
}

/// Where a file stands: its crate, the module at the top, and how deep below the crate's root.
struct Place<'a> {
    krate: &'a str,
    module: &'a str,
    depth: usize,
}

impl<'a> Place<'a> {
    fn of(path: &'a str) -> Option<Self> {
        let (krate, inside) = path.strip_prefix("crates/")?.split_once("/src/")?;
        let inside = inside.strip_suffix(".rs")?;
        let inside = inside.strip_suffix("/mod").unwrap_or(inside);
        let module = inside.split('/').next()?;
        Some(Self { krate, module, depth: inside.split('/').count() })
    }

    /// The first name below the crate's root, if the path begins at the root.
    fn below_root<'b>(&self, path: &UsedPath<'b>) -> Option<&'b str> {
        let supers = path.segments.iter().take_while(|segment| **segment == "super").count();
        match path.segments[..] {
            ["crate", name, ..] => Some(name),
            _ if supers == self.depth => path.segments.get(supers).copied(),
            _ => None,
        }
    }
}

/// Which module of a crate uses which, and where first.
#[derive(Default)]
struct Graph {
    modules: BTreeSet<String>,
    /// What the crate's root offers under its own name, and the module that it comes from.
    offered: BTreeMap<String, String>,
    uses: BTreeMap<String, BTreeMap<String, (String, usize)>>,
}

impl Graph {
    fn add(&mut self, place: &Place, source: &Source) {
        if source.is_test() {
            return;
        }
        let root = matches!(place.module, "lib" | "main");
        for path in source.product_paths() {
            if root && let [module, .., name] = path.segments[..] {
                self.offered.insert(name.to_owned(), module.to_owned());
            } else if let Some(name) = place.below_root(&path) {
                let at = (source.path.clone(), path.line);
                self.uses.entry(place.module.to_owned()).or_default().entry(name.to_owned()).or_insert(at);
            }
        }
        if !LISTS.contains(&place.module) {
            self.modules.insert(place.module.to_owned());
        }
    }

    /// The modules that `module` uses, and where it names each.
    fn used_by(&self, module: &str) -> impl Iterator<Item = (&str, &(String, usize))> {
        let uses = self.uses.get(module).into_iter().flatten();
        let uses = uses.map(|(name, at)| match self.modules.get(name) {
            Some(used) => (used.as_str(), at),
            None => (self.offered.get(name).map_or("", String::as_str), at),
        });
        uses.filter(move |(used, _)| *used != module && self.modules.contains(*used))
    }

    /// One circle for each set of modules that all reach one another.
    fn complaints(&self, krate: &str) -> Vec<Complaint> {
        let mut told: BTreeSet<&str> = BTreeSet::new();
        let mut complaints = Vec::new();
        for module in self.modules.iter().map(String::as_str) {
            if told.contains(module) {
                continue;
            }
            let Some(circle) = self.circle(module) else { continue };
            let reached = self.reached(module);
            told.extend(reached.into_iter().filter(|other| self.reached(other).contains(module)));
            let (path, line) = circle[0].1;
            let steps: Vec<String> = circle.iter().map(|(to, (path, line))| format!("{to} ({path}:{line})")).collect();
            let detail = format!("a circle of modules in {krate}: {module} -> {}", steps.join(" -> "));
            complaints.push(Complaint::new("slice_circle", path, *line, detail));
        }
        complaints
    }

    fn reached(&self, module: &str) -> BTreeSet<&str> {
        self.steps(module).into_keys().collect()
    }

    /// A shortest way from `module` back to itself.
    fn circle<'a>(&'a self, module: &str) -> Option<Vec<Step<'a>>> {
        let steps = self.steps(module);
        let (_, mut from) = steps.get_key_value(module).map(|(to, (_, from))| (to, *from))?;
        let (to, (at, _)) = steps.get_key_value(module)?;
        let mut circle = vec![(*to, *at)];
        while from != module {
            let (to, (at, before)) = steps.get_key_value(from)?;
            circle.push((*to, *at));
            from = before;
        }
        circle.reverse();
        Some(circle)
    }

    /// Every module that `module` reaches, with the last step of a shortest way to it: where, and from which module.
    fn steps<'a>(&'a self, module: &str) -> BTreeMap<&'a str, (&'a (String, usize), &'a str)> {
        let mut steps = BTreeMap::new();
        let mut waiting: VecDeque<&str> = self.modules.get(module).map(String::as_str).into_iter().collect();
        while let Some(from) = waiting.pop_front() {
            for (to, at) in self.used_by(from) {
                if !steps.contains_key(to) {
                    steps.insert(to, (at, from));
                    waiting.push_back(to);
                }
            }
        }
        steps
    }
}

/// The module that a step leads to, and the file and line that take it.
type Step<'a> = (&'a str, &'a (String, usize));

#[cfg(test)]
mod tests {
    use super::*;

    fn circles(files: &[(&str, &str)]) -> Vec<String> {
        check(&Tree::of(files)).into_iter().map(|complaint| complaint.detail).collect()
    }

    const LIVE: (&str, &str) = ("crates/app/src/live/load.rs", "//! Live.\nuse crate::plans::stored;");

    #[test]
    fn two_modules_that_use_one_another_are_a_circle() {
        let plans = ("crates/app/src/plans/presence.rs", "\n\nuse crate::live::Phase;");
        let told = "a circle of modules in app: live -> plans (crates/app/src/live/load.rs:2) -> live \
            (crates/app/src/plans/presence.rs:3)";
        assert_eq!(circles(&[LIVE, plans]), [told]);
        assert_eq!(check(&Tree::of(&[LIVE, plans]))[0].line, 2);
    }

    #[test]
    fn a_longer_circle_is_told_once_and_beside_another() {
        let (plans, jobs) = ("crates/app/src/plans.rs", "crates/app/src/jobs.rs");
        let longer = [LIVE, (plans, "crate::jobs::ask();"), (jobs, "use crate::{problem::Problem, live::Day};")];
        assert_eq!(circles(&longer).len(), 1);
        assert!(
            circles(&longer)[0].starts_with("a circle of modules in app: jobs -> live ("),
            "{:?}",
            circles(&longer)
        );
        let other = [("crates/intake/src/a.rs", "use crate::b::B;"), ("crates/intake/src/b.rs", "use crate::a::A;")];
        assert_eq!(circles(&[&longer[..], &other[..]].concat()).len(), 2);
    }

    #[test]
    fn uses_that_go_one_way_are_none() {
        let plans = ("crates/app/src/plans/api.rs", "use crate::problem::Problem; use super::draft; use super::live;");
        let problem = ("crates/app/src/problem.rs", "use crate::problem::codes::Code;");
        let of_another_crate = ("crates/store/src/plans.rs", "use crate::live::Day;");
        assert_eq!(circles(&[LIVE, plans, problem, of_another_crate]), [""; 0]);
    }

    #[test]
    fn the_way_over_the_parent_or_the_root_is_seen() {
        let over_parent = ("crates/app/src/plans/presence.rs", "use super::super::live::Phase;");
        assert_eq!(circles(&[LIVE, over_parent]).len(), 1);
        let file_at_the_top = ("crates/app/src/plans.rs", "use super::live::Phase;");
        assert_eq!(circles(&[LIVE, file_at_the_top]).len(), 1);
        let root = ("crates/app/src/lib.rs", "mod live;\npub use live::{Phase, Day};");
        let by_root = ("crates/app/src/plans/presence.rs", "use crate::{Phase, by::By};");
        assert_eq!(circles(&[LIVE, by_root, root]).len(), 1);
        assert_eq!(circles(&[LIVE, by_root]), [""; 0]);
    }

    #[test]
    fn tests_and_lists_of_everything_are_not_counted() {
        let in_tests = ("crates/app/src/plans/presence.rs", "#[cfg(test)]\nmod tests { use crate::live::Phase; }");
        let parent = ("crates/app/src/plans.rs", "#[cfg(test)]\nmod gallery;");
        let gallery = ("crates/app/src/plans/gallery.rs", "use crate::live::Phase;");
        let routes = ("crates/app/src/routes.rs", "use crate::{live, plans};");
        let root = ("crates/app/src/lib.rs", "use crate::live::Phase;");
        let own = ("crates/app/src/plans/view.rs", "use crate::routes::api;");
        assert_eq!(circles(&[LIVE, in_tests, parent, gallery, routes, root, own]), [""; 0]);
    }
}
