//! Ranges of numbers.

use std::fmt::Display;

use super::WEIGHT_LIMIT;
use crate::error::FaultCode;
use crate::model::text::Findings;
use crate::model::text::Path;

pub(super) fn outside<T: Display>(
    findings: &mut Findings,
    path: &Path<'_>,
    found: T,
    least: impl Display,
    most: impl Display,
) {
    findings.error(
        path,
        FaultCode::NumberOutOfRange,
        format!("{found} is out of range"),
        format!("state a number from {least} to {most}"),
    );
}

/// Checks a whole number against its range.
pub(super) fn within(
    findings: &mut Findings,
    path: &Path<'_>,
    found: u32,
    least: u32,
    most: u32,
) -> bool {
    let fits = (least..=most).contains(&found);
    if !fits {
        outside(findings, path, found, least, most);
    }
    fits
}

/// Checks that a number is finite and in its range.
pub(super) fn real(findings: &mut Findings, path: &Path<'_>, found: f64, least: f64, most: f64) {
    if !(least..=most).contains(&found) {
        outside(findings, path, found, least, most);
    }
}

/// Checks a weight: finite and within a million of 0.
pub(super) fn weight(findings: &mut Findings, path: &Path<'_>, found: f64) {
    real(findings, path, found, -WEIGHT_LIMIT, WEIGHT_LIMIT);
}

/// Checks a weight that may not be negative.
pub(super) fn positive(findings: &mut Findings, path: &Path<'_>, found: f64) {
    real(findings, path, found, 0.0, WEIGHT_LIMIT);
}

/// Checks a point on the earth, in degrees.
pub(super) fn point(findings: &mut Findings, path: &Path<'_>, lat: f64, lon: f64) {
    real(findings, &path.field("lat"), lat, -90.0, 90.0);
    real(findings, &path.field("lon"), lon, -180.0, 180.0);
}
