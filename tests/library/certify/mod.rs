//! The recomputed bound, against plain enumeration of all rotations.

mod branching;
mod crowded;
mod draw;
mod enumerate;
mod forged;
mod own;
mod residual;
mod rows;
mod solution;
mod tree_rows;

use proptest::prelude::*;
use secondment::Scheme;
use secondment::certify::certify;
use secondment::plan::{Certificate, PRICE_UNIT};

use enumerate::{expected_bound, rotations};

fn agrees_with_enumeration(seed: u64, scheme: &Scheme) -> Result<(), TestCaseError> {
    let certificate = Certificate::new(draw::prices(seed, scheme), None);
    let all = rotations(scheme, &certificate.prices);
    let certified = certify(scheme, &certificate, None).unwrap();
    prop_assert!(certified.complete);
    let stuck: Vec<_> = scheme
        .candidates()
        .zip(&all)
        .filter(|(_, rotations)| rotations.is_empty())
        .map(|(ix, _)| scheme.candidate(ix).id.clone())
        .collect();
    prop_assert_eq!(certified.infeasible_candidates, stuck);
    prop_assert_eq!(certified.bound, expected_bound(scheme, &certificate.prices, &all));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_bound_is_that_of_plain_enumeration(seed in any::<u64>()) {
        agrees_with_enumeration(seed, &draw::scheme(seed))?;
    }

    #[test]
    fn a_work_limit_weakens_the_bound_and_keeps_it_valid(seed in any::<u64>(), limit in 0u64..400) {
        let scheme = draw::scheme(seed);
        let certificate = Certificate::new(draw::prices(seed, &scheme), None);
        let exact = certify(&scheme, &certificate, None).unwrap();
        let limited = certify(&scheme, &certificate, Some(limit)).unwrap();
        prop_assert!(limited.bound >= exact.bound);
        prop_assert_eq!(limited.complete, limited.candidates_cut == 0);
        if limited.complete {
            prop_assert_eq!(limited.bound, exact.bound);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn it_is_so_with_more_providers_and_kinds_than_are_told_apart(seed in any::<u64>()) {
        agrees_with_enumeration(seed, &draw::wide(seed))?;
    }
}

#[test]
fn without_work_every_candidate_is_cut() {
    let scheme = draw::feasible(7);
    let certificate = Certificate::new(draw::prices(7, &scheme), None);
    let limited = certify(&scheme, &certificate, Some(0)).unwrap();
    assert_eq!(limited.candidates_cut, scheme.candidates().len());
    assert!(!limited.complete);
    assert_eq!(limited.work, 0);
}

#[test]
fn prices_are_in_1024ths_of_a_point() {
    assert_eq!(PRICE_UNIT, 1024);
}
