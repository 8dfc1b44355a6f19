//! Rules over the whole plan: what earlier rounds allow in this one.

pub(crate) mod expert_cap;
pub(crate) mod no_repeat;
pub(crate) mod rest_after;
pub(crate) mod spot_capacity;
