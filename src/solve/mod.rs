//! The engine: prices, plans and proofs for a whole cohort.

mod control;
mod options;
mod outcome;

pub use control::{CancelToken, Phase, Progress};
pub use options::Options;
pub use outcome::{Conflict, Dropped, Found, Outcome, Stopped, relative_gap};
