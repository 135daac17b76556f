//! The engine: prices, plans and proofs for a whole cohort.

mod construct;
mod control;
mod finish;
mod improve;
mod limits;
mod options;
mod outcome;
mod prices;
mod programme;
mod random;
mod relaxation;
mod residual;
mod roster;
mod search;
mod solver;
mod start;
mod tree;

pub use control::{CancelToken, Phase, Progress};
pub use options::Options;
pub use outcome::{Conflict, Dropped, Found, Outcome, Stopped, relative_gap};
pub use solver::{Solver, solve};
