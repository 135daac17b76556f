//! Better plans by moves that change a few rotations.
//!
//! Most moves are chains of ejections inside one interval ([`chain`]); a few take whole rotations away
//! and reinsert them through the oracle ([`reinsert`]). A move that ends worse is undone unless the
//! threshold of the moment lets it pass. Threshold accepting: Dueck and Scheuer (1990), J.
//! Comput. Physics 90.

mod chain;
mod improver;
mod reinsert;
mod shelf;
mod teams;

pub(in crate::solve) use teams::{Effort, improve};
