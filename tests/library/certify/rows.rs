//! Prices of rows of rules that couple candidates.

use std::collections::BTreeMap;

use secondment::certify::{CertifyError, certify};
use secondment::model::{Candidate, Kind, Post, Provider, Resource, Sector, UnderWay, Use};
use secondment::plan::{Certificate, PRICE_UNIT, Prices, ROW_UNIT};
use secondment::{Scheme, SchemeBuilder};

use crate::common::rng::Rng;
use crate::common::{brute, coupled, tiny};

/// A point's worth of a row's price.
const POINT: i64 = PRICE_UNIT * ROW_UNIT;

/// Two people worth 500 points each at one desk with two places, in one period.
fn desk(resource: Resource) -> SchemeBuilder {
    let mut scheme = SchemeBuilder::new(1)
        .kind(Kind::new("council"))
        .provider(Provider::new("Camden", "council", Sector::Public))
        .post(Post::new("desk", "Camden").places(2))
        .candidate(Candidate::new("a").points("desk", 0.5))
        .candidate(Candidate::new("b").points("desk", 0.5));
    scheme.rules.resources.push(resource);
    scheme
}

fn build(parts: SchemeBuilder) -> Scheme {
    parts.build().unwrap_or_else(|e| panic!("{e}"))
}

fn priced(row: &str, price: i64) -> Prices {
    let mut prices = Prices::new();
    prices.rows.insert(row.into(), price);
    prices
}

fn bound(parts: &SchemeBuilder, prices: Prices) -> Option<i64> {
    let scheme = build(parts.clone());
    certify(&scheme, &Certificate::new(prices, None), None).expect("prices of rows").bound
}

fn fees() -> Resource {
    Resource::at_most("fees", 3).uses(Use::per_period(3))
}

#[test]
fn an_upper_limit_is_charged() {
    let scheme = desk(fees());
    assert_eq!(bound(&scheme, Prices::new()), Some(1000));
    // 3 at a third of 300 points: each may keep 200, and the limit is worth 300.
    assert_eq!(bound(&scheme, priced("resources/fees", 100 * POINT)), Some(700));
    // 500 points for what a placement uses: nobody keeps anything.
    assert_eq!(bound(&scheme, priced("resources/fees", 500 * POINT / 3)), Some(500));
    assert_eq!(bound(&scheme, priced("resources/fees", 200 * POINT)), Some(600));
}

#[test]
fn a_lower_limit_pays() {
    let scheme = desk(Resource::at_least("idle", -1).uses(Use::per_period(-1)));
    // At most one may be placed, whose placement is charged 500.
    assert_eq!(bound(&scheme, priced("resources/idle", -500 * POINT)), Some(500));
    let mut costly = desk(Resource::at_least("cover", 2).uses(Use::per_period(1)));
    for candidate in &mut costly.candidates {
        candidate.points.insert("desk".into(), -0.5);
    }
    assert_eq!(bound(&costly, Prices::new()), Some(0));
    // Each is paid 600 and has 100; the limit takes 1200 back.
    assert_eq!(bound(&costly, priced("resources/cover", -600 * POINT)), Some(-1000));
}

#[test]
fn placements_under_way_have_used_some() {
    let mut scheme = desk(Resource::at_most("fees", 4).uses(Use::per_period(3)));
    scheme.candidates[0].under_way = Some(UnderWay::new("desk", 1).served(0));
    // 1 is left of 4; the other one pays 3 times 100.
    assert_eq!(bound(&scheme, priced("resources/fees", 100 * POINT)), Some(300));
}

