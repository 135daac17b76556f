//! Forged claims of layers are caught, each by name.

use secondment::Solution;
use secondment::certify::{CertifyError, certify_solution};
use secondment::model::{Layer, Terms};
use secondment::verify::{Rule, verify_solution};

use crate::common::tiny;
use crate::rules::harness::solve;
use crate::rules::town::build;

fn scheme() -> secondment::Scheme {
    let mut parts = tiny::scheme(3);
    let exposure = Terms { crossing: 1, breadth: 1, bonus: 1, ..Terms::default() };
    let fit = Terms { competency: 1, preference: 1, own: 2, ..Terms::default() };
    parts.objective.layers = vec![Layer::new("exposure", exposure), Layer::new("fit", fit)];
    build(parts)
}

/// The rules broken, and whether the certificates bear out all bounds.
fn caught(forge: impl Fn(&mut Solution)) -> (Vec<Rule>, Result<bool, CertifyError>) {
    let scheme = scheme();
    let mut solution = solve(&scheme).solution().expect("a plan").clone();
    forge(&mut solution);
    let verdict = verify_solution(&scheme, &solution);
    let rules = verdict.violations.iter().map(|violation| violation.rule).collect();
    let supported = certify_solution(&scheme, &solution, None);
    (rules, supported.map(|check| check.is_supported()))
}

#[test]
fn honest_claims_hold() {
    assert_eq!(caught(|_| ()), (vec![], Ok(true)));
    assert_eq!(caught(|solution| solution.claims.layers[1].bound += 5), (vec![], Ok(true)));
}

#[test]
fn each_forged_claim_is_named() {
    let bound = |solution: &mut Solution| solution.claims.layers[1].bound -= 1;
    assert_eq!(caught(bound), (vec![Rule::Bound], Ok(false)));
    let first = |solution: &mut Solution| solution.claims.layers[0].bound += 1;
    assert_eq!(caught(first), (vec![Rule::Layers], Ok(true)));
    let objective = |solution: &mut Solution| solution.claims.layers[1].objective -= 1;
    assert_eq!(caught(objective), (vec![Rule::Objective], Ok(true)));
    let name = |solution: &mut Solution| solution.claims.layers[1].name = "joy".into();
    assert_eq!(caught(name), (vec![Rule::Layers], Ok(true)));
}

#[test]
fn multipliers_that_bound_nothing_are_refused() {
    let refused = |multipliers: &[i64]| {
        caught(|solution| solution.claims.layers[1].multipliers = multipliers.to_vec())
    };
    let few = (vec![Rule::Layers], Err(CertifyError::Multipliers));
    assert_eq!(refused(&[]), few);
    assert_eq!(refused(&[1, 1]), few);
    assert_eq!(refused(&[-1]), few);
    assert_eq!(refused(&[i64::MAX]), (vec![], Err(CertifyError::Multipliers)));
    assert_eq!(refused(&[1 << 43]), (vec![], Err(CertifyError::Multipliers)));
}

#[test]
fn every_layer_has_a_claim_and_a_certificate() {
    let missing = (vec![Rule::Layers], Err(CertifyError::Layers));
    assert_eq!(caught(|solution| solution.layers.clear()), missing);
    assert_eq!(caught(|solution| solution.claims.layers.truncate(1)), missing);
    assert_eq!(caught(|solution| solution.claims.layers.clear()), missing);
}
