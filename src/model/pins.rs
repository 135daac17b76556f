//! Placements that a candidate must have, must not have, or has already.

use serde::Serialize;

use super::{Id, When};

/// A placement that is ruled out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Forbidden {
    /// Id of the post.
    pub post: Id,
    /// The start that is ruled out; `None` is every start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<When>,
}

/// A placement that must happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pinned {
    /// Id of the post.
    pub post: Id,
    /// When it starts.
    pub start: When,
}

/// A placement that runs when the horizon begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnderWay {
    /// Id of the post.
    pub post: Id,
    /// Periods still to serve, from 1.
    pub remaining: u32,
    /// Periods served before the horizon.
    pub served: u32,
}
