//! The size of points: all arithmetic must stay exact.

use super::super::rules::{Own, Size, ceil};
use super::super::{Breadth, Candidate, PreferenceWeights, SchemeBuilder, Terms};
use super::whole::Whole;
use crate::error::FaultCode;
use crate::model::text::Path;

/// The sum of all candidates' points stays below this: 2^53 / 2048.
pub(in crate::model) const MOST_POINTS: i128 = (1 << 53) / 2048;

/// Checks that no plan can have more points than are counted exactly: as they are, and in all layers
/// together.
pub(super) fn check(check: &mut Whole<'_, '_>) {
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

/// The largest size of the scheme's own points in a period, one of these being scored.
fn own(parts: &SchemeBuilder, points: impl Iterator<Item = f64>) -> i128 {
    let size = points.map(libm::fabs).fold(0.0, f64::max);
    if size > 0.0 { 1 + ceil(f64::from(parts.scale) * (parts.objective.own * size)) } else { 0 }
}

fn periods(parts: &SchemeBuilder) -> i128 {
    parts.periods.count.into()
}

/// No plan's points, with these multipliers of its components, are larger in size.
///
/// Sums, over candidates, the largest size that each component of a rotation can take, and the most that
/// soft rules of the cohort can lose.
pub(in crate::model) fn size(parts: &SchemeBuilder, terms: &Terms) -> i128 {
    let times = |times: i64, size: i128| i128::from(times) * size;
    let scale = f64::from(parts.scale);
    let objective = &parts.objective;
    let size = |weight: f64| 1 + ceil(scale * weight);
    let hosts = Some(&objective.host_preference).filter(|weights| !weights.is_none());
    let hosts = hosts.map_or(0, |weights| of_ranks(weights, scale));
    let levels: i128 = parts.competencies.iter().map(|c| i128::from(c.levels)).sum();
    // A level that lapses can be gained again by every placement.
    let lapses = parts.competencies.iter().any(|competency| competency.lapses.is_some());
    let gains = if lapses { periods(parts) } else { 1 };
    let common = own(parts, parts.posts.iter().map(|post| post.points))
        + own(parts, parts.streams.iter().map(|stream| stream.points));
    let each_period = times(terms.competency, competency(parts))
        + times(terms.values, size(objective.values))
        + times(terms.host, hosts)
        + times(terms.own, common);
    let once = times(terms.breadth, breadth(parts))
        + times(terms.bonus, size(objective.translator.bonus))
        + times(terms.development, gains * levels * size(objective.development));
    let (whole, boundary) = (sizes(parts), boundary(parts));
    let waited = whole.periods * whole.price(waiting(parts));
    let rotation = |candidate: &Candidate| {
        let common = &candidate.points_for;
        let maps =
            [&candidate.points, &common.streams, &common.providers, &common.kinds, &common.places];
        let sizes = maps.map(|map| own(parts, map.values().copied()));
        let own = times(terms.own, sizes.iter().sum::<i128>().max(1));
        let served = candidate.under_way.as_ref().map_or(0, |held| held.served);
        let brought = Own { served, counts: &candidate.counts };
        let lost = waited + parts.rules.most_lost_by(&whole, &brought);
        let weighted = weighted(parts, candidate, boundary, terms);
        periods(parts) * (each_period + own + weighted)
            + once
            + times(terms.penalties.max(terms.waiting), lost)
    };
    let worst = parts.candidates.iter().map(rotation).max().unwrap_or(0);
    parts.candidates.iter().map(rotation).sum::<i128>()
        + ceil(objective.worst) * worst
        + times(terms.cohort, most_lost(parts, &whole))
}

/// How large the parts are.
pub(super) fn sizes(parts: &SchemeBuilder) -> Size {
    Size {
        scale: parts.scale.into(),
        periods: periods(parts),
        people: parts.candidates.len() as i128,
        room: parts.posts.iter().map(|post| i128::from(post.places.most())).sum(),
        exposure: exposure(parts),
        values: [parts.streams.len(), parts.providers.len(), parts.kinds.len(), parts.places.len()],
    }
}

/// The most points that soft rules of the cohort can lose.
fn most_lost(parts: &SchemeBuilder, sizes: &Size) -> i128 {
    let minima = parts.posts.iter().filter_map(|post| post.minimum.as_ref());
    let needed: i128 = minima.map(|people| i128::from(people.most())).sum();
    parts.rules.most_lost(sizes)
        + sizes.price(parts.rules.minimum_points) * needed * sizes.periods
        + sizes.price(parts.rules.mentor_points) * sizes.placed()
}

/// The most that an idle period before the last placement costs anybody, in units.
fn waiting(parts: &SchemeBuilder) -> Option<f64> {
    let weights = parts.candidates.iter().map(|candidate| candidate.weights.waiting);
    let waiting = parts.objective.waiting * weights.fold(1.0, f64::max);
    Some(waiting).filter(|&points| points > 0.0)
}

/// The largest size of the points of a rank.
fn of_ranks(weights: &PreferenceWeights, factor: f64) -> i128 {
    let points = weights.ranks.values().chain([&weights.otherwise]);
    points.map(|&points| 1 + ceil(factor * points)).max().unwrap_or(0)
}

/// The largest size, per period, of what a candidate's own weights multiply.
fn weighted(parts: &SchemeBuilder, candidate: &Candidate, boundary: f64, terms: &Terms) -> i128 {
    let (objective, weights) = (&parts.objective, &candidate.weights);
    let scale = f64::from(parts.scale);
    let crossing = 1 + ceil(scale * (weights.crossing * objective.crossing * boundary));
    let preference = of_ranks(&objective.preference, scale * weights.preference);
    i128::from(terms.preference) * preference + i128::from(terms.crossing) * crossing
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

/// The largest size of a candidate's exposure.
fn exposure(parts: &SchemeBuilder) -> i128 {
    let scale = f64::from(parts.scale);
    let objective = &parts.objective;
    let size = |weight: f64| 1 + ceil(scale * weight);
    let weights = parts.candidates.iter().map(|candidate| candidate.weights.crossing);
    let crossing = size(weights.fold(1.0, f64::max) * objective.crossing * boundary(parts));
    periods(parts) * crossing + breadth(parts) + size(objective.translator.bonus)
}

/// The largest size of breadth.
fn breadth(parts: &SchemeBuilder) -> i128 {
    let size = |weight: f64| 1 + ceil(f64::from(parts.scale) * weight);
    match &parts.objective.breadth {
        Breadth::None => 0,
        Breadth::Geometric { limit, .. } => size(*limit),
        Breadth::Table { table } => table.values().map(|&points| size(points)).max().unwrap_or(0),
    }
}
