//! Kinds, places, providers and what separates them.

use std::collections::BTreeSet;

use secondment::model::{
    Attribute, BoundaryDimension, Dimension, Id, Kind, PairWeight, Place, Provider, SchemeBuilder,
    Sector, Tag, ValueDimension,
};

use super::{ATTRIBUTES, DIMENSIONS, KINDS, PLACES, Size, TAGS, names, weight};
use crate::common::rng::Rng;

const SECTORS: [Sector; 3] = [Sector::Public, Sector::Private, Sector::Voluntary];
const NAMES: [&str; 4] = ["Ash", "Birch", "Cedar", "Elm"];

pub(super) fn add(rng: &mut Rng, size: &Size, scheme: &mut SchemeBuilder) {
    scheme.kinds = names(rng, &KINDS, size.kinds).into_iter().map(Kind::new).collect();
    scheme.places =
        PLACES.iter().map(|&id| Place::new(id, latitude(rng), longitude(rng))).collect();
    scheme.values = DIMENSIONS.iter().map(|&id| ValueDimension::new(id)).collect();
    scheme.tags = TAGS.iter().map(|&id| Tag::new(id)).collect();
    scheme.attributes = ATTRIBUTES.iter().map(|&id| Attribute::new(id)).collect();
    let names = names(rng, &NAMES, size.providers);
    for (at, id) in names.iter().enumerate() {
        let kind = size.deal(rng, &scheme.kinds, at).id;
        scheme.providers.push(provider(rng, id, kind));
    }
    boundary(rng, scheme);
}

pub(super) fn latitude(rng: &mut Rng) -> f64 {
    51.4 + f64::from(rng.range(0, 2000)) / 10_000.0
}

pub(super) fn longitude(rng: &mut Rng) -> f64 {
    f64::from(rng.range(0, 3000)) / 10_000.0 - 0.25
}

fn provider(rng: &mut Rng, id: &str, kind: Id) -> Provider {
    let mut provider = Provider::new(id, kind, rng.pick(&SECTORS));
    if rng.chance(80) {
        provider.place = Some(rng.pick(&PLACES).into());
    }
    if rng.chance(20) {
        provider.lat = Some(latitude(rng));
        provider.lon = Some(longitude(rng));
    }
    for attribute in rng.some_of(&ATTRIBUTES, 60) {
        provider.attributes.insert(attribute.into(), rng.pick(&["high", "low"]).into());
    }
    provider.values = profile(rng);
    provider
}

/// A values profile: often full, sometimes partial, constant or missing.
pub(super) fn profile(rng: &mut Rng) -> secondment::model::Profile {
    if rng.chance(20) {
        return secondment::model::Profile::new();
    }
    let stated = if rng.chance(60) { DIMENSIONS.to_vec() } else { rng.some_of(&DIMENSIONS, 60) };
    let constant = rng.chance(30);
    let number = |rng: &mut Rng| f64::from(rng.range(0, 999)) / 100.0 - 2.0;
    let first = number(rng);
    let entry = |id: &&str| ((*id).into(), if constant { first } else { number(rng) });
    stated.iter().map(entry).collect()
}

fn boundary(rng: &mut Rng, scheme: &mut SchemeBuilder) {
    let of = [Dimension::Organisation, Dimension::Kind, Dimension::Sector, Dimension::Place];
    let mut dimensions: Vec<_> = rng
        .some_of(&of, 45)
        .into_iter()
        .map(|of| BoundaryDimension::new(of, weight(rng)))
        .collect();
    for attribute in rng.some_of(&ATTRIBUTES, 30) {
        dimensions.push(BoundaryDimension::attribute(attribute, weight(rng)));
    }
    if dimensions.is_empty() {
        dimensions.push(BoundaryDimension::new(Dimension::Kind, 1.0));
    }
    for dimension in &mut dimensions {
        let values = values_of(dimension, scheme);
        for (at, a) in values.iter().enumerate() {
            for b in &values[at + 1..] {
                if rng.chance(40) {
                    let (a, b) = if rng.chance(50) { (a, b) } else { (b, a) };
                    *dimension = dimension.clone().pair(a.as_str(), b.as_str(), weight(rng));
                }
            }
        }
    }
    rng.shuffle(&mut dimensions);
    scheme.boundary.dimensions = dimensions;
    if rng.chance(45) {
        let [a, b] = [0, 1].map(|at| scheme.providers[at].id.clone());
        scheme.boundary.pairs.push(PairWeight::new(a, b, weight(rng)));
    }
}

/// Values that a table of this dimension can name: those of the scheme or, of an attribute, those
/// that some provider has.
fn values_of(dimension: &BoundaryDimension, scheme: &SchemeBuilder) -> Vec<String> {
    let named = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    match dimension.of {
        Dimension::Organisation => Vec::new(),
        Dimension::Kind => scheme.kinds.iter().map(|kind| kind.id.to_string()).collect(),
        Dimension::Sector => named(&["private", "public", "voluntary"]),
        Dimension::Place => named(&PLACES),
        Dimension::Attribute => {
            let attribute = dimension.attribute.as_ref().expect("a dimension of an attribute");
            let stated = scheme.providers.iter().filter_map(|host| host.attributes.get(attribute));
            stated.map(ToString::to_string).collect::<BTreeSet<_>>().into_iter().collect()
        }
    }
}
