//! What can be wrong with a call.

use crate::error::InvalidScheme;
use crate::verify::Violation;

/// A call that could not be carried out. An infeasible scheme is an answer, not an error.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The scheme has faults.
    #[error(transparent)]
    InvalidScheme(#[from] InvalidScheme),
    /// An option is out of range.
    #[error("option `{option}` is {given}, and must be {allowed}")]
    InvalidOption {
        /// Name of the option.
        option: &'static str,
        /// Its value.
        given: String,
        /// What it may be.
        allowed: &'static str,
    },
    /// The plan to start from breaks rules, and repairing it was not asked for.
    #[error("the plan to start from breaks {} rule(s), first: {}", .0.len(), .0[0])]
    InvalidStart(Vec<Violation>),
    /// The threads asked for could not be started.
    #[error("cannot start threads: {0}")]
    Threads(String),
    /// A plan of the engine failed the independent check; nothing of it is returned.
    #[error("the engine's own plan failed the check, which is a defect: {0}")]
    FailedCheck(String),
}
