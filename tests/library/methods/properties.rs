//! What holds of plans whatever the scheme.

use std::collections::BTreeSet;

use secondment::CancelToken;
use secondment::methods::Method;
use secondment::methods::known::{SerialPeriod, SerialRotation, find, methods};
use secondment::model::SchemeBuilder;
use secondment::sources::{Spec, generate};

use crate::common::rng::Rng;
use crate::common::tiny;
use crate::methods::market::{Market, plan};

/// Schemes looked at.
const SCHEMES: u64 = 60;

#[test]
fn every_method_is_found_by_its_name() {
    let names: Vec<String> =
        methods().iter().map(|method| method.about().name.to_owned()).collect();
    assert!(names.is_sorted());
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    for name in &names {
        assert_eq!(find(name).expect("listed").about().name, name);
    }
    assert!(find("lottery").is_none());
}

/// A scheme with its lists in another order.
fn shuffled(seed: u64, mut parts: SchemeBuilder) -> SchemeBuilder {
    let rng = &mut Rng::new(seed);
    rng.shuffle(&mut parts.candidates);
    rng.shuffle(&mut parts.posts);
    rng.shuffle(&mut parts.providers);
    rng.shuffle(&mut parts.kinds);
    parts
}

#[test]
fn the_order_of_the_file_does_not_matter() {
    for seed in 0..SCHEMES {
        let parts = tiny::scheme(seed);
        let other = shuffled(seed, parts.clone()).build().unwrap_or_else(|error| panic!("{error}"));
        let scheme = parts.build().unwrap_or_else(|error| panic!("{error}"));
        for method in methods() {
            let made = |scheme| method.allocate(scheme, seed, &CancelToken::new());
            let name = method.about().name;
            assert_eq!(made(&scheme), made(&scheme), "{name}, seed {seed}");
            assert_eq!(made(&scheme), made(&other), "{name}, seed {seed}");
        }
    }
}

/// On a scheme where places are scarce every lottery matters, and nothing else does.
#[test]
fn the_seed_changes_the_plan_where_it_may() {
    let mut parts = generate(&Spec::new(40, 20, 3, 12, 5)).expect("possible").edit();
    for candidate in &mut parts.candidates {
        candidate.points.clear();
    }
    let scheme = parts.build().expect("no fault");
    for method in methods().iter().filter(|method| method.about().name != "optimiser") {
        let plans: Vec<_> = (0..5).map(|seed| plan(method.as_ref(), &scheme, seed)).collect();
        let differs = plans.iter().any(|plan| *plan != plans[0]);
        assert_eq!(differs, method.about().random, "{}", method.about().name);
    }
}

#[test]
fn a_cancelled_run_places_nobody() {
    let scheme = generate(&Spec::new(40, 20, 3, 12, 5)).expect("possible");
    let cancel = CancelToken::new();
    cancel.cancel();
    for method in methods() {
        let made = method.allocate(&scheme, 0, &cancel).expect("no fault");
        let placed = made.plan.map_or(0, |plan| plan.placed());
        assert_eq!(placed, 0, "{}", method.about().name);
    }
}

/// No other matching is as good for everybody by rank and better for somebody: by enumeration.
#[test]
fn a_serial_dictatorship_is_pareto_efficient() {
    for seed in 0..400 {
        let market = Market::drawn(seed);
        let scheme = market.scheme();
        for method in [&SerialPeriod as &dyn Method, &SerialRotation] {
            let found = market.read(&plan(method, &scheme, seed));
            let ranks = |matching: &[Option<usize>]| -> Vec<u32> {
                let rank = |(who, post): (usize, &Option<usize>)| {
                    post.and_then(|post| market.ranks[who][post]).unwrap_or(u32::MAX)
                };
                matching.iter().enumerate().map(rank).collect()
            };
            let mine = ranks(&found);
            for other in market.matchings() {
                let theirs = ranks(&other);
                let dominates = theirs != mine && theirs.iter().zip(&mine).all(|(a, b)| a <= b);
                assert!(!dominates, "{}, seed {seed}: {market:?}", method.about().name);
            }
        }
    }
}
