//! Files of at most 250 lines of code, functions of at most 70 lines.

use crate::complaint::Complaint;
use crate::rust::Source;
use crate::tree::Tree;

const FILE_LINES_MAX: usize = 250;
const FUNCTION_LINES_MAX: usize = 70;

pub fn check(tree: &Tree) -> Vec<Complaint> {
    tree.rust()
        .flat_map(|source| long_file(&source).into_iter().chain(long_functions(&source)).collect::<Vec<_>>())
        .collect()
}

/// Lines of code are neither blank nor comment, and end where the unit tests begin.
fn long_file(source: &Source) -> Option<Complaint> {
    let lines = source.product_code().lines().filter(|line| !line.trim().is_empty()).count();
    let detail = format!("{lines} lines of code, at most {FILE_LINES_MAX}");
    (lines > FILE_LINES_MAX).then(|| Complaint::new("file_size", &source.path, 0, detail))
}

fn long_functions(source: &Source) -> Vec<Complaint> {
    let long = source.functions().into_iter().filter(|function| function.lines > FUNCTION_LINES_MAX);
    long.map(|function| {
        let detail = format!("fn {} has {} lines, at most {FUNCTION_LINES_MAX}", function.name, function.lines);
        Complaint::new("function_size", &source.path, function.line, detail)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(path: &str, text: &str) -> Vec<&'static str> {
        check(&Tree::of(&[(path, text)])).iter().map(|c| c.rule).collect()
    }

    #[test]
    fn a_long_file_is_found_and_its_tests_do_not_count() {
        let lines = "const X: u8 = 1;\n".repeat(FILE_LINES_MAX);
        assert_eq!(complaints("crates/app/src/x.rs", &format!("{lines}#[cfg(test)]\nmod tests {{}}")), [""; 0]);
        assert_eq!(complaints("crates/app/src/x.rs", &format!("{lines}mod more;")), ["file_size"]);
    }

    #[test]
    fn a_long_function_is_found_in_tests_too() {
        let body = "    f();\n".repeat(FUNCTION_LINES_MAX);
        assert_eq!(complaints("tests/stories/x.rs", &format!("fn long() {{\n{body}}}")), ["function_size"]);
    }
}
