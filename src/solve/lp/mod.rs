//! Linear and integer programmes over columns: what the tree asks, and nothing of how it asks.

pub(super) mod columns;
pub(super) mod coupled;
pub(super) mod programme;
#[cfg(test)]
pub(super) mod sample;
pub(super) mod simplex;
