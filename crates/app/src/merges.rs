//! Merges: two records of one person, or two spellings of one topic, become one, and can be parted.

pub mod api;
