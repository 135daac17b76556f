//! Placements that a candidate must have, must not have, or has already.

use super::{Id, When};
use crate::model::part::{MANY, Value, part};

part! {
    /// A placement that is ruled out.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Forbidden by post start {
        /// Id of the post.
        pub post: Id [required, of Posts],
        /// The start that is ruled out; `None` is every start.
        pub start: Option<When>,
    }
}

part! {
    /// A placement that must happen.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Pinned by post start {
        /// Id of the post.
        pub post: Id [required, of Posts],
        /// When it starts.
        pub start: When [required],
    }
}

part! {
    /// A placement that runs when the horizon begins.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct UnderWay {
        /// Id of the post.
        pub post: Id [required, of Posts],
        /// Periods still to serve, from 1.
        pub remaining: u32 [required, else 1],
        /// Periods served before the horizon.
        pub served: u32 [always, in 0.0, MANY],
    }
}

impl Forbidden {
    /// A post that is ruled out from every start.
    pub fn new(post: impl Into<Id>) -> Self {
        Self { post: post.into(), ..Self::blank() }
    }
}

impl Pinned {
    /// A placement in a post from a start.
    pub fn new(post: impl Into<Id>, start: impl Into<When>) -> Self {
        Self { post: post.into(), start: start.into() }
    }
}

impl UnderWay {
    /// A placement with so many periods still to serve, and none served yet.
    pub fn new(post: impl Into<Id>, remaining: u32) -> Self {
        Self { post: post.into(), remaining, ..Self::blank() }
    }
}
