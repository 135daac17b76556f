//! The size of what rules on one rotation can cost.

use super::points::{ceil, exposure, periods};
use crate::model::{Candidate, SchemeBuilder};

/// The largest size of what any candidate can lose to soft rules and to waiting, whatever they say
/// of themselves.
pub(super) fn shared(parts: &SchemeBuilder) -> i128 {
    let rules = &parts.rules;
    let order: i128 = rules.order.iter().map(|rule| price(parts, rule.points)).sum();
    let home: i128 = rules.home.iter().map(|rule| price(parts, rule.points)).sum();
    let waiting = parts.candidates.iter().map(|candidate| candidate.weights.waiting);
    let waiting = parts.objective.waiting * waiting.fold(1.0, f64::max);
    let waiting = Some(waiting).filter(|&points| points > 0.0);
    let floors = rules.floors.iter().filter_map(|rule| {
        let short = price(parts, Some(rule.exposure)) + exposure(parts);
        Some((1 + ceil(rule.points?)) * short)
    });
    periods(parts) * (order + home + price(parts, waiting)) + floors.sum::<i128>()
}

/// The largest size of what a candidate can lose beside.
pub(super) fn own(parts: &SchemeBuilder, candidate: &Candidate) -> i128 {
    let periods = periods(parts);
    let served = candidate.under_way.as_ref().map_or(0, |under_way| i128::from(under_way.served));
    let counts = parts.rules.counts.iter().map(|rule| {
        let own = candidate.counts.get(&rule.id).and_then(|limits| limits.at_least);
        let least = own.max(rule.at_least).map_or(0, i128::from);
        price(parts, rule.points) * (least + periods)
    });
    let stays = parts.rules.stays.iter().map(|rule| {
        let least = rule.at_least.map_or(0, i128::from);
        price(parts, rule.points) * (periods * (least + 1) + served)
    });
    counts.sum::<i128>() + stays.sum::<i128>()
}

/// What a unit of a rule costs, rounded up; 0 where it is hard.
fn price(parts: &SchemeBuilder, points: Option<f64>) -> i128 {
    points.map_or(0, |points| 1 + ceil(f64::from(parts.scale) * points))
}
