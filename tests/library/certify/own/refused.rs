//! Multipliers that bound nothing, and what stands beside them.

use secondment::certify::{CertifyError, certify};
use secondment::model::{Candidate, CountRule, Each, OrderRule, PostSelect, SchemeBuilder};
use secondment::plan::{Certificate, Own, PRICE_UNIT, Prices, Residual, residual_digest};

use super::{build, certified, own, parts, relaxed};

pub(super) fn error(parts: &SchemeBuilder, prices: Prices) -> CertifyError {
    certify(&build(parts), &Certificate::new(prices, None), None).unwrap_err()
}

fn ruled() -> SchemeBuilder {
    let mut parts = parts(2);
    parts.candidates.push(Candidate::new("b"));
    parts.rules.counts.push(CountRule::at_least("least", 1));
    parts.rules.counts.push(CountRule::at_most("served", 1).periods());
    parts.rules.counts.push(CountRule::at_most("each", 1).each(Each::Stream));
    parts.rules.counts.push(CountRule::at_most("soft", 1).points(1.0));
    let all = PostSelect::default;
    parts.rules.order.push(OrderRule::new("after", all()).after(all(), 1));
    parts.rules.order.push(OrderRule::new("soft", all()).after(all(), 1).points(1.0));
    parts
}

#[test]
fn candidates_and_limits_are_known() {
    let parts = ruled();
    let mut prices = Prices::new();
    prices.own.insert("c".into(), Own::default());
    let unknown = CertifyError::UnknownCandidate { candidate: "c".into() };
    assert_eq!(error(&parts, prices), unknown);
    for name in [
        "",
        "per-stream",
        "per-stream/s4",
        "per-stream/s1/1",
        "per-provider/h4",
        "tags/t",
        "counts/soft",
        "counts/each",
        "counts/each/h1",
        "counts/least/s1",
        "counts/none",
        "order/after",
        "order/after/0",
        "order/after/3",
        "order/after/01",
        "order/soft/1",
        "per-stream/%73%31",
        "stays/x",
    ] {
        let unknown = CertifyError::UnknownLimit { candidate: "a".into(), limit: name.into() };
        assert_eq!(error(&parts, relaxed(own(&[name], &[]))), unknown);
        assert_eq!(error(&parts, relaxed(own(&[], &[(name, 0)]))), unknown);
    }
    for name in ["counts/served", "order/after/1"] {
        let refused = CertifyError::NotFollowed { candidate: "a".into(), limit: name.into() };
        assert_eq!(error(&parts, relaxed(own(&[name], &[]))), refused);
    }
}

#[test]
fn multipliers_have_a_limit_on_their_side_and_a_size() {
    let parts = ruled();
    let sides = [
        ("counts/least", 1, "above"),
        ("counts/each/s1", -1, "below"),
        ("counts/served", -1, "below"),
        ("order/after/2", -1, "below"),
        ("per-stream/s1", -1, "below"),
        ("per-provider/h1", -1, "below"),
    ];
    for (name, multiplier, side) in sides {
        let (candidate, limit) = ("a".into(), name.into());
        let wrong = CertifyError::MultiplierSign { candidate, limit, side };
        assert_eq!(error(&parts, relaxed(own(&[], &[(name, multiplier)]))), wrong);
        certified(&parts, relaxed(own(&[], &[(name, -multiplier * (1 << 52))])));
        for large in [(1 << 52) + 1, i64::MAX, i64::MIN] {
            let (candidate, limit) = ("a".into(), name.into());
            let wrong = CertifyError::MultiplierTooLarge { candidate, limit };
            assert_eq!(error(&parts, relaxed(own(&[], &[(name, large)]))), wrong);
        }
    }
}

#[test]
fn multipliers_of_the_lowest_total_are_no_more_than_its_weight() {
    let mut parts = ruled();
    let worst = |units: [(&str, i64); 2]| {
        let mut prices = Prices::new();
        prices.worst = units.into_iter().map(|(id, units)| (id.into(), units)).collect();
        prices
    };
    assert_eq!(error(&parts, worst([("a", 0), ("b", 1)])), CertifyError::WorstMultipliers);
    certified(&parts, worst([("a", 0), ("b", 0)]));
    // 0.1 of 1024 units is 102.4.
    parts.objective.worst = 0.1;
    certified(&parts, worst([("a", 51), ("b", 51)]));
    for more in [52, i64::MAX] {
        assert_eq!(error(&parts, worst([("a", 51), ("b", more)])), CertifyError::WorstMultipliers);
    }
    let negative = CertifyError::NegativeWorst { candidate: "b".into() };
    assert_eq!(error(&parts, worst([("a", 51), ("b", -1)])), negative);
    let unknown = CertifyError::UnknownCandidate { candidate: "c".into() };
    assert_eq!(error(&parts, worst([("a", 51), ("c", 1)])), unknown);
}

#[test]
fn a_residual_beside_relaxed_rules_matches_nothing() {
    let mut parts = parts(1);
    parts.candidates[0].refused = ["p1".into(), "p2".into(), "p3".into()].into();
    let residual = Residual {
        value: 0,
        rotations: 0,
        digest: residual_digest([vec![]]),
        tree: None,
        back_end: None,
    };
    let check = |prices| {
        let certificate = Certificate::new(prices, Some(residual.clone()));
        let certified = certify(&build(&parts), &certificate, None).expect("a bound");
        assert_eq!(certified.bound, Some(0));
        certified.residual.expect("a residual")
    };
    assert!(check(Prices::new()).matches);
    let beside = check(relaxed(Own::default()));
    assert_eq!((beside.matches, beside.rotations, beside.digest), (false, None, None));
}

#[test]
fn the_form_is_as_before_without_and_strict_with_multipliers() {
    let none = serde_json::to_string(&Prices::new()).expect("prices have a JSON form");
    assert_eq!(none, r#"{"format":1,"posts":{}}"#);
    let mut prices = relaxed(own(&["per-stream/s1"], &[("order/o/1", 3 * PRICE_UNIT)]));
    prices.own.insert("b".into(), Own::default());
    prices.worst.insert("a".into(), 7);
    let text = serde_json::to_string(&prices).expect("prices have a JSON form");
    let own = r#"{"a":{"follows":["per-stream/s1"],"multipliers":{"order/o/1":3072}},"b":{}}"#;
    assert_eq!(text, format!(r#"{{"format":1,"posts":{{}},"own":{own},"worst":{{"a":7}}}}"#));
    assert_eq!(serde_json::from_str::<Prices>(&text).expect("what was written"), prices);
    let unknown = r#"{"format":1,"posts":{},"own":{"a":{"follow":[]}}}"#;
    assert!(serde_json::from_str::<Prices>(unknown).is_err());
}
