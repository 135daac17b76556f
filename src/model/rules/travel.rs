//! Travel: how many minutes it takes from one place to another.

use crate::model::Id;
use crate::model::part::LONGEST_WAY;
use crate::model::part::part;

part! {
    /// The time that travelling from one place to another takes.
    ///
    /// Where the way back is not given, it takes as long.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Travel by from to {
        /// Id of the place where the way begins.
        pub from: Id [required, of Places],
        /// Id of the place where it ends.
        pub to: Id [required, of Places],
        /// Minutes it takes, up to 100,000.
        pub minutes: u32 [required, in 0.0, LONGEST_WAY],
    }
}

impl Travel {
    /// The time between two different places.
    pub fn new(from: impl Into<Id>, to: impl Into<Id>, minutes: u32) -> Self {
        Self { from: from.into(), to: to.into(), minutes }
    }
}
