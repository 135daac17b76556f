//! Proofs by tree against an independent optimum, on schemes where places are scarce.

use std::collections::HashMap;
use std::num::NonZeroUsize;

use secondment::certify::{ResidualCheck, certify_solution};
use secondment::plan::{PRICE_UNIT, Prices};
use secondment::solve::{Found, Solver};
use secondment::{Options, Outcome, Proof, Scheme};

use crate::certify::enumerate::rotations;
use crate::common::bits::bits;
use crate::common::brute;
use crate::common::contested::crowded;

/// The best total over all ways to share out the places: candidate by candidate, over sets of taken
/// places, each of which is a bit.
fn optimum(scheme: &Scheme) -> i64 {
    let parts = scheme.parts();
    let periods = scheme.periods() as u32;
    let posts: Vec<&str> = parts.posts.iter().map(|post| post.id.as_str()).collect();
    let mut best: HashMap<u32, i128> = HashMap::from([(0, 0)]);
    for rotations in rotations(scheme, &Prices::new()) {
        let mut next: HashMap<u32, i128> = HashMap::new();
        for (rotation, units) in rotations {
            let mut taken = 0u32;
            for placement in &rotation {
                let at = posts.iter().position(|&id| id == placement.post.as_str());
                let at = at.expect("a post of the scheme") as u32;
                let duration = brute::duration(parts, &parts.posts[at as usize]);
                for period in placement.start..placement.start + duration {
                    taken |= 1 << (at * periods + period - 1);
                }
            }
            for (&before, &total) in best.iter().filter(|(before, _)| *before & taken == 0) {
                let known = next.entry(before | taken).or_insert(i128::MIN);
                *known = total.saturating_add(units).max(*known);
            }
        }
        best = next;
    }
    let units = best.into_values().max().expect("the empty plan");
    i64::try_from(units / i128::from(PRICE_UNIT)).expect("points are small")
}

fn solve(scheme: &Scheme, threads: usize) -> Outcome {
    let options = Options::default().threads(NonZeroUsize::new(threads));
    Solver::new(scheme).options(options).solve().expect("no fault")
}

#[test]
fn trees_reach_the_optimum_and_close_whatever_the_threads() {
    let (mut trees, mut splits) = (0, 0);
    for seed in 0..250 {
        let scheme = crowded(seed, 6 + (seed % 7) as u32);
        let outcome = solve(&scheme, 1);
        assert_eq!(bits(&outcome), bits(&solve(&scheme, 2)), "seed {seed}: threads");
        let Found::Optimal(solution) = &outcome.found else { panic!("seed {seed}: {outcome:?}") };
        let best = optimum(&scheme);
        assert_eq!(solution.claims.objective, best, "seed {seed}: objective");
        assert_eq!(outcome.certified_bound, Some(best), "seed {seed}: certified bound");
        let check = certify_solution(&scheme, solution, None).expect("prices of this scheme");
        assert_eq!(check.proof, Proof::Certified, "seed {seed}");
        assert!(check.is_supported(), "seed {seed}: {check:?}");
        assert_eq!(check.certified.bound, Some(best), "seed {seed}: recomputed bound");
        let residual = check.certified.residual.as_ref();
        assert!(residual.is_none_or(ResidualCheck::is_closed), "seed {seed}: {residual:?}");
        let residual = solution.certificate.residual.as_ref();
        if let Some(tree) = residual.and_then(|residual| residual.tree.as_ref()) {
            trees += 1;
            splits += tree.nodes.iter().filter(|node| node.split.is_some()).count();
        }
    }
    assert!(trees > 20 && splits > 20, "only {trees} trees with {splits} splits");
}
