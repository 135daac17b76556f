//! The most points that soft rules of the cohort can lose.

use super::resources;
use crate::model::{Each, Places, SchemeBuilder, Total};

/// Whole points for each unit, rounded away from 0.
fn points(parts: &SchemeBuilder, points: Option<f64>) -> i128 {
    points.map_or(0, |points| 1 + libm::ceil(f64::from(parts.scale) * points) as i128)
}

/// At most so many points can be lost, over all soft rules together.
pub(in super::super) fn most_lost(parts: &SchemeBuilder) -> i128 {
    let rules = &parts.rules;
    let periods = i128::from(parts.periods.count);
    // Everybody placed in every period.
    let placed = parts.candidates.len() as i128 * periods;
    let needed: i128 = parts.posts.iter().filter_map(|post| post.minimum.as_ref()).map(most).sum();
    let room: i128 = parts.posts.iter().map(|post| most(&post.places)).sum();
    let each = |stated: Option<f64>, units: i128| points(parts, stated) * units;
    each(rules.minimum_points, needed * periods)
        + each(rules.mentor_points, placed)
        + rules.bridges.iter().map(|x| each(x.points, x.at_least.into())).sum::<i128>()
        + rules.translators.iter().map(|x| each(x.points, x.at_least.into())).sum::<i128>()
        + rules.resources.iter().map(|x| each(x.points, resources::excess(parts, x))).sum::<i128>()
        + rules.filled.iter().map(|x| each(x.points, room * periods)).sum::<i128>()
        + rules.totals.iter().map(|x| each(x.points, totals(parts, x, placed))).sum::<i128>()
        // Rounded up once for either limit.
        + rules.shares.iter().map(|x| each(x.points, placed + 2)).sum::<i128>()
        + rules.release.iter().map(|x| each(x.points, placed)).sum::<i128>()
        + rules.balance.iter().map(|x| each(x.points, 2 * placed)).sum::<i128>()
        + rules.apart.iter().map(|x| each(x.points, placed)).sum::<i128>()
        + rules.together.iter().map(|x| each(x.points, 2 * periods)).sum::<i128>()
}

/// The most people in any period.
fn most(people: &Places) -> i128 {
    match people {
        Places::Every(people) => i128::from(*people),
        Places::Varying { default, by_period } => {
            by_period.values().chain([default]).max().copied().map_or(0, i128::from)
        }
    }
}

/// At most so many units lie beyond the limits of a total, over all its rows.
fn totals(parts: &SchemeBuilder, total: &Total, placed: i128) -> i128 {
    let values = match total.each {
        None => 1,
        Some(Each::Provider) => parts.providers.len(),
        Some(Each::Kind) => parts.kinds.len(),
        Some(Each::Sector) => 3,
        Some(Each::Place) => parts.places.len(),
        Some(Each::Stream) => parts.streams.len(),
    };
    let rows = values as i128 * i128::from(parts.periods.count);
    placed + i128::from(total.at_least.unwrap_or(0)) * rows
}
