//! Measures by the names that suite files and summaries have for them.

/// What the summary shows where the suite file names no columns.
pub(super) const USUAL: &[&str] = &["total", "exposure", "fit"];

/// A column's measure, and what it is of: `choice-share/1` is the measure `choice-share` of `1`.
pub(super) fn split(column: &str) -> (&str, &str) {
    column.split_once('/').unwrap_or((column, ""))
}

/// The name of a column, from its measure and what that is of.
pub(super) fn join(measure: &str, of: &str) -> String {
    if of.is_empty() { measure.to_owned() } else { format!("{measure}/{of}") }
}
