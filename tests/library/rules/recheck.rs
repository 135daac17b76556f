//! Plans drawn at random, good and bad, on which `verify` and a version of its own agree.

use std::collections::BTreeSet;

use secondment::verify::verify;
use secondment::{Plan, SchemeBuilder};

use crate::common::rng::Rng;
use crate::common::{brute, coupled, tiny};

/// Seeded tiny schemes per rule, and plans for each.
const SEEDS: u64 = 300;
const PLANS: usize = 12;

/// How plans came out.
#[derive(Debug, Default)]
pub(crate) struct Count {
    /// Plans that lost points to soft rules.
    pub(crate) soft: usize,
    /// Plans that broke the rule.
    pub(crate) broken: usize,
    /// Plans that broke nothing.
    pub(crate) kept: usize,
}

/// Compares `verify` with a version of its own on plans for schemes with a rule drawn into them.
pub(crate) fn agrees(rule: &'static str, draw: fn(&mut Rng, &mut SchemeBuilder)) -> Count {
    let mut count = Count::default();
    for seed in 0..SEEDS {
        let rng = &mut Rng::new(seed ^ 0x0A11_5EED);
        let mut parts = tiny::scheme(seed);
        coupled::narrow(&mut parts);
        draw(rng, &mut parts);
        let scheme = parts.clone().build().unwrap_or_else(|e| panic!("seed {seed}: {e}"));
        let lists: Vec<_> =
            parts.candidates.iter().map(|who| brute::rotations(&parts, who)).collect();
        if lists.iter().any(Vec::is_empty) {
            continue;
        }
        for _ in 0..PLANS {
            let mut plan = Plan::new();
            for (who, list) in parts.candidates.iter().zip(&lists) {
                plan.set(who.id.clone(), rng.pick(list).0);
            }
            let verdict = verify(&scheme, &plan);
            let found: BTreeSet<&str> =
                verdict.violations.iter().map(|violation| violation.rule.as_str()).collect();
            match brute::check(&parts, &plan) {
                Ok(points) => {
                    assert_eq!(verdict.violations, [], "seed {seed}");
                    assert_eq!(verdict.points.total(), points, "seed {seed}: {plan:?}");
                    count.kept += 1;
                    count.soft += usize::from(verdict.points.lost() > 0);
                }
                Err("places") => assert!(found.contains("places"), "seed {seed}"),
                Err(by) => {
                    assert_eq!((found, by), ([rule].into(), rule), "seed {seed}: {plan:?}");
                    count.broken += 1;
                }
            }
        }
    }
    count
}
