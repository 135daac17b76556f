//! Points for all posts that have something in common.

use std::collections::BTreeMap;

use crate::model::Id;
use crate::model::part::{WEIGHT, part};

part! {
    /// The scheme's own points per period for a candidate, by what posts have in common.
    ///
    /// They add up, with each other and with the points given for a post.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct PointsFor {
        /// By stream id.
        pub streams: BTreeMap<Id, f64> [of Streams, in -WEIGHT, WEIGHT, add stream(stream: Id, points: f64)],
        /// By provider id.
        pub providers: BTreeMap<Id, f64> [of Providers, in -WEIGHT, WEIGHT, add provider(provider: Id, points: f64)],
        /// By id of the provider's kind.
        pub kinds: BTreeMap<Id, f64> [of Kinds, in -WEIGHT, WEIGHT, add kind(kind: Id, points: f64)],
        /// By id of the provider's place.
        pub places: BTreeMap<Id, f64> [of Places, in -WEIGHT, WEIGHT, add place(place: Id, points: f64)],
    }
}

impl PointsFor {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        let maps = [&self.streams, &self.providers, &self.kinds, &self.places];
        maps.iter().all(|map| map.is_empty())
    }
}
