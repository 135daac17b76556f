//! Providers and posts in typed indices.

use super::super::tables::{PostRow, ProviderRow};
use super::super::{ClearanceIx, Duration, KindIx, Places, Post, Provider, SchemeBuilder, TagIx};
use super::names::Names;
use crate::model::round::round_half_up;

pub(super) fn provider(names: &Names, provider: &Provider, parts: &SchemeBuilder) -> ProviderRow {
    let place = provider.place.as_ref().map(|id| names.place_ix(id));
    let own = provider.lat.zip(provider.lon);
    let point = own.or_else(|| {
        let place = &parts.places[place?.get()];
        Some((place.lat, place.lon))
    });
    ProviderRow {
        kind: KindIx::new(names.kinds[&provider.kind]),
        sector: provider.sector,
        place,
        point,
        values: names.profile(&provider.values),
    }
}

pub(super) fn post(names: &Names, post: &Post, parts: &SchemeBuilder) -> PostRow {
    let count = parts.periods.count as usize;
    let duration = match post.duration {
        Duration::Periods(periods) => periods,
        Duration::Months { months } => months.div_ceil(parts.periods.months.unwrap_or(1)),
    };
    let may_start = match &post.starts {
        None => vec![true; count],
        Some(starts) => {
            let mut open = vec![false; count];
            for &when in starts {
                open[parts.periods.position(when)] = true;
            }
            open
        }
    };
    let places = (1..=parts.periods.count).map(|p| match &post.places {
        Places::Every(places) => *places,
        Places::Varying { default, by_period } => *by_period.get(&p).unwrap_or(default),
    });
    let own = |points: f64| round_half_up(f64::from(parts.scale) * parts.objective.own * points);
    let stream = post.stream.as_ref().map(|id| names.stream_ix(id));
    let of_stream = stream.map(|stream| parts.streams[stream.get()].points);
    PostRow {
        provider: names.provider_ix(&post.provider),
        also: post.also.as_ref().map(|id| names.provider_ix(id)),
        stream,
        duration: duration as usize,
        essential: names.levels(&post.essential),
        desirable: names.levels(&post.desirable),
        develops: names.levels(&post.develops),
        steps: names.levels(&post.steps),
        tags: post.tags.iter().map(|id| TagIx::new(names.tags[id])).collect(),
        meets: names.requirement_list(&post.meets),
        clearances: post
            .clearances
            .iter()
            .map(|id| ClearanceIx::new(names.clearances[id]))
            .collect(),
        manager: post.manager.as_ref().map(|id| names.manager_ix(id)),
        points: own(post.points) + of_stream.map_or(0, own),
        may_start: may_start.into(),
        places: places.collect(),
        own_ranks: post.ranks.is_some(),
    }
}
