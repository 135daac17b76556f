//! The scheme's rules, as data.
//!
//! What each of them means to the letter is on the page of the [rules](crate::_documentation::rules).

use serde::{Deserialize, Serialize};

mod apart;
mod balance;
mod clearances;
mod conflicts;
mod counts;
mod filled;
mod floors;
mod home;
mod order;
mod points_for;
mod release;
mod relocation;
mod requirements;
mod resources;
mod shares;
mod stays;
mod tags;
mod targets;
mod together;
mod totals;
mod travel;

pub use apart::Apart;
pub use balance::Balance;
pub use clearances::Clearance;
pub use conflicts::Conflicts;
pub use counts::{CountLimits, CountRule, Each, Unit};
pub use filled::Filled;
pub use floors::FloorRule;
pub use home::HomeRule;
pub use order::OrderRule;
pub use points_for::PointsFor;
pub use release::Release;
pub use relocation::Move;
pub use requirements::Requirement;
pub use resources::{Per, Resource, Use};
pub use shares::{Share, ShareMeasure};
pub use stays::StayRule;
pub(crate) use tags::MOST_TAG_RULES;
pub use tags::TagRule;
pub use targets::{Between, BridgeTarget, TranslatorTarget};
pub use together::Together;
pub use totals::{Measure, Total};
pub use travel::Travel;

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
    /// Points lost per person and period that a post lacks to its minimum; `None` forbids it. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_points: Option<f64>,
    /// Points lost per person and period beyond a provider's mentors; `None` forbids it. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mentor_points: Option<f64>,
    /// Posts whose places are all to be filled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub filled: Vec<Filled>,
    /// Limits on numbers of people and placements.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<Total>,
    /// Limits on shares of what is placed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<Share>,
    /// Limits on people away from their home employers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub release: Vec<Release>,
    /// What providers host against what they let go.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub balance: Vec<Balance>,
    /// People who are not to share a post.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<Apart>,
    /// People who are to be near each other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<Together>,
    /// Placements per stream and candidate, at most. From 1. Default 1.
    #[serde(skip_serializing_if = "is_one")]
    pub per_stream: u32,
    /// Numbers of placements, or of periods served in them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<CountRule>,
    /// Placements that have to wait for others, or for levels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<OrderRule>,
    /// Lengths of stays.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stays: Vec<StayRule>,
    /// Periods to be spent with the home employer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub home: Vec<HomeRule>,
    /// Least exposure of each candidate.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub floors: Vec<FloorRule>,
}

/// Whether a field says nothing that leaving it out would not.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The same of a field that is 1 if it is left out.
fn is_one<T: From<u8> + PartialEq>(value: &T) -> bool {
    *value == T::from(1)
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
            minimum_points: None,
            mentor_points: None,
            filled: Vec::new(),
            totals: Vec::new(),
            shares: Vec::new(),
            release: Vec::new(),
            balance: Vec::new(),
            apart: Vec::new(),
            together: Vec::new(),
            per_stream: 1,
            counts: Vec::new(),
            order: Vec::new(),
            stays: Vec::new(),
            home: Vec::new(),
            floors: Vec::new(),
        }
    }
}
