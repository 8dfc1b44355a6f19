//! `cargo tidy`: the rules of the house that a machine can see, one file each.

mod crate_arrows;
mod diesel_home;
mod file_header;
mod glossary;
mod locale_parity;
mod machine_paths;
mod migration_parity;
mod names;
mod purity;
mod sizes;
mod slice_arrows;
mod slice_circles;

use crate::complaint::Complaint;
use crate::tree::Tree;

type Check = fn(&Tree) -> Vec<Complaint>;

const CHECKS: [Check; 12] = [
    crate_arrows::check,
    slice_arrows::check,
    slice_circles::check,
    purity::check,
    diesel_home::check,
    file_header::check,
    names::check,
    glossary::check,
    sizes::check,
    migration_parity::check,
    locale_parity::check,
    machine_paths::check,
];

/// Everything there is to complain about, in the order of the checks.
pub fn run(tree: &Tree) -> Vec<Complaint> {
    CHECKS.iter().flat_map(|check| check(tree)).collect()
}
