//! Faults in files other than schemes: suites, tables, instances of other formats.

use std::fmt;

use serde::Serialize;

use crate::error::Fault;

/// An input file that cannot be used, with every fault found.
///
/// Its `Display` lists the first twenty faults, one per line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InvalidInput {
    /// What the file was to be, such as `suite` or `table of past participants`.
    pub what: &'static str,
    /// Every fault, in order of place. At least one is an error.
    pub faults: Vec<Fault>,
}

/// Faults that `Display` lists before it only counts the rest.
const LISTED: usize = 20;

impl fmt::Display for InvalidInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.faults.len();
        write!(f, "the {} has {count} {}", self.what, if count == 1 { "fault" } else { "faults" })?;
        for fault in self.faults.iter().take(LISTED) {
            write!(f, "\n{fault}")?;
        }
        if count > LISTED {
            write!(f, "\nand {} more", count - LISTED)?;
        }
        Ok(())
    }
}

impl std::error::Error for InvalidInput {}
