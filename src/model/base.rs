//! Where candidates travel from, and how far.

use std::collections::BTreeSet;

use jsonc_parser::ast::Value as Json;
use serde::Serialize;

use super::{Id, When};
use crate::model::part::{Check, Field, Given, LONGEST_WAY, List, Value, WEIGHT, given, part};
use crate::model::text::{Fields, Path, Reader};

/// Where a candidate travels from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Base {
    /// A place of the scheme.
    Place {
        /// Id of the place.
        place: Id,
    },
    /// A point.
    Point {
        /// Latitude in degrees.
        lat: f64,
        /// Longitude in degrees.
        lon: f64,
    },
}

/// How far a candidate can go.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// Great-circle distance from the base, in kilometres, at most.
    Km(f64),
    /// Minutes of travel from the base, at most, by the scheme's table.
    Minutes(u32),
    /// These places only, by id.
    Places(BTreeSet<Id>),
}

part! {
    /// A move to another base.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Move by from {
        /// First period in which they travel from the new base.
        pub from: When [required],
        /// The new base.
        pub base: Base [required],
    }
}

impl Move {
    /// A move to another base from a period on.
    pub fn new(from: impl Into<When>, base: impl Given<Base>) -> Self {
        Self { from: from.into(), base: base.given() }
    }
}

given!(Base, Reach);
given!(from & str, Base, |place| Base::Place { place: place.into() });
given!(from String, Base, |place| Base::Place { place: place.into() });
given!(from Id, Base, |place| Base::Place { place });
given!(from & Id, Base, |place| Base::Place { place: place.clone() });

impl Value for Base {
    fn blank() -> Self {
        Self::Place { place: Id::blank() }
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        let mut fields = Fields::of(reader, json, path);
        if !fields.has("place") {
            let lat = fields.required("lat", f64::read).flatten();
            let lon = fields.required("lon", f64::read).flatten();
            fields.finish();
            return lat.zip(lon).map(|(lat, lon)| Self::Point { lat, lon });
        }
        if fields.has("lat") || fields.has("lon") {
            fields.conflict(
                "a base is a place or a point, not both",
                "keep `place`, or `lat` and `lon`",
            );
            return None;
        }
        let place = fields.optional("place", Id::read).flatten();
        fields.finish();
        place.map(|place| Self::Place { place })
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, _field: &Field) {
        let within = |most: f64| Field { range: Some((-most, most)), ..Field::PART };
        match self {
            Self::Place { place } => {
                check.find(List::Places, place, &path.field("place"));
            }
            Self::Point { lat, lon } => {
                lat.check(check, &path.field("lat"), &within(90.0));
                lon.check(check, &path.field("lon"), &within(180.0));
            }
        }
    }

    fn settle(&mut self) {
        if let Self::Point { lat, lon } = self {
            [lat, lon].into_iter().for_each(f64::settle);
        }
    }
}

impl Value for Reach {
    fn blank() -> Self {
        Self::Km(0.0)
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        let mut fields = Fields::of(reader, json, path);
        if ["km", "minutes", "places"].iter().filter(|name| fields.has(name)).count() > 1 {
            fields.conflict(
                "a reach is a distance, a time or a list of places, and only one of them",
                "keep one of them",
            );
            return None;
        }
        let reach = if fields.has("places") {
            fields.optional("places", BTreeSet::read).flatten().map(Self::Places)
        } else if fields.has("minutes") {
            fields.optional("minutes", u32::read).flatten().map(Self::Minutes)
        } else {
            fields.required("km", f64::read).flatten().map(Self::Km)
        };
        fields.finish();
        reach
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, _field: &Field) {
        let upto = |most| Field { range: Some((0.0, most)), ..Field::PART };
        match self {
            Self::Km(km) => km.check(check, &path.field("km"), &upto(WEIGHT)),
            Self::Minutes(minutes) => {
                minutes.check(check, &path.field("minutes"), &upto(LONGEST_WAY));
            }
            Self::Places(places) => {
                let field = Field { list: Some(List::Places), ..Field::PART };
                places.check(check, &path.field("places"), &field);
            }
        }
    }

    fn settle(&mut self) {
        if let Self::Km(km) = self {
            km.settle();
        }
    }
}
