//! The size of points: all arithmetic must stay exact.

use super::super::path::Path;
use super::super::{Breadth, Candidate, PreferenceWeights, SchemeBuilder, Terms};
use super::{Check, MOST_POINTS, rules};
use crate::error::FaultCode;

/// Points in whole numbers, rounded away from 0; f64 to i128 saturates, so nothing wraps.
fn ceil(x: f64) -> i128 {
    libm::ceil(libm::fabs(x)) as i128
}

/// Checks that no plan can have more points than are counted exactly: as they are, and in all layers
/// together.
pub(super) fn check(check: &mut Check<'_, '_>) {
    if check.findings.has_errors() {
        return;
    }
    let parts = check.parts;
    let layers = &parts.objective.layers;
    let in_layers = layers.iter().map(|layer| size(parts, &layer.terms)).sum();
    let total = size(parts, &Terms::EACH).max(in_layers);
    if total >= MOST_POINTS {
        check.error(
            &Path::ROOT.field("scale"),
            FaultCode::PointsOverflow,
            format!("with scale {}, the points of a plan could reach {total} in size", parts.scale),
            format!("lower `scale` or the weights, to stay below {MOST_POINTS}"),
        );
    }
}

/// No plan's points, with these multipliers of its components, are larger in size.
///
/// Sums, over candidates, the largest size that each component of a rotation can take, and the most that
/// soft rules of the cohort can lose.
pub(in super::super) fn size(parts: &SchemeBuilder, terms: &Terms) -> i128 {
    let times = |times: i64, size: i128| i128::from(times) * size;
    let scale = f64::from(parts.scale);
    let objective = &parts.objective;
    let size = |weight: f64| 1 + ceil(scale * weight);
    let of_ranks = |weights: &PreferenceWeights| {
        let points = weights.ranks.values().chain([&weights.otherwise]);
        points.map(|&points| size(points)).max().unwrap_or(0)
    };
    let hosts = Some(&objective.host_preference).filter(|weights| !weights.is_none());
    let levels: i128 = parts.competencies.iter().map(|c| i128::from(c.levels)).sum();
    let each_period = times(terms.crossing, size(objective.crossing * boundary(parts)))
        + times(terms.competency, competency(parts))
        + times(terms.values, size(objective.values))
        + times(terms.preference, of_ranks(&objective.preference))
        + times(terms.host, hosts.map_or(0, of_ranks));
    let once = times(terms.breadth, breadth(parts))
        + times(terms.bonus, size(objective.translator.bonus))
        + times(terms.development, levels * size(objective.development));
    let own = |candidate: &Candidate| {
        let sizes = candidate.points.values().map(|&points| libm::fabs(points));
        times(terms.own, size(objective.own * sizes.fold(0.0, f64::max)))
    };
    let periods = i128::from(parts.periods.count);
    let rotation = |candidate| periods * (each_period + own(candidate)) + once;
    parts.candidates.iter().map(rotation).sum::<i128>()
        + times(terms.cohort, rules::most_lost(parts))
}

/// The most that breadth can be worth.
fn breadth(parts: &SchemeBuilder) -> i128 {
    let size = |weight: f64| 1 + ceil(f64::from(parts.scale) * weight);
    match &parts.objective.breadth {
        Breadth::None => 0,
        Breadth::Geometric { limit, .. } => size(*limit),
        Breadth::Table { table } => table.values().map(|&points| size(points)).max().unwrap_or(0),
    }
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
