//! The size of points: all arithmetic must stay exact.

use super::super::path::Path;
use super::super::{Breadth, Candidate, SchemeBuilder};
use super::{Check, MOST_POINTS};
use crate::error::FaultCode;

/// Points in whole numbers, rounded away from 0; f64 to i128 saturates, so nothing wraps.
fn ceil(x: f64) -> i128 {
    libm::ceil(libm::fabs(x)) as i128
}

/// Checks that no plan can have more points than are counted exactly.
///
/// Sums, over candidates, the largest size that each component of a rotation can take.
pub(super) fn check(check: &mut Check<'_, '_>) {
    if check.findings.has_errors() {
        return;
    }
    let parts = check.parts;
    let shared = shared(parts) + shared_penalties(parts);
    let own = |candidate: &Candidate| {
        let sizes = candidate.points.values().map(|&points| libm::fabs(points));
        let size = sizes.fold(0.0, f64::max);
        periods(parts) * (1 + ceil(f64::from(parts.scale) * (parts.objective.own * size)))
    };
    let all = parts.candidates.iter();
    let total: i128 = all.map(|one| shared + own(one) + own_penalties(parts, one)).sum();
    if total >= MOST_POINTS {
        check.error(
            &Path::ROOT.field("scale"),
            FaultCode::PointsOverflow,
            format!("with scale {}, the points of a plan could reach {total} in size", parts.scale),
            format!("lower `scale` or the weights, to stay below {MOST_POINTS}"),
        );
    }
}

fn periods(parts: &SchemeBuilder) -> i128 {
    parts.periods.count.into()
}

/// The largest size of a rotation's points that does not depend on the candidate.
fn shared(parts: &SchemeBuilder) -> i128 {
    let scale = f64::from(parts.scale);
    let objective = &parts.objective;
    let size = |weight: f64| 1 + ceil(scale * weight);
    let preference = &objective.preference;
    let ranks = preference.ranks.values().chain([&preference.otherwise]);
    let fit = competency(parts)
        + size(objective.values)
        + ranks.map(|&points| size(points)).max().unwrap_or(0);
    let levels: i128 = parts.competencies.iter().map(|c| i128::from(c.levels)).sum();
    let development = levels * size(objective.development);
    periods(parts) * fit + exposure(parts) + development
}

/// The largest size of exposure.
fn exposure(parts: &SchemeBuilder) -> i128 {
    let scale = f64::from(parts.scale);
    let objective = &parts.objective;
    let size = |weight: f64| 1 + ceil(scale * weight);
    let crossing = size(objective.crossing * boundary(parts));
    let breadth = match &objective.breadth {
        Breadth::None => 0,
        Breadth::Geometric { limit, .. } => size(*limit),
        Breadth::Table { table } => table.values().map(|&points| size(points)).max().unwrap_or(0),
    };
    periods(parts) * crossing + breadth + size(objective.translator.bonus)
}

/// The largest size of what any candidate can lose to soft rules and to waiting, whatever they say
/// of themselves.
fn shared_penalties(parts: &SchemeBuilder) -> i128 {
    let rules = &parts.rules;
    let order: i128 = rules.order.iter().map(|rule| price(parts, rule.points)).sum();
    let home: i128 = rules.home.iter().map(|rule| price(parts, rule.points)).sum();
    let waiting = Some(parts.objective.waiting).filter(|&points| points > 0.0);
    let floors = rules.floors.iter().filter_map(|rule| {
        let short = price(parts, Some(rule.exposure)) + exposure(parts);
        Some((1 + ceil(rule.points?)) * short)
    });
    periods(parts) * (order + home + price(parts, waiting)) + floors.sum::<i128>()
}

/// The largest size of what a candidate can lose beside.
fn own_penalties(parts: &SchemeBuilder, candidate: &Candidate) -> i128 {
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

/// Each entry is rounded on its own, so many entries may add up to more than the weight.
fn competency(parts: &SchemeBuilder) -> i128 {
    let entries = parts.posts.iter().map(|post| post.essential.len() + post.desirable.len());
    let most = entries.max().unwrap_or(0) as i128;
    1 + most + ceil(f64::from(parts.scale) * parts.objective.competency.weight)
}

fn boundary(parts: &SchemeBuilder) -> f64 {
    let boundary = &parts.boundary;
    let largest =
        |weights: &mut dyn Iterator<Item = f64>| weights.map(libm::fabs).fold(0.0, f64::max);
    let dimensions = boundary.dimensions.iter().map(|dimension| {
        largest(&mut dimension.table.iter().map(|pair| pair.weight).chain([dimension.weight]))
    });
    let sum: f64 = dimensions.sum();
    sum.max(largest(&mut boundary.pairs.iter().map(|pair| pair.weight)))
}
