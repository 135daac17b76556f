//! The back end that a proof names, and that both of them lead to the same optimum.

use secondment::bench::{Spec, generate};
use secondment::certify::{Support, certify_solution};
use secondment::solve::{Found, Solver};
use secondment::verify::verify_solution;
use secondment::{Proof, Scheme};

/// The solver that this build hands residual programmes to.
const BACK_END: &str = if cfg!(feature = "highs") { "highs" } else { "microlp" };

fn scheme(seed: u64) -> Scheme {
    generate(&Spec::new(20, 20, 4, 10, seed)).expect("the spec is within its ranges")
}

#[test]
fn a_proof_names_the_back_end_of_the_build() {
    let scheme = scheme(1);
    let outcome = Solver::new(&scheme).solve().expect("a valid scheme");
    let Found::Optimal(solution) = &outcome.found else { panic!("not proved: {outcome:?}") };
    // Also what HiGHS finds over rotations listed by a program of its own.
    assert_eq!(solution.claims.objective, 101_134);
    assert_eq!(solution.claims.proof, Proof::BackEnd);
    assert!(verify_solution(&scheme, solution).violations.is_empty());
    let check = certify_solution(&scheme, solution, None).expect("prices that exist");
    assert_eq!(check.support, Support::BackEnd(BACK_END.to_owned()));
}
