//! Great-circle distance.

/// Mean radius of the Earth in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Distances are compared with this tolerance, so that a reach stated as the distance itself holds.
const TOLERANCE_KM: f64 = 1e-9;

/// Distance in kilometres between two points in degrees, by the haversine formula.
pub(crate) fn great_circle_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let half_lat = libm::sin((b.0 - a.0).to_radians() / 2.0);
    let half_lon = libm::sin((b.1 - a.1).to_radians() / 2.0);
    let across = libm::cos(a.0.to_radians()) * libm::cos(b.0.to_radians());
    let haversine = half_lat * half_lat + across * half_lon * half_lon;
    2.0 * EARTH_RADIUS_KM * libm::asin(libm::sqrt(haversine).min(1.0))
}

/// Whether two points in degrees are at most `km` kilometres apart.
pub(super) fn within(a: (f64, f64), b: (f64, f64), km: f64) -> bool {
    great_circle_km(a, b) <= km + TOLERANCE_KM
}

#[cfg(test)]
mod tests {
    use super::{EARTH_RADIUS_KM, great_circle_km, within};

    #[test]
    fn a_quarter_of_a_great_circle() {
        let quarter = EARTH_RADIUS_KM * std::f64::consts::FRAC_PI_2;
        assert!((great_circle_km((0.0, 0.0), (0.0, 90.0)) - quarter).abs() < 1e-6);
        assert!((great_circle_km((0.0, 20.0), (90.0, 77.0)) - quarter).abs() < 1e-6);
    }

    #[test]
    fn one_degree_along_a_meridian_is_111_195_km() {
        // 6371.0088 km * pi / 180 = 111.19508 km
        assert!(within((51.0, 0.0), (52.0, 0.0), 111.1951));
        assert!(!within((51.0, 0.0), (52.0, 0.0), 111.1950));
    }

    #[test]
    fn a_point_is_within_0_km_of_itself() {
        assert!(within((51.5, -0.12), (51.5, -0.12), 0.0));
    }
}
