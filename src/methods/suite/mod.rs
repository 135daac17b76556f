//! Suites: many methods on many schemes, each as often as chance has a part in it.
//!
//! A [`Suite`] says what is run. A [`Runner`] runs it, in parallel, and goes on where it was stopped; its
//! [`Results`] are tidy tables, a manifest that says how to get them again, and a [`Summary`] with
//! medians, intervals and comparisons. The page of [suites](crate::_documentation::suites) describes
//! every field of the file and every column of the tables.

mod columns;
mod content;
mod jobs;
mod journal;
mod manifest;
mod portrait;
mod read;
mod record;
mod registry;
mod results;
mod runner;
mod stats;
mod summary;

pub use content::{MethodEntry, SchemeEntry, SchemeSource, Suite};
pub use record::{Measured, Record, Status};
pub use registry::Registry;
pub use results::Results;
pub use runner::{Runner, SuiteProgress};
pub use stats::{Interval, Spread, sign_test};
pub use summary::{Comparison, Summary, SummaryRow};