#[test]
fn charges_are_rounded_down_and_limits_up() {
    let with = |resource, price| {
        let mut scheme = desk(resource);
        // A free place at 1023 units that nobody can take: one unit more makes a point.
        scheme.posts.push(Post::new("attic", "Camden"));
        for candidate in &mut scheme.candidates {
            candidate.refused.insert("attic".into());
        }
        let mut prices = priced("resources/fees", price);
        prices.posts.entry("attic".into()).or_default().insert(1, 1023);
        bound(&scheme, prices)
    };
    let half = ROW_UNIT / 2;
    // A limit of 1 at half a unit is worth 1. Uses of 1 are charged 0.
    assert_eq!(with(Resource::at_most("fees", 1).uses(Use::per_period(1)), half), Some(1001));
    // Uses of 3 are charged 1 each, which two of them pay.
    assert_eq!(with(Resource::at_most("fees", 1).uses(Use::per_period(3)), half), Some(999 + 1));
    // A limit of 0 is worth nothing; uses of -1 are charged -1 each.
    assert_eq!(with(Resource::at_most("fees", 0).uses(Use::per_period(-1)), half), Some(1001));
    assert_eq!(with(Resource::at_most("fees", 0).uses(Use::per_period(1)), half), Some(1000));
    // Two uses in one cell are rounded together, in two cells apart.
    let twice = Resource::at_most("fees", 0).uses(Use::per_period(1)).uses(Use::per_placement(1));
    assert_eq!(with(twice, half), Some(999 + 1));
}

#[test]
fn a_soft_row_counts_at_its_cost_at_most() {
    let scheme = desk(fees().points(0.1));
    assert_eq!(bound(&scheme, priced("resources/fees", 50 * POINT)), Some(850));
    for price in [100 * POINT, 200 * POINT, 1 << 60] {
        assert_eq!(bound(&scheme, priced("resources/fees", price)), Some(700));
    }
    let free = desk(fees().points(0.0));
    assert_eq!(bound(&free, priced("resources/fees", 1 << 60)), Some(1000));
}

#[test]
fn prices_that_bound_nothing() {
    let scheme = build(desk(fees()));
    let refused = |row: &str, price| {
        certify(&scheme, &Certificate::new(priced(row, price), None), None).unwrap_err()
    };
    let row = || "resources/fees".to_owned();
    let unknown = CertifyError::UnknownRow { row: "resources/fee".into() };
    assert_eq!(refused("resources/fee", 1), unknown);
    let below = CertifyError::RowPriceSign { row: row(), side: "below" };
    assert_eq!(refused("resources/fees", -1), below);
    let high = CertifyError::RowPriceTooHigh { row: row() };
    assert_eq!(refused("resources/fees", (1 << 60) + 1), high);
    assert_eq!(refused("resources/fees", i64::MIN), high);
    let least = build(desk(Resource::at_least("fees", 1).uses(Use::per_period(1))));
    let certificate = Certificate::new(priced("resources/fees", 1), None);
    let above = CertifyError::RowPriceSign { row: row(), side: "above" };
    assert_eq!(certify(&least, &certificate, None).unwrap_err(), above);
}

#[test]
fn no_prices_of_rows_are_written_as_before() {
    let text = serde_json::to_string(&Prices::new()).expect("prices have a JSON form");
    assert_eq!(text, r#"{"format":1,"posts":{}}"#);
    let priced = priced("resources/fees", 7);
    let text = serde_json::to_string(&priced).expect("prices have a JSON form");
    assert_eq!(serde_json::from_str::<Prices>(&text).expect("what was written"), priced);
}

#[test]
fn no_plan_is_worth_more_than_the_bound_at_any_prices() {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for seed in 0..200 {
        let mut parts = tiny::scheme(seed);
        let rng = &mut Rng::new(seed ^ 0x51_7CC1_B727);
        coupled::add(rng, &mut parts);
        let Some((best, _)) = brute::solve(&parts).best else { continue };
        let scheme = build(parts);
        let bound = |prices| {
            let certified = certify(&scheme, &Certificate::new(prices, None), None);
            certified.expect("prices of rows").bound.expect("there is a plan")
        };
        assert!(bound(Prices::new()) >= best, "seed {seed}");
        for _ in 0..5 {
            let mut prices = crate::certify::draw::prices(rng.word(), &scheme);
            prices.rows = coupled::prices(rng, &scheme);
            let bound = bound(prices.clone());
            assert!(bound >= best, "seed {seed}: {bound} < {best} at {prices:?}");
            for row in prices.rows.keys() {
                let rule = row.split('/').next().expect("a rule");
                *counts.entry(rule.to_owned()).or_default() += 1;
            }
        }
    }
    let rules = coupled::RULES.map(|(rule, _)| (rule, counts.get(rule).copied().unwrap_or(0)));
    assert!(rules.iter().all(|&(_, rows)| rows > 25), "{rules:?}");
}
