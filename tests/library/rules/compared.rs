//! Enumeration with a rule that is drawn into schemes together with what makes it matter.

use secondment::model::SchemeBuilder;

use crate::common::brute;
use crate::common::rng::Rng;
use crate::rules::harness::{Tally, agree_on, scheme};

const SEEDS: u64 = 150;

/// Like [`agree`](crate::rules::harness::agree); `without` takes the rule, and only the rule, away again.
pub(crate) fn agree(
    draw: fn(&mut Rng, &mut SchemeBuilder),
    without: fn(&mut SchemeBuilder),
) -> Tally {
    let mut tally = Tally::default();
    for seed in 0..SEEDS {
        let parts = scheme(seed, draw);
        let mut stripped = parts.clone();
        without(&mut stripped);
        let before = brute::solve(&stripped).best.map(|(points, _)| points);
        let optimum = agree_on(seed, parts);
        tally.changed += usize::from(optimum != before);
        tally.infeasible += usize::from(optimum.is_none() && before.is_some());
    }
    tally
}
