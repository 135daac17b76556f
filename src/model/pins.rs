//! Placements that a candidate must have, must not have, or has already.

use super::{Id, When};
use crate::model::part::{MANY, part};

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
