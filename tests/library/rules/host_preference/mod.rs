//! Hosts rank candidates: what a rank is worth, whose rank holds, and the best plan with it.

pub(crate) mod enumerated;
mod worked;
