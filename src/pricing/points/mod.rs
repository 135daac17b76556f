//! Points: what a placement and a rotation are worth, in integers.
//!
//! Sees the model only. [`fit`] scores one person in one post; [`exposure`] scores crossings,
//! breadth and becoming a system translator.

pub(crate) mod exposure;
pub(crate) mod fit;
