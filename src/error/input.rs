//! Faults in files other than schemes: suites, tables, instances of other formats.

use std::fmt;

use serde::Serialize;

use super::{Fault, list};

/// An input file that cannot be used, with every fault found.
///
/// Its `Display` lists the first twenty faults, one per line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct InvalidInput {
    /// What the file was to be, such as `suite` or `table of past participants`.
    pub what: &'static str,
    /// Every fault, in order of place. At least one is an error.
    pub faults: Vec<Fault>,
}

impl fmt::Display for InvalidInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        list(f, self.what, &self.faults)
    }
}

impl std::error::Error for InvalidInput {}
