//! What can be wrong with input, and with calls.

use serde::Serialize;

use crate::verify::Violation;

/// One thing wrong, or suspicious, in a scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// What sort of fault it is; stable across versions.
    pub code: FaultCode,
    /// Whether it stops the scheme from being built.
    pub severity: Severity,
    /// Where: a path in the scheme file, such as `candidates[3].history[0].provider`.
    pub path: String,
    /// Line in the file, from 1, where the scheme came from text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// What is wrong.
    pub cause: String,
    /// What to do about it.
    pub action: String,
}

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scheme cannot be built.
    Error,
    /// The scheme can be built, and this deserves a look.
    Warning,
}

/// The sort of a fault; stable across versions, written in kebab case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FaultCode {
    /// Not JSON.
    Syntax,
}

/// A scheme that cannot be built, with every fault found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("the scheme has {} fault(s)", .faults.len())]
pub struct InvalidScheme {
    /// Every fault, in order of place; warnings included.
    pub faults: Vec<Fault>,
}

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
