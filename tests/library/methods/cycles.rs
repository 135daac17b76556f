//! Rotational diversity: one person in several cycles, in which whoever is met again counts less.

use secondment::methods::known::{RotationalDiversity, Strategy};
use secondment::model::{Candidate, Kind, Post, Provider, Sector};
use secondment::{Scheme, SchemeBuilder};

use crate::methods::market::plan;

/// Ada, and posts x, y ... at providers of their own with this fit for her.
fn ada(periods: u32, fit: &[(&str, f64)], met: Option<(&str, u32)>) -> Scheme {
    let mut parts = SchemeBuilder::new(periods).kind(Kind::new("trust"));
    parts.scale = 1;
    parts.rules.per_provider = 99;
    let mut ada = Candidate::new("Ada");
    for &(post, points) in fit {
        parts = parts
            .provider(Provider::new(format!("host of {post}"), "trust", Sector::Public))
            .post(Post::new(post, format!("host of {post}")));
        ada = ada.points(post, points);
    }
    if let Some((post, periods)) = met {
        ada = ada.served(format!("host of {post}"), periods, 0);
    }
    parts.candidate(ada).build().expect("no fault")
}

/// Her posts, period by period.
fn posts(scheme: &Scheme, strategy: Strategy) -> String {
    let plan = plan(&RotationalDiversity::new(strategy), scheme, 0);
    plan.rotation("Ada").iter().map(|placed| placed.post.as_str()).collect()
}

/// Fit of 5, 3 and 0 is profit of 6, 4 and 1. Profit times affinity, cycle by cycle:
///
/// | cycle | x | y | z | taken |
/// |---|---|---|---|---|
/// | 1 | 6 x 1 | 4 x 1 | 1 x 1 | x |
/// | 2 | 6 x 1 | 4 x 2 | 1 x 2 | y |
/// | 3 | 6 x 2 | 4 x 1 | 1 x 3 | x |
/// | 4 | 6 x 1 | 4 x 2 | 1 x 4 | y |
/// | 5 | 6 x 2 | 4 x 1 | 1 x 5 | x |
/// | 6 | 6 x 1 | 4 x 2 | 1 x 6 | y |
/// | 7 | 6 x 2 | 4 x 1 | 1 x 7 | x |
#[test]
fn profit_times_affinity() {
    let scheme = ada(7, &[("x", 5.0), ("y", 3.0), ("z", 0.0)], None);
    assert_eq!(posts(&scheme, Strategy::Product), "xyxyxyx");
}

/// Pressure is (sum of affinities - 3) / 2: -1/2, 0, 1/2, 1 as y stays unmet. At 1 affinity decides, y is
/// met, and the pressure is 0 again.
#[test]
fn affinity_alone_when_the_pressure_is_high() {
    let scheme = ada(5, &[("x", 3.0), ("y", 2.0)], None);
    assert_eq!(posts(&scheme, Strategy::Switch { threshold: 1.0 }), "xxxyx");
}

/// Fit of 4 and 2 is profit of 3 and 1, so 1 and 1/3 of the highest. With the weight w = 3 / sum:
///
/// | cycle | affinities | w | x | y | taken |
/// |---|---|---|---|---|---|
/// | 1 | 1, 1 | 1 | 1 | 1/3 | x |
/// | 2 | 1, 2 | 1 | 1 | 1/3 | x |
/// | 3 | 1, 3 | 3/4 | 3/4 + 1/12 | 1/4 + 1/4 | x |
/// | 4 | 1, 4 | 3/5 | 3/5 + 1/10 | 1/5 + 2/5 | x |
/// | 5 | 1, 5 | 1/2 | 1/2 + 1/10 | 1/6 + 1/2 | y |
#[test]
fn profit_and_affinity_weighted() {
    let scheme = ada(5, &[("x", 4.0), ("y", 2.0)], None);
    assert_eq!(posts(&scheme, Strategy::Weighted), "xxxxy");
}

/// She has just been at the host of x for three periods: 2 x 1 against 1 x 4.
#[test]
fn history_counts_as_cycles_before() {
    let scheme = ada(1, &[("x", 3.0), ("y", 2.0)], Some(("x", 3)));
    assert_eq!(posts(&scheme, Strategy::Product), "y");
    let scheme = ada(1, &[("x", 3.0), ("y", 2.0)], None);
    assert_eq!(posts(&scheme, Strategy::Product), "x");
}
