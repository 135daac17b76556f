//! All feasible rotations of every candidate, by plain enumeration.

use secondment::plan::{PRICE_UNIT, Prices};
use secondment::verify::rotation_points;
use secondment::{Placement, Scheme};

use crate::common::brute;

/// A rotation and its reduced value, in price units.
pub(crate) type Priced = (Vec<Placement>, i128);

/// Feasible rotations by candidate, in order of candidate id.
pub(crate) fn rotations(scheme: &Scheme, prices: &Prices) -> Vec<Vec<Priced>> {
    let each = |ix| {
        let mut found = Vec::new();
        grow(scheme, prices, scheme.candidate(ix).id.as_str(), &mut Vec::new(), &mut found);
        found
    };
    scheme.candidates().map(each).collect()
}

/// Every sequence of starts, feasible or not: rules that only bind at the end would be missed
/// otherwise.
fn grow(
    scheme: &Scheme,
    prices: &Prices,
    candidate: &str,
    rotation: &mut Vec<Placement>,
    found: &mut Vec<Priced>,
) {
    if let Ok(points) = rotation_points(scheme, candidate, rotation) {
        let cost: i64 = rotation.iter().map(|placement| cost(scheme, prices, placement)).sum();
        let value = i128::from(points.points.total()) * i128::from(PRICE_UNIT) - i128::from(cost);
        found.push((rotation.clone(), value));
    }
    let from = rotation.last().map_or(1, |last| last.start + 1);
    for start in from..=scheme.periods() as u32 {
        for post in scheme.posts() {
            rotation.push(Placement { post: scheme.post(post).id.clone(), start });
            grow(scheme, prices, candidate, rotation, found);
            rotation.pop();
        }
    }
}

fn cost(scheme: &Scheme, prices: &Prices, placement: &Placement) -> i64 {
    let post = scheme.post(scheme.find_post(placement.post.as_str()).unwrap());
    let duration = brute::duration(scheme.parts(), post);
    let by_period = prices.posts.get(&placement.post);
    let price = |period| by_period.and_then(|prices| prices.get(&period)).copied().unwrap_or(0);
    (placement.start..placement.start + duration).map(price).sum()
}

/// The bound before rounding, in price units; `None` where a candidate has no rotation.
pub(crate) fn expected_units(
    scheme: &Scheme,
    prices: &Prices,
    all: &[Vec<Priced>],
) -> Option<i128> {
    let best: Option<i128> =
        all.iter().map(|rotations| rotations.iter().map(|&(_, value)| value).max()).sum();
    let mut total = best?;
    for (id, by_period) in &prices.posts {
        let post = scheme.find_post(id.as_str()).unwrap();
        for (&period, &price) in by_period {
            let under_way = scheme.candidates().filter(|&ix| {
                let under_way = &scheme.candidate(ix).under_way;
                under_way.as_ref().is_some_and(|u| u.post == *id && period <= u.remaining)
            });
            let places = i64::from(scheme.post_row(post).places[period as usize - 1]);
            total += i128::from(price) * i128::from(places - under_way.count() as i64);
        }
    }
    Some(total)
}

pub(crate) fn expected_bound(scheme: &Scheme, prices: &Prices, all: &[Vec<Priced>]) -> Option<i64> {
    let points = expected_units(scheme, prices, all)?.div_euclid(i128::from(PRICE_UNIT));
    Some(i64::try_from(points).unwrap())
}
