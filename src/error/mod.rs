//! What can be wrong with input.

mod code;
mod input;

use std::fmt;

use serde::Serialize;

pub use code::FaultCode;
pub use input::InvalidInput;

/// One thing wrong, or suspicious, in a scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Fault {
    /// What sort of fault it is; stable across versions.
    pub code: FaultCode,
    /// Whether it stops the scheme from being built.
    pub severity: Severity,
    /// Where: a path in the scheme file, such as `candidates[3].history[0].provider`.
    ///
    /// Empty for the file as a whole. Entries of a list carry their position from 0, entries of a
    /// map their key. An entry of a set carries its position where the scheme came from text, else
    /// the entry itself, as in `posts[0].tags["frontline"]`.
    pub path: String,
    /// Line in the file, from 1, where the scheme came from text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// What is wrong.
    pub cause: String,
    /// What to do about it.
    pub action: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.severity, self.code)?;
        if !self.path.is_empty() {
            write!(f, " at {}", self.path)?;
        }
        if let Some(line) = self.line {
            write!(f, " (line {line})")?;
        }
        write!(f, ": {}; {}", self.cause, self.action)
    }
}

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// The scheme cannot be built.
    Error,
    /// The scheme can be built, and this deserves a look.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// A scheme that cannot be built, with every fault found.
///
/// Its `Display` lists the first twenty faults, one per line.
///
/// ```
/// use secondment::Scheme;
/// use secondment::error::FaultCode;
///
/// let invalid = Scheme::from_json(r#"{"format": 1, "periods": {"count": 0}, "pots": []}"#)
///     .unwrap_err();
/// let codes: Vec<FaultCode> = invalid.faults.iter().map(|fault| fault.code).collect();
/// assert_eq!(codes, [FaultCode::NumberOutOfRange, FaultCode::UnknownField]);
/// assert_eq!(invalid.faults[0].path, "periods.count");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct InvalidScheme {
    /// Every fault, in order of place; warnings included. At least one is an error.
    pub faults: Vec<Fault>,
}

/// Faults that are listed before the rest are only counted.
const LISTED: usize = 20;

/// Writes how many faults something has, and the first of them, one per line.
pub(crate) fn list(f: &mut fmt::Formatter<'_>, what: &str, faults: &[Fault]) -> fmt::Result {
    let count = faults.len();
    write!(f, "the {what} has {count} {}", if count == 1 { "fault" } else { "faults" })?;
    for fault in faults.iter().take(LISTED) {
        write!(f, "\n{fault}")?;
    }
    if count > LISTED {
        write!(f, "\nand {} more", count - LISTED)?;
    }
    Ok(())
}

impl fmt::Display for InvalidScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        list(f, "scheme", &self.faults)
    }
}

impl std::error::Error for InvalidScheme {}
