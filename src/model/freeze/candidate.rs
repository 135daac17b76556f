//! Candidates in typed indices.

use std::collections::BTreeMap;

use super::super::tables::{CandidateRow, PointsForRow, SpellRow, UnderWayRow};
use super::super::{Candidate, Id, PlaceIx, Reach, SchemeBuilder};
use super::names::Names;
use super::{boundary, travel};
use crate::model::round::round_half_up;

pub(super) fn candidate(
    names: &Names,
    candidate: &Candidate,
    parts: &SchemeBuilder,
    crossing_weights: &[f64],
) -> CandidateRow {
    let scale = f64::from(parts.scale);
    let own = |points: f64| scale * parts.objective.own * points;
    let preferences = candidate.preferences.iter();
    let conflicts = &candidate.conflicts;
    let forbidden = candidate.forbidden.iter().map(|entry| {
        (names.post_ix(&entry.post), entry.start.map(|start| parts.periods.position(start)))
    });
    let pinned = candidate.pinned.iter();
    CandidateRow {
        levels: names.levels(&candidate.levels).into_iter().filter(|entry| entry.1 > 0).collect(),
        targets: names.levels(&candidate.targets),
        values: names.profile(&candidate.values),
        preferences: preferences.map(|(id, &rank)| (names.post_ix(id), rank)).collect(),
        post_ranks: Box::default(),
        provider_ranks: Box::default(),
        vetoed_posts: names.post_list(&candidate.vetoes.posts),
        vetoed_providers: names.provider_list(&candidate.vetoes.providers),
        requires: names.requirement_list(&candidate.requires),
        streams: candidate
            .streams
            .as_ref()
            .map(|ids| ids.iter().map(|id| names.stream_ix(id)).collect()),
        conflict_providers: names.provider_list(&conflicts.providers),
        conflict_managers: conflicts.managers.iter().map(|id| names.manager_ix(id)).collect(),
        cleared: cleared(candidate, parts),
        base: candidate.base.as_ref().map(|base| travel::base(names, base, parts)),
        moves: travel::moves(names, candidate, parts),
        reach_km: match candidate.reach {
            Some(Reach::Km(km)) => Some(km),
            _ => None,
        },
        reach_minutes: match candidate.reach {
            Some(Reach::Minutes(minutes)) => Some(minutes),
            _ => None,
        },
        reach_places: reach_places(names, candidate),
        available: available(candidate, parts),
        leave: candidate.leave.iter().fold(0, |set, &when| set | 1 << parts.periods.position(when)),
        share: candidate.share,
        history: history(names, candidate, parts),
        home: candidate.home.as_ref().map(|id| names.provider_ix(id)),
        only: candidate.only.as_ref().map(|ids| names.post_list(ids)),
        points: scaled(&candidate.points, |id| names.post_ix(id), own),
        points_for: points_for(names, candidate, own),
        minimum_fit: scaled(&candidate.minimum_fit, |id| names.post_ix(id), |fit| scale * fit),
        refused: names.post_list(&candidate.refused),
        forbidden: forbidden.collect(),
        pinned: pinned
            .map(|entry| (names.post_ix(&entry.post), parts.periods.position(entry.start)))
            .collect(),
        under_way: candidate.under_way.as_ref().map(|placement| UnderWayRow {
            post: names.post_ix(&placement.post),
            remaining: placement.remaining as usize,
            served: placement.served,
        }),
        must_place: candidate.must_place.unwrap_or(parts.rules.must_place),
        preference_weight: candidate.weights.preference,
        waiting_weight: candidate.weights.waiting,
        boundaries: boundary::table(crossing_weights, candidate.weights.crossing),
    }
}

fn scaled<Ix>(
    map: &BTreeMap<Id, f64>,
    ix: impl Fn(&Id) -> Ix,
    scale: impl Fn(f64) -> f64,
) -> Box<[(Ix, i64)]> {
    map.iter().map(|(id, &points)| (ix(id), round_half_up(scale(points)))).collect()
}

fn points_for(
    names: &Names,
    candidate: &Candidate,
    own: impl Fn(f64) -> f64,
) -> Option<Box<PointsForRow>> {
    let stated = &candidate.points_for;
    let row = PointsForRow {
        streams: scaled(&stated.streams, |id| names.stream_ix(id), &own),
        providers: scaled(&stated.providers, |id| names.provider_ix(id), &own),
        kinds: scaled(&stated.kinds, |id| names.kind_ix(id), &own),
        places: scaled(&stated.places, |id| names.place_ix(id), &own),
    };
    (!stated.is_empty()).then(|| Box::new(row))
}

/// From when on each clearance is held: as given, else after its lead.
fn cleared(candidate: &Candidate, parts: &SchemeBuilder) -> Box<[Option<usize>]> {
    let first = candidate.first.map_or(0, |when| parts.periods.position(when));
    let held = parts.clearances.iter().map(|clearance| {
        let stated = candidate.clearances.get(&clearance.id);
        let obtained = clearance.lead.map(|lead| first + lead as usize);
        stated.map(|&when| parts.periods.position(when)).or(obtained)
    });
    held.collect()
}

fn reach_places(names: &Names, candidate: &Candidate) -> Option<Box<[PlaceIx]>> {
    match &candidate.reach {
        Some(Reach::Places(ids)) => Some(ids.iter().map(|id| names.place_ix(id)).collect()),
        _ => None,
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
    let first = candidate.first.map_or(0, |when| parts.periods.position(when));
    let last = candidate.last.map_or(count - 1, |when| parts.periods.position(when));
    let mut open: Vec<bool> = (0..count).map(|p| first <= p && p <= last).collect();
    for &when in &candidate.unavailable {
        open[parts.periods.position(when)] = false;
    }
    open.into()
}
