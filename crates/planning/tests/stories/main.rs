//! Planning as a caller sees it: fixtures, real data, laws, oracles and corrupted plans.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod ahead;
mod cannot_find;
mod company;
mod control;
mod corrupted;
mod day;
mod edited_proofs;
mod exchange;
mod fixtures;
mod integer_program;
mod laws;
mod oracle;
mod program;
mod real_data;
mod refusals;
mod rehearsal;
mod schemas;
mod single_change;
mod skewed;
mod thousands;
mod worked_example;
