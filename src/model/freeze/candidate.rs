//! Candidates in typed indices.

use std::collections::BTreeMap;

use super::super::tables::{CandidateRow, SpellRow, UnderWayRow};
use super::super::{Base, Candidate, Id, PlaceIx, PostIx, Reach, SchemeBuilder};
use super::names::Names;
use super::{period, round_half_up};

pub(super) fn candidate(
    names: &Names,
    candidate: &Candidate,
    parts: &SchemeBuilder,
) -> CandidateRow {
    let scale = f64::from(parts.scale);
    let (reach_km, reach_places) = reach(names, candidate);
    let preferences = candidate.preferences.iter();
    let vetoed_providers = candidate.vetoes.providers.iter();
    let forbidden = candidate
        .forbidden
        .iter()
        .map(|entry| (names.post_ix(&entry.post), entry.start.map(|start| period(start, parts))));
    let pinned = candidate.pinned.iter();
    CandidateRow {
        levels: names.levels(&candidate.levels).into_iter().filter(|entry| entry.1 > 0).collect(),
        targets: names.levels(&candidate.targets),
        values: names.profile(&candidate.values),
        preferences: preferences.map(|(id, &rank)| (names.post_ix(id), rank)).collect(),
        post_ranks: Box::default(),
        provider_ranks: Box::default(),
        vetoed_posts: names.post_list(&candidate.vetoes.posts),
        vetoed_providers: vetoed_providers.map(|id| names.provider_ix(id)).collect(),
        base: base(names, candidate, parts),
        reach_km,
        reach_places,
        available: available(candidate, parts),
        history: history(names, candidate, parts),
        home: candidate.home.as_ref().map(|id| names.provider_ix(id)),
        only: candidate.only.as_ref().map(|ids| names.post_list(ids)),
        points: scaled(names, &candidate.points, |points| scale * parts.objective.own * points),
        minimum_fit: scaled(names, &candidate.minimum_fit, |fit| scale * fit),
        refused: names.post_list(&candidate.refused),
        forbidden: forbidden.collect(),
        pinned: pinned
            .map(|entry| (names.post_ix(&entry.post), period(entry.start, parts)))
            .collect(),
        under_way: candidate.under_way.as_ref().map(|placement| UnderWayRow {
            post: names.post_ix(&placement.post),
            remaining: placement.remaining as usize,
            served: placement.served,
        }),
        must_place: candidate.must_place.unwrap_or(parts.rules.must_place),
    }
}

fn scaled(
    names: &Names,
    map: &BTreeMap<Id, f64>,
    scale: impl Fn(f64) -> f64,
) -> Box<[(PostIx, i64)]> {
    map.iter().map(|(id, &points)| (names.post_ix(id), round_half_up(scale(points)))).collect()
}

fn base(names: &Names, candidate: &Candidate, parts: &SchemeBuilder) -> Option<(f64, f64)> {
    Some(match candidate.base.as_ref()? {
        Base::Place { place } => {
            let place = &parts.places[names.place_ix(place).get()];
            (place.lat, place.lon)
        }
        Base::Point { lat, lon } => (*lat, *lon),
    })
}

fn reach(names: &Names, candidate: &Candidate) -> (Option<f64>, Option<Box<[PlaceIx]>>) {
    match &candidate.reach {
        None => (None, None),
        Some(Reach::Km(km)) => (Some(*km), None),
        Some(Reach::Places(ids)) => (None, Some(ids.iter().map(|id| names.place_ix(id)).collect())),
    }
}

fn history(names: &Names, candidate: &Candidate, parts: &SchemeBuilder) -> Box<[SpellRow]> {
    let young = |ended| parts.rules.history_age.is_none_or(|age| ended < age);
    let spells = candidate.history.iter().map(|spell| SpellRow {
        provider: names.provider_ix(&spell.provider),
        periods: spell.periods,
        ended: spell.ended,
        counts: young(spell.ended),
    });
    spells.collect()
}

fn available(candidate: &Candidate, parts: &SchemeBuilder) -> Box<[bool]> {
    let count = parts.periods.count as usize;
    let first = candidate.first.map_or(0, |when| period(when, parts));
    let last = candidate.last.map_or(count - 1, |when| period(when, parts));
    let mut open: Vec<bool> = (0..count).map(|p| first <= p && p <= last).collect();
    for &when in &candidate.unavailable {
        open[period(when, parts)] = false;
    }
    open.into()
}
