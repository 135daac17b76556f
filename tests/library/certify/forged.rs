//! Certificates that prove nothing are refused, whatever they say.

use secondment::Scheme;
use secondment::certify::{CertifyError, certify};
use secondment::model::{Candidate, Kind, Post, Provider, Sector};
use secondment::plan::{Certificate, Prices};

fn scheme(places: u32) -> Scheme {
    let mut scheme = secondment::SchemeBuilder::new(2)
        .kind(Kind::new("council"))
        .provider(Provider::new("Camden", "council", Sector::Public))
        .post(Post::new("desk", "Camden").places(places));
    for name in ["a", "b"] {
        scheme = scheme.candidate(Candidate::new(name).points("desk", 0.5));
    }
    scheme.build().unwrap()
}

fn priced(post: &str, period: u32, price: i64) -> Certificate {
    let mut prices = Prices::new();
    prices.posts.entry(post.into()).or_default().insert(period, price);
    Certificate::new(prices, None)
}

fn refused(certificate: &Certificate) -> CertifyError {
    certify(&scheme(1), certificate, None).unwrap_err()
}

#[test]
fn prices_that_bound_nothing() {
    let post = || "desk".into();
    assert_eq!(
        refused(&priced("desk", 2, -1)),
        CertifyError::NegativePrice { post: post(), period: 2 }
    );
    assert_eq!(
        refused(&priced("desk", 2, i64::MIN)),
        CertifyError::NegativePrice { post: post(), period: 2 }
    );
    assert_eq!(
        refused(&priced("desk", 1, i64::MAX)),
        CertifyError::PriceTooHigh { post: post(), period: 1 }
    );
    for period in [0, 3, u32::MAX] {
        let unknown = CertifyError::UnknownPeriod { post: post(), period };
        assert_eq!(refused(&priced("desk", period, 1)), unknown);
    }
    let unknown = CertifyError::UnknownPost { post: "ward".into() };
    assert_eq!(refused(&priced("ward", 1, 1)), unknown);
}

#[test]
fn the_highest_price_bounds_without_overflow() {
    let certificate = priced("desk", 1, 1 << 52);
    // Two places at 2^42 points each; each candidate takes the other period for 500.
    let certified = certify(&scheme(2), &certificate, None).unwrap();
    assert_eq!(certified.bound, Some((1 << 43) + 1000));
    // As many places as a post can have.
    let certified = certify(&scheme(1_000_000), &certificate, None).unwrap();
    assert_eq!(certified.bound, Some(1_000_000 * (1 << 42) + 1000));
}

#[test]
fn a_price_below_a_point_counts() {
    // 1 place at 1/1024: the bound is 1000 + 1/1024 - 1/1024 twice less once, rounded down.
    let certified = certify(&scheme(1), &priced("desk", 1, 1), None).unwrap();
    assert_eq!(certified.bound, Some(1000));
}

#[test]
fn a_candidate_without_any_rotation_means_no_plan() {
    let mut parts = scheme(1).edit();
    parts.candidates[1].must_place = Some(true);
    parts.candidates[1].refused.insert("desk".into());
    let certified = certify(&parts.build().unwrap(), &priced("desk", 1, 1), None).unwrap();
    assert_eq!(certified.bound, None);
    assert_eq!(certified.infeasible_candidates, ["b".into()]);
}

#[test]
fn a_scheme_without_candidates_is_bounded_by_its_prices() {
    let mut parts = scheme(3).edit();
    parts.candidates.clear();
    let certified = certify(&parts.build().unwrap(), &priced("desk", 1, 1024), Some(9)).unwrap();
    assert_eq!(certified.bound, Some(3));
}
