//! Counts: so many placements, or periods served, in some posts.

use serde::{Deserialize, Serialize};

use super::Size;
use crate::model::{Candidate, CandidateSelect, Id, PostSelect};

/// Limits on how many placements in some posts a rotation has, or on the periods served in them.
///
/// The placement under way counts, with its remaining periods. An empty rotation breaks no limit.
///
/// ```
/// use secondment::model::{CountRule, Each, PostSelect, Sector};
///
/// // One placement at least outside public services, and two at most with each kind of provider.
/// let elsewhere = PostSelect::default().sectors([Sector::Private, Sector::Voluntary]);
/// let outside = CountRule::at_least("outside", 1).posts(elsewhere);
/// let spread = CountRule::at_most("spread", 2).each(Each::Kind);
/// assert_eq!((outside.at_least, spread.at_most), (Some(1), Some(2)));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CountRule {
    /// Id, unique among counts.
    pub id: Id,
    /// The posts that count. Default all.
    #[serde(skip_serializing_if = "PostSelect::is_all")]
    pub posts: PostSelect,
    /// Whether the limit holds for each stream, provider ... by itself; only with `at_most`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<Each>,
    /// What is counted. Default placements.
    #[serde(skip_serializing_if = "super::is_default")]
    pub unit: Unit,
    /// At least so many; `None` is no lower limit. Up to 10,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// At most so many; `None` is no upper limit. Up to 10,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// Points lost per placement or period missing or too many; `None` forbids it. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
    /// The candidates it is about. Default all.
    #[serde(skip_serializing_if = "CandidateSelect::is_all")]
    pub candidates: CandidateSelect,
}

/// A candidate's own limits in place of those of a [`CountRule`]; without any, none holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CountLimits {
    /// At least so many; `None` is no lower limit. Up to 10,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// At most so many; `None` is no upper limit. Up to 10,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
}

/// What placements are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Each {
    /// The post's stream; posts without one are left out.
    Stream,
    /// The provider.
    Provider,
    /// The provider's kind.
    Kind,
    /// The provider's sector.
    Sector,
    /// The provider's place; providers without one are left out.
    Place,
}

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Placements.
    #[default]
    Placements,
    /// Periods served in placements.
    Periods,
}

impl CountRule {
    /// The most points that a candidate can lose.
    pub(super) fn most_lost(&self, size: &Size, candidate: &Candidate) -> i128 {
        let own = candidate.counts.get(&self.id).and_then(|limits| limits.at_least);
        let least = own.max(self.at_least).map_or(0, i128::from);
        size.price(self.points) * (least + size.periods)
    }

    /// At least so many placements; hard, in all posts and for all candidates.
    pub fn at_least(id: impl Into<Id>, least: u32) -> Self {
        Self { at_least: Some(least), ..Self::new(id) }
    }

    /// At most so many placements; hard, in all posts and for all candidates.
    pub fn at_most(id: impl Into<Id>, most: u32) -> Self {
        Self { at_most: Some(most), ..Self::new(id) }
    }

    fn new(id: impl Into<Id>) -> Self {
        Self {
            id: id.into(),
            posts: PostSelect::default(),
            each: None,
            unit: Unit::Placements,
            at_least: None,
            at_most: None,
            points: None,
            candidates: CandidateSelect::default(),
        }
    }

    /// Counts placements in these posts only.
    #[must_use]
    pub fn posts(mut self, posts: PostSelect) -> Self {
        self.posts = posts;
        self
    }

    /// Makes the limit hold for each stream, provider ... by itself.
    #[must_use]
    pub fn each(mut self, each: Each) -> Self {
        self.each = Some(each);
        self
    }

    /// Counts periods served instead of placements.
    #[must_use]
    pub fn periods(mut self) -> Self {
        self.unit = Unit::Periods;
        self
    }

    /// Makes it soft: so many points are lost per placement or period missing or too many.
    #[must_use]
    pub fn points(mut self, points: f64) -> Self {
        self.points = Some(points);
        self
    }

    /// Only for these candidates.
    #[must_use]
    pub fn candidates(mut self, candidates: CandidateSelect) -> Self {
        self.candidates = candidates;
        self
    }
}
