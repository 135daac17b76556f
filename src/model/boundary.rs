//! Boundaries: what separates two providers, and what crossing it is worth.

use serde::{Deserialize, Serialize};

use super::Id;

/// What separates providers: a sum over dimensions in which they differ, with explicit exceptions.
///
/// ```
/// use secondment::SchemeBuilder;
/// use secondment::model::{BoundaryDimension, Dimension, Kind, Provider, Sector};
///
/// let scheme = SchemeBuilder::new(2)
///     .kind(Kind::new("council"))
///     .kind(Kind::new("trust"))
///     .provider(Provider::new("infirmary", "trust", Sector::Public))
///     .provider(Provider::new("town-hall", "council", Sector::Public))
///     .boundary(BoundaryDimension::new(Dimension::Organisation, 0.1))
///     .boundary(BoundaryDimension::new(Dimension::Kind, 0.3).pair("council", "trust", 0.5))
///     .build()?;
/// let ends: Vec<_> = scheme.providers().collect();
/// assert_eq!(scheme.boundaries().weight(ends[0], ends[1]), 600);
/// # Ok::<(), secondment::error::InvalidScheme>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Boundary {
    /// The dimensions that count.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dimensions: Vec<BoundaryDimension>,
    /// Weights for named pairs of providers, which replace the sum.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<PairWeight>,
}

/// One dimension in which two providers may differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BoundaryDimension {
    /// Which dimension.
    pub of: Dimension,
    /// Id of the attribute, where `of` is [`Dimension::Attribute`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute: Option<Id>,
    /// What a difference adds. Finite. Default 0.
    pub weight: f64,
    /// Weights for named pairs of values, which replace `weight`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub table: Vec<PairWeight>,
}

/// A dimension in which two providers may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dimension {
    /// They are different organisations.
    Organisation,
    /// They are of different kinds.
    Kind,
    /// They belong to different sectors.
    Sector,
    /// They are in different places.
    Place,
    /// They differ in one of the scheme's own attributes.
    Attribute,
}

/// A weight for an unordered pair of ids.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairWeight {
    /// One of the two.
    pub a: Id,
    /// The other.
    pub b: Id,
    /// The weight. Finite.
    pub weight: f64,
}

impl BoundaryDimension {
    /// A dimension that adds `weight` wherever two providers differ in it.
    pub fn new(of: Dimension, weight: f64) -> Self {
        Self { of, attribute: None, weight, table: Vec::new() }
    }

    /// One of the scheme's own attributes as a dimension.
    pub fn attribute(attribute: impl Into<Id>, weight: f64) -> Self {
        Self { attribute: Some(attribute.into()), ..Self::new(Dimension::Attribute, weight) }
    }

    /// Sets the weight for one unordered pair of values.
    #[must_use]
    pub fn pair(mut self, a: impl Into<Id>, b: impl Into<Id>, weight: f64) -> Self {
        self.table.push(PairWeight { a: a.into(), b: b.into(), weight });
        self
    }
}
