//! Targets for the cohort: people who join two sides, and system translators.

use serde::Serialize;

use super::Size;
use crate::model::Id;

/// At least so many candidates who have served on both of two sides.
///
/// ```
/// use secondment::model::{BridgeTarget, Between};
///
/// let target = BridgeTarget::kinds("care", "council", "hospital", 5).points(2.0);
/// assert!(matches!(target.between, Between::Kinds(_)));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BridgeTarget {
    /// Id, unique among bridge targets.
    pub id: Id,
    /// What is joined.
    #[serde(flatten)]
    pub between: Between,
    /// At least so many candidates.
    pub at_least: u32,
    /// Points lost per person short; `None` requires the target. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
}

/// The two sides of a bridge, by id; the order means nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Between {
    /// Two kinds of provider.
    Kinds([Id; 2]),
    /// Two providers.
    Providers([Id; 2]),
}

/// At least so many candidates who are system translators after the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TranslatorTarget {
    /// At least so many.
    pub at_least: u32,
    /// Points lost per person short; `None` requires the target. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
}

impl BridgeTarget {
    /// At most so many units can be broken, over all rows.
    pub(super) fn most_units(&self, _size: &Size) -> i128 {
        self.at_least.into()
    }

    /// A target that must be met, for two kinds of provider.
    pub fn kinds(id: impl Into<Id>, a: impl Into<Id>, b: impl Into<Id>, at_least: u32) -> Self {
        let between = Between::Kinds([a.into(), b.into()]);
        Self { id: id.into(), between, at_least, points: None }
    }

    /// A target that must be met, for two providers.
    pub fn providers(id: impl Into<Id>, a: impl Into<Id>, b: impl Into<Id>, at_least: u32) -> Self {
        let between = Between::Providers([a.into(), b.into()]);
        Self { id: id.into(), between, at_least, points: None }
    }

    /// Makes it soft: so many points are lost per person short.
    #[must_use]
    pub fn points(mut self, points: f64) -> Self {
        self.points = Some(points);
        self
    }
}

impl TranslatorTarget {
    /// At most so many units can be broken, over all rows.
    pub(super) fn most_units(&self, _size: &Size) -> i128 {
        self.at_least.into()
    }

    /// A target that must be met.
    pub fn new(at_least: u32) -> Self {
        Self { at_least, points: None }
    }

    /// Makes it soft: so many points are lost per person short.
    #[must_use]
    pub fn points(mut self, points: f64) -> Self {
        self.points = Some(points);
        self
    }
}
