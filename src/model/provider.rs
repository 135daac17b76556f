//! Providers: the organisations that host people, with their kinds, sectors and places.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Id, Meta, Profile};

/// A kind of provider: local authority, NHS trust, police force ...
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Kind {
    /// Unique id.
    pub id: Id,
    /// Name for people to read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

/// A place where providers and people are: a borough, a town.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Place {
    /// Unique id.
    pub id: Id,
    /// Name for people to read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Latitude in degrees, WGS 84, -90 to 90.
    pub lat: f64,
    /// Longitude in degrees, WGS 84, -180 to 180.
    pub lon: f64,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

/// One of the scheme's own dimensions in which providers may differ, such as a tier.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attribute {
    /// Unique id.
    pub id: Id,
    /// Name for people to read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

/// Who owns a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sector {
    /// A public body.
    Public,
    /// A firm.
    Private,
    /// A charity, community or other voluntary body.
    Voluntary,
}

impl fmt::Display for Sector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Public => "public",
            Self::Private => "private",
            Self::Voluntary => "voluntary",
        })
    }
}

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
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Provider {
    /// Unique id.
    pub id: Id,
    /// Name for people to read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Id of its kind.
    pub kind: Id,
    /// Its sector.
    pub sector: Sector,
    /// Id of its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Id>,
    /// Latitude in degrees where it differs from the place's; stated together with `lon`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Longitude in degrees where it differs from the place's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// Value of each of the scheme's own dimensions, by attribute id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<Id, Id>,
    /// Its values profile.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: Profile,
    /// Its rank of candidates, by id: 1 is first, ties allowed. Holds for each of its posts that
    /// states no ranks of its own.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub ranks: BTreeMap<Id, u32>,
    /// Most people there at once who need a mentor; `None` is any number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mentors: Option<u32>,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

impl Sector {
    /// The sector as the scheme file writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
            Self::Voluntary => "voluntary",
        }
    }
}

impl Kind {
    /// A kind by its id.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), name: String::new(), meta: Meta::new() }
    }
}

impl Place {
    /// A place at a latitude and longitude in degrees.
    pub fn new(id: impl Into<Id>, lat: f64, lon: f64) -> Self {
        Self { id: id.into(), name: String::new(), lat, lon, meta: Meta::new() }
    }
}

impl Attribute {
    /// An attribute by its id.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), name: String::new(), meta: Meta::new() }
    }
}

impl Provider {
    /// A provider of a kind and sector, with neither place nor profile.
    pub fn new(id: impl Into<Id>, kind: impl Into<Id>, sector: Sector) -> Self {
        Self {
            id: id.into(),
            name: String::new(),
            kind: kind.into(),
            sector,
            place: None,
            lat: None,
            lon: None,
            attributes: BTreeMap::new(),
            values: Profile::new(),
            ranks: BTreeMap::new(),
            mentors: None,
            meta: Meta::new(),
        }
    }

    /// Sets the name for people to read.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets the place, by id.
    #[must_use]
    pub fn place(mut self, place: impl Into<Id>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Sets the value of one of the scheme's own dimensions.
    #[must_use]
    pub fn attribute(mut self, attribute: impl Into<Id>, value: impl Into<Id>) -> Self {
        self.attributes.insert(attribute.into(), value.into());
        self
    }

    /// Sets the weight it gives to one dimension of values.
    #[must_use]
    pub fn value(mut self, dimension: impl Into<Id>, weight: f64) -> Self {
        self.values.insert(dimension.into(), weight);
        self
    }

    /// Ranks a candidate: 1 is first.
    #[must_use]
    pub fn ranks(mut self, candidate: impl Into<Id>, rank: u32) -> Self {
        self.ranks.insert(candidate.into(), rank);
        self
    }
}
