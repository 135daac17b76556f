//! Providers: the organisations that host people, with their kinds, sectors and places.

use std::collections::BTreeMap;

use super::{Id, Meta};
use crate::model::part::{ANY, Check, Value, WEIGHT, part, words};
use crate::model::text::Path;

/// How much weight a person or organisation gives to each dimension; any scale within a million of 0.
pub type Profile = BTreeMap<Id, f64>;

part! {
    /// A place where providers and people are: a borough, a town.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Place by id {
        /// Unique id.
        pub id: Id [required],
        /// Name for people to read.
        pub name: String,
        /// Latitude in degrees, WGS 84, -90 to 90.
        pub lat: f64 [required, in -90.0, 90.0],
        /// Longitude in degrees, WGS 84, -180 to 180.
        pub lon: f64 [required, in -180.0, 180.0],
        /// Kept and ignored.
        pub meta: Meta,
    }
}

words! {
    /// Who owns a provider.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Sector {
        /// A public body.
        Public = "public",
        /// A firm.
        Private = "private",
        /// A charity, community or other voluntary body.
        Voluntary = "voluntary",
    }
}

part! {
    /// An organisation that hosts people.
    ///
    /// ```
    /// use secondment::model::{Provider, Sector};
    ///
    /// let provider = Provider::new("infirmary", "trust", Sector::Public)
    ///     .name("The infirmary")
    ///     .value("support", 5.0);
    /// assert_eq!(provider.kind.as_str(), "trust");
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct Provider by id {
        /// Unique id.
        pub id: Id [required],
        /// Name for people to read.
        pub name: String,
        /// Id of its kind.
        pub kind: Id [required, of Kinds, hand],
        /// Its sector.
        pub sector: Sector [required, hand],
        /// Id of its place.
        pub place: Option<Id> [of Places],
        /// Latitude in degrees where it differs from the place's; given together with `lon`.
        pub lat: Option<f64> [in -90.0, 90.0],
        /// Longitude in degrees where it differs from the place's.
        pub lon: Option<f64> [in -180.0, 180.0],
        /// Value of each of the scheme's own dimensions, by attribute id.
        pub attributes: BTreeMap<Id, Id> [of Attributes, add attribute(attribute: Id, value: Id)],
        /// Its values profile.
        pub values: Profile [of Values, in -WEIGHT, WEIGHT, add value(dimension: Id, weight: f64)],
        /// Its rank of candidates, by id: 1 is first, ties allowed. Holds for each of its posts that
        /// has no ranks of its own.
        pub ranks: BTreeMap<Id, u32> [of Candidates, in 1.0, ANY, add ranks(candidate: Id, rank: u32)],
        /// Most people there at once who need a mentor; `None` is any number.
        pub mentors: Option<u32>,
        /// Kept and ignored.
        pub meta: Meta,
    }
    check located;
}

impl Place {
    /// A place at a latitude and longitude in degrees.
    pub fn new(id: impl Into<Id>, lat: f64, lon: f64) -> Self {
        Self { id: id.into(), lat, lon, ..Self::blank() }
    }
}

impl Provider {
    /// A provider of a kind and sector, with neither place nor profile.
    pub fn new(id: impl Into<Id>, kind: impl Into<Id>, sector: Sector) -> Self {
        Self { id: id.into(), kind: kind.into(), sector, ..Self::blank() }
    }
}

fn located(provider: &Provider, check: &mut Check<'_, '_>, path: &Path<'_>) {
    match (provider.lat, provider.lon) {
        (Some(_), None) => check.together(path, "lat", "lon"),
        (None, Some(_)) => check.together(path, "lon", "lat"),
        _ => {}
    }
}
