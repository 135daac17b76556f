//! A placement in typed indices.

use crate::model::PostIx;

/// One placement of a rotation in typed indices; `start` counts from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    /// The post.
    pub post: PostIx,
    /// Period in which it starts, from 0.
    pub start: u32,
}
