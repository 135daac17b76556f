//! Measures by the names that suite files and summaries have for them.

/// What the summary shows where the suite file names no columns.
pub(super) const USUAL: &[&str] = &[
    "total",
    "exposure",
    "fit",
    "translators-after",
    "bridges-after",
    "placed",
    "first-choice-people",
    "mean-rank",
    "blocking-pairs",
    "justified-envy",
    "total-gini",
    "total-least",
    "idle-share",
    "travel-km-mean",
    "violations",
];

/// A column's measure, and what it is of: `choice-share/1` is the measure `choice-share` of `1`.
pub(super) fn split(column: &str) -> (&str, &str) {
    column.split_once('/').unwrap_or((column, ""))
}
