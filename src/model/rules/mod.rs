//! The scheme's rules, as data.
//!
//! What each of them means to the letter is on the page of the [rules](crate::_documentation::rules).

use serde::{Deserialize, Serialize};

mod resources;
mod tags;
mod targets;

pub use resources::{Per, Resource, Use};
pub(crate) use tags::MOST_TAG_RULES;
pub use tags::TagRule;
pub use targets::{Between, BridgeTarget, TranslatorTarget};

/// Rules that hold for every candidate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rules {
    /// Placements per provider and candidate, at most. From 1. Default 1.
    pub per_provider: u32,
    /// Numbers of placements by tag.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TagRule>,
    /// Most idle periods in a rotation that is not empty; `None` is any number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idle: Option<u32>,
    /// Whether every candidate must have a placement. Default false.
    pub must_place: bool,
    /// Spells that ended this many periods ago or more no longer count; `None` counts all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history_age: Option<u32>,
    /// Whether an idle period is served at the home employer. Default true.
    pub home_service: bool,
    /// Whether essential levels are required or only score. Default required.
    pub essential: Essential,
    /// Limits on what placements use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<Resource>,
    /// Targets for people who join two sides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bridges: Vec<BridgeTarget>,
    /// The target for system translators.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translators: Option<TranslatorTarget>,
}

/// What a post's essential levels do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Essential {
    /// They must be held when a placement starts.
    #[default]
    Required,
    /// They only score.
    Scored,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            per_provider: 1,
            tags: Vec::new(),
            idle: None,
            must_place: false,
            history_age: None,
            home_service: true,
            essential: Essential::Required,
            resources: Vec::new(),
            bridges: Vec::new(),
            translators: None,
        }
    }
}
