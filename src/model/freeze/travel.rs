//! Times of travel, bases and reach in typed indices.

use std::collections::BTreeMap;

use super::super::tables::{BaseRow, TravelTimes};
use super::super::{Base, Candidate, PlaceIx, SchemeBuilder};
use super::names::Names;

/// The table of times, with a way back for every way that has none of its own.
pub(super) fn times(names: &Names, parts: &SchemeBuilder) -> TravelTimes {
    let ends = |from, to| (names.place_ix(from), names.place_ix(to));
    let mut minutes: BTreeMap<(PlaceIx, PlaceIx), u32> =
        parts.travel.iter().map(|way| (ends(&way.from, &way.to), way.minutes)).collect();
    for way in &parts.travel {
        minutes.entry(ends(&way.to, &way.from)).or_insert(way.minutes);
    }
    TravelTimes { minutes: minutes.into_iter().collect() }
}

pub(super) fn base(names: &Names, base: &Base, parts: &SchemeBuilder) -> BaseRow {
    match base {
        Base::Place { place } => {
            let ix = names.place_ix(place);
            let place = &parts.places[ix.get()];
            BaseRow { place: Some(ix), point: (place.lat, place.lon) }
        }
        Base::Point { lat, lon } => BaseRow { place: None, point: (*lat, *lon) },
    }
}

/// The candidate's moves, in order of period.
pub(super) fn moves(
    names: &Names,
    candidate: &Candidate,
    parts: &SchemeBuilder,
) -> Box<[(usize, BaseRow)]> {
    let row =
        |to: &super::super::Move| (parts.periods.position(to.from), base(names, &to.base, parts));
    let mut moves: Vec<_> = candidate.moves.iter().map(row).collect();
    moves.sort_by_key(|&(from, _)| from);
    moves.into()
}
