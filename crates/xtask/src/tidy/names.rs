//! Words that say nothing are banned in the names of files, modules, types, functions and constants.

use crate::complaint::Complaint;
use crate::rust::{Kind, words};
use crate::tree::Tree;

const BANNED: [&str; 9] = ["util", "utils", "helper", "helpers", "service", "services", "info", "process", "misc"];

/// `data` and `handler` have a meaning inside a framework's own vocabulary, and `data` in tests that read the
/// real data sets; there alone.
const BANNED_OUTSIDE_THE_FRAMEWORK: [&str; 3] = ["data", "handler", "handlers"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for source in tree.rust() {
        let file = file_name(&source.path);
        if let Some(word) = empty_word(file, source.is_test()).or_else(|| role(file)) {
            complaints.push(Complaint::new(
                "name",
                &source.path,
                0,
                format!("a file's name has the empty word {word}"),
            ));
        }
        let framework = source.crate_name().is_some_and(|name| matches!(name, "app" | "server" | "testkit"));
        for name in source.names() {
            let word = empty_word(name.text, framework || source.is_test());
            let word = word.or_else(|| name.kind.eq(&Kind::Type).then(|| role(name.text))?);
            if let Some(word) = word {
                let detail = format!("`{}` has the empty word {word}", name.text);
                complaints.push(Complaint::new("name", &source.path, name.line, detail));
            }
        }
    }
    complaints
}

fn empty_word(name: &str, framework: bool) -> Option<String> {
    let empty = |word: &str| BANNED.contains(&word) || (!framework && BANNED_OUTSIDE_THE_FRAMEWORK.contains(&word));
    words(name).into_iter().find(|word| empty(word))
}

/// A type or a file called `…Manager` or `…Repository` says nothing; a function about somebody's manager speaks of
/// a person.
fn role(name: &str) -> Option<String> {
    words(name).pop().filter(|last| matches!(last.as_str(), "manager" | "repository"))
}

fn file_name(path: &str) -> &str {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(path: &str, text: &str) -> usize {
        check(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn empty_words_are_found_in_files_types_functions_and_modules() {
        assert_eq!(complaints("crates/app/src/plan_utils.rs", ""), 1);
        assert_eq!(complaints("crates/app/src/helpers/mod.rs", ""), 1);
        assert_eq!(complaints("crates/app/src/plan_manager.rs", ""), 1);
        for text in [
            "struct PlanManager;",
            "trait Repository {}",
            "fn process_plan() {}",
            "mod misc;",
            "enum UserInfo {}",
            "trait Service {}",
        ] {
            assert_eq!(complaints("crates/app/src/x.rs", text), 1, "{text}");
        }
        assert_eq!(complaints("crates/planning/src/x.rs", "fn data() {}"), 1);
    }

    #[test]
    fn words_are_compared_whole_and_a_persons_manager_is_a_person() {
        assert_eq!(complaints("crates/app/src/x.rs", "struct Information; fn processor() {}"), 0);
        assert_eq!(complaints("tests/cli/real_data.rs", "const DATA: u8 = 1;"), 0);
        assert_eq!(complaints("crates/intake/src/x.rs", "fn manager_cycles() {} fn unknown_manager() {}"), 0);
    }
}
