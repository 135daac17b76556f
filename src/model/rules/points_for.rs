//! Points for all posts that have something in common.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::Id;

/// The scheme's own points per period for a candidate, by what posts have in common.
///
/// They add up, with each other and with the points stated for a post.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PointsFor {
    /// By stream id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub streams: BTreeMap<Id, f64>,
    /// By provider id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub providers: BTreeMap<Id, f64>,
    /// By id of the provider's kind.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub kinds: BTreeMap<Id, f64>,
    /// By id of the provider's place.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub places: BTreeMap<Id, f64>,
}

impl PointsFor {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        let maps = [&self.streams, &self.providers, &self.kinds, &self.places];
        maps.iter().all(|map| map.is_empty())
    }
}
