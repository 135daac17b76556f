//! Whichever back end completes plans, the optimum is the same, and its word is not taken.

use secondment::Proof;
use secondment::certify::{Support, certify_solution};
use secondment::solve::{Found, Solver};
use secondment::sources::{Spec, generate};
use secondment::verify::verify_solution;

#[test]
fn a_proof_rests_on_no_back_end() {
    let spec = Spec::new(20, 20, 4, 10, 1);
    let scheme = generate(&spec).expect("the spec is within its ranges");
    let outcome = Solver::new(&scheme).solve().expect("a valid scheme");
    let Found::Optimal(solution) = &outcome.found else { panic!("not proved: {outcome:?}") };
    // Also what HiGHS finds over rotations listed by a program of its own.
    assert_eq!(solution.claims.objective, 101_134);
    assert_eq!(solution.claims.proof, Proof::Certified);
    assert!(solution.certificate.residual.is_some(), "prices alone do not prove this one");
    assert!(verify_solution(&scheme, solution).violations.is_empty());
    let check = certify_solution(&scheme, solution, None).expect("prices that exist");
    assert_eq!(check.support, Support::Certificate);
}
