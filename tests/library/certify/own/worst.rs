//! The weight of the lowest total, dealt out to candidates: worked by hand.

use secondment::model::{Candidate, SchemeBuilder};
use secondment::plan::{Own, Prices};

use super::{POINT, bound, parts};
use crate::common::brute;

/// Two people, one period, one place each at 100 and 40 points, the lowest total once.
fn pair(worst: f64) -> SchemeBuilder {
    let mut parts = parts(1);
    parts.candidates.push(Candidate::new("b"));
    parts.posts.truncate(2);
    parts.posts.iter_mut().for_each(|post| *post = post.clone().places(1));
    parts.objective.worst = worst;
    parts
}

fn prices(desk: i64, worst: &[(&str, i64)], relaxed: bool) -> Prices {
    let mut prices = Prices::new();
    prices.posts.entry("p1".into()).or_default().insert(1, desk);
    prices.worst = worst.iter().map(|&(id, units)| (id.into(), units)).collect();
    if relaxed {
        prices.own = ["a", "b"].map(|id| (id.into(), Own::default())).into();
    }
    prices
}

#[test]
fn the_weight_is_dealt_out() {
    let parts = pair(1.0);
    assert_eq!(brute::solve(&parts).best.expect("a plan").0, 100 + 40 + 40);
    for relaxed in [false, true] {
        let of = |desk: i64, worst: &[(&str, i64)]| {
            bound(&parts, prices(desk * POINT, worst, relaxed)).expect("a plan")
        };
        // Each has 40 without the first post, 100 - 60 with it; nobody more than 100.
        assert_eq!(of(60, &[]), 40 + 40 + 60 + 100);
        // All for one: 2 x 40 or 2 x 100 - 60, and the other has 40.
        assert_eq!(of(60, &[("a", POINT)]), 140 + 40 + 60);
        // Half for each: 1.5 x 40 or 1.5 x 100 - 90, and 90 for the place. No U, and no gap of 100 - 40.
        assert_eq!(of(90, &[("a", POINT / 2), ("b", POINT / 2)]), 60 + 60 + 90);
        // A quarter for each, and half of 100.
        assert_eq!(of(75, &[("a", POINT / 4), ("b", POINT / 4)]), 50 + 50 + 75 + 50);
    }
}

#[test]
fn what_is_left_is_rounded_up_in_price_units() {
    let parts = pair(0.1);
    for relaxed in [false, true] {
        let of = |worst: &[(&str, i64)]| bound(&parts, prices(0, worst, relaxed));
        // Without multipliers in points: floor(0.1 x 100).
        assert_eq!(of(&[]), Some(210));
        // 100 x 102 units for one, and 0.4 units x 100 left.
        assert_eq!(of(&[("a", 102)]), Some(200 + 10_240 / 1024));
        // With 1023 units of a place that nobody takes: 10200 + 40 + 1023 are less than 11 points.
        let mut fine = prices(0, &[("a", 102)], relaxed);
        fine.posts.entry("p2".into()).or_default().insert(1, 1023);
        assert_eq!(bound(&parts, fine.clone()), Some(210));
        fine.posts.entry("p2".into()).or_default().insert(1, 1024);
        assert_eq!(bound(&parts, fine), Some(211));
    }
}

#[test]
fn a_lowest_total_below_nought_counts_against() {
    let mut parts = parts(1);
    parts.posts.retain(|post| post.id.as_str() == "p3");
    parts.candidates.push(Candidate::new("b"));
    parts.rules.must_place = true;
    parts.objective.worst = 0.5;
    assert_eq!(brute::solve(&parts).best.expect("a plan").0, -75);
    for relaxed in [false, true] {
        for worst in [&[][..], &[("a", 512)], &[("a", 100), ("b", 1)]] {
            assert_eq!(bound(&parts, prices_of_none(worst, relaxed)), Some(-75), "{worst:?}");
        }
    }
}

fn prices_of_none(worst: &[(&str, i64)], relaxed: bool) -> Prices {
    let mut prices = prices(0, worst, relaxed);
    prices.posts.clear();
    prices
}
