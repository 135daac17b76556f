//! The variants of a rotation against full enumeration: every gap, and all that may fill it.

use std::collections::{BTreeMap, BTreeSet};

use secondment::internals::{Oracle, Step, Variants};

use super::priced::Case;

const SEEDS: u64 = 400;

#[test]
fn variants_are_exactly_the_rotations_that_differ_in_one_interval() {
    let (mut placed, mut left) = (0, 0);
    for seed in 0..SEEDS {
        let (more_placed, more_left) = compare(seed, &Case::new(seed));
        placed += more_placed;
        left += more_left;
    }
    assert!(placed > 10_000 && left > 1_000, "only {placed} and {left} variants were compared");
}

/// Compares the variants of every rotation; returns how many place somebody, and how many nobody.
pub(crate) fn compare(seed: u64, case: &Case) -> (usize, usize) {
    let (mut placed, mut left) = (0, 0);
    let oracle = Oracle::new(&case.scheme, seed);
    let memory = &mut Variants::default();
    for (candidate, list) in case.candidates() {
        let known: BTreeMap<Vec<Step>, i64> =
            list.iter().map(|(rotation, points)| (case.steps(rotation), *points)).collect();
        for steps in known.keys() {
            for gone in steps {
                let rest: Vec<Step> = steps.iter().copied().filter(|s| s != gone).collect();
                let duration = oracle.places(*gone).len();
                oracle.variants(candidate, &rest, gone.start, duration as u32, memory);
                let found = memory.found.iter().map(|variant| {
                    let mut steps = rest.clone();
                    steps.extend(variant.post.map(|post| Step { post, start: gone.start }));
                    steps.sort_unstable_by_key(|step| step.start);
                    (steps, variant.points)
                });
                let found: BTreeSet<_> = found.collect();
                let same = |steps: &[Step]| {
                    let extra: Vec<&Step> = steps.iter().filter(|s| !rest.contains(s)).collect();
                    let fills = |step: &Step| {
                        step.start == gone.start && oracle.places(*step).len() == duration
                    };
                    steps.len() == rest.len() + extra.len()
                        && extra.len() <= 1
                        && extra.iter().all(|step| fills(step))
                };
                let expected = known.iter().filter(|(steps, _)| same(steps));
                let expected = expected.map(|(steps, points)| (steps.clone(), *points));
                assert_eq!(found, expected.collect(), "seed {seed}, {candidate:?}, {rest:?}");
                placed += memory.found.iter().filter(|v| v.post.is_some()).count();
                left += memory.found.iter().filter(|v| v.post.is_none()).count();
            }
        }
    }
    (placed, left)
}
