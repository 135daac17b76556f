//! The most points that soft rules of the cohort can lose.

use crate::model::SchemeBuilder;

use super::resources;

/// Whole points for each unit, rounded away from 0.
fn points(parts: &SchemeBuilder, points: Option<f64>) -> i128 {
    points.map_or(0, |points| 1 + libm::ceil(f64::from(parts.scale) * points) as i128)
}

/// At most so many points can be lost, over all soft rules together.
pub(in super::super) fn most_lost(parts: &SchemeBuilder) -> i128 {
    let resources = &parts.rules.resources;
    let used = resources.iter();
    let used: i128 =
        used.map(|rule| points(parts, rule.points) * resources::excess(parts, rule)).sum();
    let bridges = parts.rules.bridges.iter().map(|target| (target.points, target.at_least));
    let translators = parts.rules.translators.iter();
    let targets = bridges.chain(translators.map(|target| (target.points, target.at_least)));
    used + targets.map(|(lost, people)| points(parts, lost) * i128::from(people)).sum::<i128>()
}
