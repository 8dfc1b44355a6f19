//! Planning as a caller sees it: fixtures, real data, laws, oracles and corrupted plans.

mod company;
mod corrupted;
mod fixtures;
mod laws;
mod oracle;
mod real_data;
mod refusals;
mod skewed;
