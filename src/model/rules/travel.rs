//! Travel: how many minutes it takes from one place to another.

use serde::Serialize;

use crate::model::Id;

/// The time that travelling from one place to another takes.
///
/// Where the way back is not stated, it takes as long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Travel {
    /// Id of the place where the way begins.
    pub from: Id,
    /// Id of the place where it ends.
    pub to: Id,
    /// Minutes it takes, up to 100,000.
    pub minutes: u32,
}

impl Travel {
    /// The time between two different places.
    pub fn new(from: impl Into<Id>, to: impl Into<Id>, minutes: u32) -> Self {
        Self { from: from.into(), to: to.into(), minutes }
    }
}
