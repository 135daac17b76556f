//! What can be wrong with input, and with calls.

use serde::Serialize;

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
