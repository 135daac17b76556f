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
    resources.iter().map(|rule| points(parts, rule.points) * resources::excess(parts, rule)).sum()
}
