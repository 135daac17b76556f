//! Forged claims are caught, each by name.

use secondment::model::Translator;
use secondment::plan::{Certificate, Prices, Residual};
use secondment::verify::{Rule, verify_solution};
use secondment::{Claims, Proof, Scheme, Solution};

use crate::verify::world::{build, plan, someone, world};

fn scheme() -> Scheme {
    let mut world = world();
    world.objective.translator =
        Translator::default().kinds(2).crossings(1).bonus(0.5).min_periods(1);
    build(world.candidate(someone().points("desk", 0.125)))
}

/// Camden-Barts 1250, a bonus of 500, and 125 of the scheme's own: 1875 points.
fn honest() -> Solution {
    let mut claims = Claims::new(1875, 1875, Proof::Certified);
    (claims.exposure, claims.translators_after) = (1750, 1);
    let plan = plan(&[("c", &[("desk", 1), ("ward", 2)])]);
    let certificate = Certificate::new(Prices::new(), None);
    Solution::new(scheme().fingerprint().to_owned(), plan, claims, certificate)
}

fn caught(forge: impl Fn(&mut Solution)) -> Vec<Rule> {
    let mut solution = honest();
    forge(&mut solution);
    let verdict = verify_solution(&scheme(), &solution);
    verdict.violations.iter().map(|violation| violation.rule).collect()
}

#[test]
fn honest_claims_hold() {
    assert_eq!(caught(|_| ()), []);
    assert_eq!(caught(|solution| solution.claims.bound = 2000), []);
}

#[test]
fn each_forged_claim_is_named() {
    assert_eq!(caught(|solution| solution.fingerprint.push('0')), [Rule::Fingerprint]);
    assert_eq!(caught(|solution| solution.claims.objective = 1874), [Rule::Objective]);
    assert_eq!(caught(|solution| solution.claims.exposure = 1875), [Rule::Exposure]);
    assert_eq!(caught(|solution| solution.claims.translators_before = 1), [Rule::Translators]);
    assert_eq!(caught(|solution| solution.claims.translators_after = 2), [Rule::Translators]);
    assert_eq!(caught(|solution| solution.claims.bound = 1874), [Rule::Bound]);
    assert_eq!(caught(|solution| solution.claims.proof = Proof::Unrecorded), [Rule::Proof]);
}

#[test]
fn an_unrecorded_proof_needs_a_residual_and_a_search_that_is_known() {
    let residual = Residual {
        value: 1875,
        rotations: 0,
        digest: String::new(),
        tree: None,
        back_end: Some("branch-and-bound".to_owned()),
    };
    let with_residual = |solution: &mut Solution| {
        solution.claims.proof = Proof::Unrecorded;
        solution.certificate.residual = Some(residual.clone());
    };
    assert_eq!(caught(with_residual), []);
    let unnamed = |back_end: Option<&str>| {
        caught(|solution| {
            with_residual(solution);
            let residual = solution.certificate.residual.as_mut();
            residual.expect("set above").back_end = back_end.map(str::to_owned);
        })
    };
    assert_eq!(unnamed(None), [Rule::Proof]);
    assert_eq!(unnamed(Some("a colleague")), [Rule::Proof]);
}

#[test]
fn another_plan_under_the_same_claims_is_caught() {
    let swapped = |solution: &mut Solution| {
        solution.plan = plan(&[("c", &[("housing", 1), ("ward", 2)])]);
    };
    assert_eq!(caught(swapped), [Rule::Objective]);
}
