//! Whether a provider is within a candidate's reach.

use crate::model::{BaseRow, CandidateRow, ProviderRow, Scheme};

/// Mean Earth radius in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Distances are compared with this slack in kilometres, so that a limit equal to a distance holds.
const SLACK_KM: f64 = 1e-9;

/// Whether the provider is within reach at some time: of those who move, [`relocation`] asks when.
///
/// [`relocation`]: super::relocation
pub(crate) fn within(scheme: &Scheme, candidate: &CandidateRow, provider: &ProviderRow) -> bool {
    !candidate.moves.is_empty() || near(scheme, candidate, candidate.base, provider)
}

/// Whether the provider is within reach from a base.
pub(crate) fn near(
    scheme: &Scheme,
    candidate: &CandidateRow,
    base: Option<BaseRow>,
    provider: &ProviderRow,
) -> bool {
    let close = candidate.reach_km.is_none_or(|limit| {
        let ends = base.zip(provider.point);
        ends.is_some_and(|(from, to)| great_circle_km(from.point, to) <= limit + SLACK_KM)
    });
    let soon = candidate.reach_minutes.is_none_or(|limit| {
        let ends = base.and_then(|base| base.place).zip(provider.place);
        let minutes = ends.and_then(|(from, to)| scheme.travel().minutes(from, to));
        minutes.is_some_and(|minutes| minutes <= limit)
    });
    let listed = candidate.reach_places.as_ref().is_none_or(|places| {
        provider.place.is_some_and(|place| places.binary_search(&place).is_ok())
    });
    close && soon && listed
}

/// Whether two points in degrees are at most so far apart.
pub(crate) fn within_km(a: (f64, f64), b: (f64, f64), km: f64) -> bool {
    great_circle_km(a, b) <= km + SLACK_KM
}

/// Great-circle distance between two points in degrees, by the haversine formula.
fn great_circle_km(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (from.0.to_radians(), to.0.to_radians());
    let half_lat = libm::sin((lat_b - lat_a) / 2.0);
    let half_lon = libm::sin((to.1 - from.1).to_radians() / 2.0);
    let h = half_lat * half_lat + libm::cos(lat_a) * libm::cos(lat_b) * half_lon * half_lon;
    2.0 * EARTH_RADIUS_KM * libm::asin(libm::sqrt(h.min(1.0)))
}
