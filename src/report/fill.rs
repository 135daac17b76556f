//! How full the places of each kind of provider are.

use super::row::Row;
use crate::model::{Id, Scheme};

/// Places of one kind of provider over the horizon; a place for one period counts one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fill {
    /// Id of the kind.
    pub kind: Id,
    /// Place-periods that people hold, placements under way included; shares of places are added up and
    /// rounded, and periods of leave left out.
    pub filled: u64,
    /// Place-periods that there are.
    pub places: u64,
}

/// By kind, in order of id.
pub(super) fn fill(scheme: &Scheme, rows: &[Row]) -> Vec<Fill> {
    let kinds = scheme.kinds().map(|kind| scheme.kind(kind).id.clone());
    let mut fill: Vec<_> = kinds.map(|kind| Fill { kind, filled: 0, places: 0 }).collect();
    for post in scheme.posts() {
        let row = scheme.post_row(post);
        let places: u64 = row.places.iter().map(|&places| u64::from(places)).sum();
        fill[scheme.kind_of(row.provider).get()].places += places;
    }
    let mut hundredths = vec![0; fill.len()];
    for (candidate, row) in scheme.candidates().zip(rows) {
        let person = scheme.candidate_row(candidate);
        for (segment, stay) in row.stays() {
            let served = person.served(segment.from, segment.until - segment.from) as u64;
            hundredths[stay.kind.get()] += served * u64::from(person.share);
        }
    }
    for (fill, taken) in fill.iter_mut().zip(hundredths) {
        fill.filled = (taken + 50) / 100;
    }
    fill
}
