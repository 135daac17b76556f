//! Plans: built from prices, improved by moves, by parts and by annealing.

pub(super) mod anneal;
pub(super) mod construct;
pub(super) mod improve;
mod lowest_total;
pub(super) mod parts;
mod plan_rows;
pub(super) mod roster;
