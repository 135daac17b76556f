//! Boundary weights between classes of providers.

use std::collections::{BTreeMap, HashMap};

use super::super::tables::Boundaries;
use super::super::{BoundaryDimension, Dimension, Id, Provider, SchemeBuilder};
use super::names::Names;
use crate::model::round::round_half_up;

/// Number of classes that the boundary tells apart; defined for parts in any state.
pub(in super::super) fn classes(parts: &SchemeBuilder) -> usize {
    Classes::of(parts).members.len()
}

/// Providers that differ from all others in the same way share a class.
struct Classes<'p> {
    /// By provider.
    class: Vec<u32>,
    /// One provider of each class.
    members: Vec<&'p Provider>,
}

impl<'p> Classes<'p> {
    fn of(parts: &'p SchemeBuilder) -> Self {
        // A provider named in a pair is a class of its own.
        let pairs = parts.boundary.pairs.iter();
        let paired: BTreeMap<&Id, usize> =
            pairs.flat_map(|pair| [&pair.a, &pair.b]).zip(0..).collect();
        let mut found = HashMap::new();
        let mut members = Vec::new();
        let mut class = Vec::with_capacity(parts.providers.len());
        for provider in &parts.providers {
            let signature: Vec<_> =
                parts.boundary.dimensions.iter().map(|d| facet(provider, d)).collect();
            let key = (signature, paired.get(&provider.id));
            let next = members.len() as u32;
            let ix = *found.entry(key).or_insert(next);
            if ix == next {
                members.push(provider);
            }
            class.push(ix);
        }
        Self { class, members }
    }
}

/// Crossing weights of candidates other than 1, in order, each once.
pub(in super::super) fn crossing_weights(parts: &SchemeBuilder) -> Vec<f64> {
    let mut weights: Vec<f64> = parts.candidates.iter().map(|c| c.weights.crossing).collect();
    weights.retain(|weight| weight.total_cmp(&1.0).is_ne());
    weights.sort_unstable_by(f64::total_cmp);
    weights.dedup_by(|a, b| a.total_cmp(b).is_eq());
    weights
}

/// Number of the boundary table of a crossing weight: 0 where it is not among those listed.
pub(super) fn table(weights: &[f64], weight: f64) -> usize {
    weights.binary_search_by(|known| known.total_cmp(&weight)).map_or(0, |at| at + 1)
}

/// Boundary weights for candidates of a crossing weight.
pub(super) fn boundaries(parts: &SchemeBuilder, names: &Names, crossing: f64) -> Boundaries {
    let Classes { class, members } = Classes::of(parts);
    let classes = members.len();
    let dimensions: Vec<_> =
        parts.boundary.dimensions.iter().map(|d| Facets::of(d, &members)).collect();
    let factor = f64::from(parts.scale) * parts.objective.crossing * crossing;
    let points = |weight: f64| round_half_up(factor * weight);
    let mut weight = vec![0; classes * classes];
    let mut set = |a: usize, b: usize, points: i64| {
        weight[a * classes + b] = points;
        weight[b * classes + a] = points;
    };
    for a in 0..classes {
        for b in 0..=a {
            set(a, b, points(dimensions.iter().map(|d| d.weight(a, b)).sum()));
        }
    }
    for pair in &parts.boundary.pairs {
        let a = class[names.provider_ix(&pair.a).get()] as usize;
        let b = class[names.provider_ix(&pair.b).get()] as usize;
        set(a, b, points(pair.weight));
    }
    Boundaries { class: class.into(), classes, weight: weight.into() }
}

/// The value of a provider in one dimension; the organisation differs always and has none.
fn facet<'p>(provider: &'p Provider, dimension: &BoundaryDimension) -> Option<&'p str> {
    match dimension.of {
        Dimension::Organisation => None,
        Dimension::Kind => Some(provider.kind.as_str()),
        Dimension::Sector => Some(provider.sector.as_str()),
        Dimension::Place => provider.place.as_ref().map(Id::as_str),
        Dimension::Attribute => {
            provider.attributes.get(dimension.attribute.as_ref()?).map(Id::as_str)
        }
    }
}

/// One dimension, its values numbered.
struct Facets {
    always: bool,
    weight: f64,
    /// By class.
    value: Vec<Option<usize>>,
    /// By pair of values, the lower first.
    table: HashMap<(usize, usize), f64>,
}

impl Facets {
    fn of(dimension: &BoundaryDimension, members: &[&Provider]) -> Self {
        let mut numbers = HashMap::new();
        let mut value = Vec::with_capacity(members.len());
        for member in members {
            value.push(facet(member, dimension).map(|text| {
                let next = numbers.len();
                *numbers.entry(text).or_insert(next)
            }));
        }
        let mut table = HashMap::new();
        for pair in &dimension.table {
            let ends = numbers.get(pair.a.as_str()).zip(numbers.get(pair.b.as_str()));
            if let Some((&a, &b)) = ends {
                table.insert((a.min(b), a.max(b)), pair.weight);
            }
        }
        Self {
            always: dimension.of == Dimension::Organisation,
            weight: dimension.weight,
            value,
            table,
        }
    }

    /// What this dimension adds between different providers of two classes.
    fn weight(&self, a: usize, b: usize) -> f64 {
        if self.always {
            return self.weight;
        }
        match self.value[a].zip(self.value[b]) {
            Some((x, y)) if x != y => {
                self.table.get(&(x.min(y), x.max(y))).copied().unwrap_or(self.weight)
            }
            _ => 0.0,
        }
    }
}
