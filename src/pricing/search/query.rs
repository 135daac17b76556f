//! What the search is asked.

/// What is asked of candidates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Query<'q> {
    /// What a point counts.
    pub(crate) units: i64,
    /// By place, then by row.
    pub(crate) prices: &'q [i64],
    /// Most nodes to be searched for one candidate.
    pub(crate) limit: u64,
}
