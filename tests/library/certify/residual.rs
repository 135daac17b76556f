//! The residual: the same rotations as by plain enumeration, or it does not match.

use secondment::Scheme;
use secondment::certify::certify;
use secondment::plan::{Certificate, PRICE_UNIT, Prices, Residual, residual_digest};

use proptest::prelude::*;

use crate::certify::draw;
use crate::certify::enumerate::{expected_units, rotations};

/// The residual of a value, by plain enumeration.
pub(crate) fn residual(scheme: &Scheme, prices: &Prices, value: i64) -> Residual {
    let all = rotations(scheme, prices);
    let bound = expected_units(scheme, prices, &all).unwrap();
    let loss = bound - i128::from(PRICE_UNIT) * (i128::from(value) + 1);
    let within: Vec<Vec<_>> = all
        .iter()
        .map(|rotations| {
            let best = rotations.iter().map(|&(_, value)| value).max().unwrap();
            let keep = rotations.iter().filter(|&&(_, value)| best - value <= loss);
            keep.map(|(rotation, _)| rotation.clone()).collect()
        })
        .collect();
    Residual {
        value,
        rotations: within.iter().map(|rotations| rotations.len() as u64).sum(),
        digest: residual_digest(within),
        tree: None,
        back_end: Some("microlp".to_owned()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_honest_residual_matches_and_a_forged_one_does_not(seed in any::<u64>(), below in -10i64..3000) {
        let scheme = draw::feasible(seed);
        let prices = draw::prices(seed, &scheme);
        let bound = certify(&scheme, &Certificate::new(prices.clone(), None), None).unwrap().bound;
        let value = bound.unwrap() - below;
        let honest = residual(&scheme, &prices, value);
        let check = |residual: Residual| {
            let certificate = Certificate::new(prices.clone(), Some(residual));
            certify(&scheme, &certificate, None).unwrap().residual.unwrap()
        };
        let found = check(honest.clone());
        prop_assert_eq!(found.rotations, Some(honest.rotations));
        prop_assert_eq!(found.digest.as_ref(), Some(&honest.digest));
        prop_assert!(found.matches);
        let too_few = Residual { rotations: honest.rotations.saturating_sub(1), ..honest.clone() };
        if honest.rotations > 0 {
            prop_assert!(!check(too_few).matches);
        }
        let one_more = Residual { rotations: honest.rotations + 1, ..honest.clone() };
        let cut_short = Residual { digest: honest.digest[1..].to_owned(), ..honest };
        for forged in [one_more, cut_short] {
            prop_assert!(!check(forged).matches);
        }
    }
}

#[test]
fn a_residual_beyond_the_work_limit_is_not_taken_on_trust() {
    let mut bounded_only = 0;
    for seed in 0..20 {
        let scheme = draw::feasible(seed);
        let prices = draw::prices(seed, &scheme);
        // So low that every rotation is within the loss.
        let honest = residual(&scheme, &prices, -1_000_000_000);
        let certificate = Certificate::new(prices, Some(honest));
        let exact = certify(&scheme, &certificate, None).unwrap();
        assert!(exact.residual.as_ref().unwrap().matches, "seed {seed}");
        let enough = (exact.work + 1) * scheme.candidates().len() as u64;
        for limit in (0..enough).step_by(enough.div_ceil(50) as usize) {
            let certified = certify(&scheme, &certificate, Some(limit)).unwrap();
            let check = certified.residual.unwrap();
            if check.matches {
                assert_eq!((certified.bound, certified.complete), (exact.bound, true));
            } else {
                assert_eq!((check.rotations, check.digest), (None, None), "seed {seed}");
                bounded_only += u32::from(certified.complete);
            }
        }
        assert!(certify(&scheme, &certificate, Some(enough)).unwrap().residual.unwrap().matches);
    }
    assert!(bounded_only > 20, "{bounded_only} limits fell between bound and residual");
}

#[test]
fn any_value_may_be_claimed() {
    let scheme = draw::feasible(5);
    let prices = draw::prices(5, &scheme);
    for value in [i64::MIN, i64::MAX] {
        let claim =
            Residual { value, rotations: 0, digest: String::new(), tree: None, back_end: None };
        let certificate = Certificate::new(prices.clone(), Some(claim));
        let check = certify(&scheme, &certificate, None).unwrap().residual.unwrap();
        assert!(!check.matches);
        assert_eq!(check.rotations == Some(0), value == i64::MAX);
    }
}

#[test]
fn the_digest_is_of_one_line_of_json_per_candidate() {
    let rotation = |steps: &[(&str, u32)]| -> secondment::Rotation {
        let placement =
            |&(post, start): &(&str, u32)| secondment::Placement { post: post.into(), start };
        steps.iter().map(placement).collect()
    };
    // SHA-256 of `[[],[["a",1]],[["a",1],["b",3]],[["a",2]]]`, a line feed, `[]`, a line feed.
    let first = [&[][..], &[("a", 2)], &[("a", 1), ("b", 3)], &[("a", 1)]].map(rotation).into();
    let digest = residual_digest([first, Vec::new()]);
    assert_eq!(digest, "f02625b33a2464788d1e9e79ea9501954a2090e58df78c7013e55dbe04650649");
}
