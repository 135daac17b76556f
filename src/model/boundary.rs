//! Boundaries: what separates two providers, and what crossing it is worth.

use super::Id;
use crate::model::part::{Value, WEIGHT, part, words};

part! {
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
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Boundary {
        /// The dimensions that count.
        pub dimensions: Vec<BoundaryDimension>,
        /// Weights for named pairs of providers, which replace the sum.
        pub pairs: Vec<PairWeight>,
    }
}

part! {
    /// One dimension in which two providers may differ.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BoundaryDimension by of attribute {
        /// Which dimension.
        pub of: Dimension [required],
        /// Id of the attribute, where `of` is [`Dimension::Attribute`].
        pub attribute: Option<Id> [hand],
        /// What a difference adds. Finite. Default 0.
        pub weight: f64 [always, in -WEIGHT, WEIGHT],
        /// Weights for named pairs of values, which replace `weight`.
        pub table: Vec<PairWeight> [hand],
    }
}

words! {
    /// A dimension in which two providers may differ.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Dimension {
        /// They are different organisations.
        Organisation = "organisation",
        /// They are of different kinds.
        Kind = "kind",
        /// They belong to different sectors.
        Sector = "sector",
        /// They are in different places.
        Place = "place",
        /// They differ in one of the scheme's own attributes.
        Attribute = "attribute",
    }
}

part! {
    /// A weight for an unordered pair of ids.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PairWeight by a b {
        /// One of the two.
        pub a: Id [required],
        /// The other.
        pub b: Id [required],
        /// The weight. Finite.
        pub weight: f64 [required, in -WEIGHT, WEIGHT],
    }
    settle ordered;
}

impl PairWeight {
    /// A weight for two ids, in either order.
    pub fn new(a: impl Into<Id>, b: impl Into<Id>, weight: f64) -> Self {
        Self { a: a.into(), b: b.into(), weight }
    }
}

impl BoundaryDimension {
    /// A dimension that adds `weight` wherever two providers differ in it.
    pub fn new(of: Dimension, weight: f64) -> Self {
        Self { of, weight, ..Self::blank() }
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

fn ordered(pair: &mut PairWeight) {
    if pair.a > pair.b {
        std::mem::swap(&mut pair.a, &mut pair.b);
    }
}
