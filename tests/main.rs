//! The tests that need the whole product, in one binary: one folder per way of looking at it.
//! `cfg(test)` tells the lints that every function in there, not only the `#[test]`s, may fail by panicking.

#[cfg(test)]
mod api;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod contracts;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod store;
#[cfg(test)]
mod stories;
