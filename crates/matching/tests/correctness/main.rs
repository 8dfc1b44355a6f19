//! Is it right? Oracles, laws and corruptions.

#[cfg(test)]
mod brute_force;
#[cfg(test)]
mod corruptions;
#[cfg(test)]
mod differential;
#[cfg(test)]
mod edge_lists;
#[cfg(test)]
mod events;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod rounds;
#[cfg(test)]
mod small_graphs;
#[cfg(test)]
mod support;
#[cfg(test)]
mod work;
