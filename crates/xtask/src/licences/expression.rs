//! SPDX licence expressions: `OR` is a choice, `AND` binds tighter and demands both, brackets group.

use std::collections::BTreeSet;

/// Whether somebody who accepts only the `allowed` licences may use a crate under this expression.
/// An expression that cannot be read is not satisfied. The old `/` of manifests counts as `OR`.
pub fn satisfied(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut reader = Reader { tokens: spaced.split_whitespace().collect(), next: 0, allowed };
    let answer = reader.choice();
    answer == Some(true) && reader.next == reader.tokens.len()
}

struct Reader<'a> {
    tokens: Vec<&'a str>,
    next: usize,
    allowed: &'a BTreeSet<&'a str>,
}

impl<'a> Reader<'a> {
    fn choice(&mut self) -> Option<bool> {
        let mut answer = self.demand()?;
        while self.take("OR") {
            answer |= self.demand()?;
        }
        Some(answer)
    }

    fn demand(&mut self) -> Option<bool> {
        let mut answer = self.licence()?;
        while self.take("AND") {
            answer &= self.licence()?;
        }
        Some(answer)
    }

    fn licence(&mut self) -> Option<bool> {
        if self.take("(") {
            let answer = self.choice()?;
            return self.take(")").then_some(answer);
        }
        let name = self.word()?;
        if self.take("WITH") {
            let exception = self.word()?;
            return Some(self.allowed.contains(format!("{name} WITH {exception}").as_str()));
        }
        Some(self.allowed.contains(name))
    }

    fn word(&mut self) -> Option<&'a str> {
        let word = self.tokens.get(self.next).filter(|word| !["(", ")", "OR", "AND", "WITH"].contains(word))?;
        self.next += 1;
        Some(word)
    }

    fn take(&mut self, token: &str) -> bool {
        let found = self.tokens.get(self.next) == Some(&token);
        self.next += usize::from(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ok(expression: &str) -> bool {
        satisfied(expression, &BTreeSet::from(["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"]))
    }

    #[test]
    fn one_allowed_choice_is_enough_and_every_demand_counts() {
        assert!(ok("MIT") && ok("GPL-2.0 OR MIT") && ok("MIT/GPL-2.0") && ok("(GPL-2.0 OR MIT) AND Apache-2.0"));
        assert!(!ok("GPL-2.0") && !ok("MIT AND GPL-2.0") && !ok("MIT AND (GPL-2.0 OR LGPL-3.0)"));
        assert!(!ok("GPL-2.0 AND MIT OR GPL-3.0"), "AND binds tighter than OR");
    }

    #[test]
    fn an_exception_belongs_to_its_licence() {
        assert!(ok("Apache-2.0 WITH LLVM-exception"));
        assert!(!ok("MIT WITH some-exception"));
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(!ok("") && !ok("MIT OR") && !ok("(MIT") && !ok("MIT MIT"));
    }
}
